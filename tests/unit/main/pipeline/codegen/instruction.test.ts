import { describe, expect, it } from 'vitest';
import { readInstruction } from '../../../../../main/pipeline/codegen/instruction';

const read = (text: string, nets: string[] = []) => {
  const wishes = readInstruction(text, { nets: new Set(nets) });
  return { ...wishes, topics: [...wishes.topics].sort(), excluded: [...wishes.excluded].sort() };
};

describe('what an instruction asks for', () => {
  it.each([
    '',
    'init',
    '生成初始化代码',
    'bring up everything',
    'Please generate the initialisation code for my board.',
    '请帮我生成这个板子的初始化代码。',
  ])('is everything, with nothing left over, for %j', (text) => {
    expect(read(text)).toMatchObject({ everything: true, topics: [], unmet: [], understood: true });
  });

  it.each([
    ['init everything, no LEDs', ['led'], []],
    ['everything but LEDs', ['led'], []],
    ["don't configure LEDs and buttons", ['button', 'led'], []],
    ['no LEDs, buttons or UART', ['button', 'led', 'uart'], []],
    ['除LED外全部配置', ['led'], []],
    ['LED不需要', ['led'], []],
    ['不要配置LED，只配置按键', ['led'], ['button']],
    ['SPI without LEDs', ['led'], ['spi']],
    ['no LEDs and UART1 at 9600', ['led'], ['uart']],
  ])('leaves out what %j denies', (text, excluded, topics) => {
    expect(read(text)).toMatchObject({ excluded, topics, everything: topics.length === 0, unmet: [] });
  });

  it.each([
    [
      'UART2 at 115200 and UART1 at 9600',
      [
        { number: 2, baud: 115_200 },
        { number: 1, baud: 9600 },
      ],
    ],
    [
      'UART1 and UART2 at 9600',
      [
        { number: 1, baud: 9600 },
        { number: 2, baud: 9600 },
      ],
    ],
    ['初始化UART1，波特率9600', [{ number: 1, baud: 9600 }]],
    ['串口1波特率115200', [{ number: 1, baud: 115_200 }]],
    ['UART 9600', [{ number: null, baud: 9600 }]],
    ['the UART at 115.2k', [{ number: null, baud: 115_200 }]],
  ])('gives each UART of %j its own rate', (text, uarts) => {
    expect(read(text)).toMatchObject({ uarts, unmet: [] });
  });

  it.each([
    ['configure PB0 as output', { name: 'PB0', mode: 'output', level: null }],
    ['P1.2 输出高电平', { name: 'P1.2', mode: 'output', level: 1 }],
    ['PA4 上拉输入', { name: 'PA4', mode: 'input-pull-up', level: null }],
    ['pull-up on KEY', { name: 'KEY', mode: 'input-pull-up', level: null }],
    ['blink the LED on PA4', { name: 'PA4', mode: null, topics: ['led'] }],
  ])('hears of the pin in %j', (text, pin) => {
    expect(read(text, ['KEY'])).toMatchObject({ pins: [pin], everything: false, topics: [] });
  });

  it.each([
    ['UART1 with interrupt', 'UART1 with interrupt', /Interrupts/],
    ['只配置按键中断', '只配置按键中断', /Interrupts/],
    ['blink the LED', 'blink the LED', /after initialisation/],
    ['UART1 at 9600 8E1, LED', 'UART1 at 9600 8E1', /frame format/],
    ['LED, system clock 48 MHz', 'system clock 48 MHz', /not switched/],
    ['UART1 at 5 Mbaud', 'UART1 at 5 Mbaud', /5000000 bit\/s is out of the range/],
    ['SPI flash', 'SPI flash', /Not understood.*flash/],
  ])('quotes the clause of %j of which a part is not done', (text, quote, reason) => {
    const [first] = read(text).unmet;
    expect(first?.quote).toBe(quote);
    expect(first?.reason.en).toMatch(reason);
  });

  it('asks for nothing else when its UART has an impossible rate', () => {
    expect(read('UART1 at 5 Mbaud')).toMatchObject({ everything: false, uarts: [], excluded: ['uart'] });
  });

  it('is content without what is not offered', () => {
    expect(read('LED without interrupts').unmet).toEqual([]);
  });

  it('knows that it understood nothing', () => {
    expect(read('purple monkey dishwasher')).toMatchObject({ everything: true, understood: false });
    expect(read('紫色的猴子')).toMatchObject({ everything: true, understood: false });
    expect(read('生成初始化代码，紫色的猴子').understood).toBe(true);
  });
});
