import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateOffline } from '../../../../../main/pipeline/codegen';
import { board, lampBoard, part } from '../../../../fixtures/models/board';
import { zircon } from '../../../../fixtures/models/chips';

const LAMP = lampBoard({ led: 'PA0', key: 'PA1', tx: 'PA2', rx: 'PA3' });
const ask = (instruction: string, on = LAMP) => {
  const code = generateOffline({ devices: [zircon()], board: on, instruction });
  const subjects = code.configured.map(({ subject }) => subject);
  return { ...code, subjects, text: code.files.get('generated.c') ?? '', codes: code.findings.map(({ code: c }) => c) };
};

describe('an instruction put to a board', () => {
  it('sets nothing up that it denies', () => {
    expect(ask('everything, no LEDs').text).not.toContain('GPIOA_MODER.MODE0');
    expect(ask('不要配置LED，只配置按键').subjects).toContain('GO (PA1)');
  });

  it('configures a named pin as it says and nothing else', () => {
    const free = board('U1', [part('U1', { '1:PA0': null, '2:PA1': 'GO' }), part('S1', { '1': 'GO', '2': 'GND' })]);
    const { subjects, text } = ask('set PA0 as output high', free);
    expect(subjects).toContain('PA0');
    expect(text).toContain('GPIOA_BSRR = (1UL << GPIOA_BSRR_BS0_Pos)');
    expect(text).toContain('GPIOA_MODER.MODE0 = 1');
    expect(text).not.toContain('MODE1 =');
  });

  it('uses the pull that is asked for at a net', () => {
    expect(ask('pull-down on GO').text).toContain('GPIOA_PUPDR.PUPD1 = 2');
  });

  it.each([
    ['blink the LED on PA1', 'LED (PA1)', /button/],
    ['PA1 as output', 'GO (PA1)', /short/],
    ['PB9 as output', 'PB9', /Neither/],
    ['UART7 at 9600', 'UART7', /UART7/],
  ])('says why %j is not done, and does nothing instead', (text, subject, reason) => {
    const { notDone, registersWritten } = ask(text);
    expect(notDone.find((entry) => entry.subject === subject)?.reason).toMatch(reason);
    expect(registersWritten).toBe(0);
  });

  it('sets the named UART up at its own rate and tells of the one that the chip lacks', () => {
    const { text, notDone } = ask('UART2 at 115200 and UART1 at 9600');
    expect(text).toContain('/ 9600UL');
    expect(text).not.toContain('/ 115200UL');
    expect(notDone.map(({ subject }) => subject)).toContain('UART2');
  });

  it('warns when it understood nothing and does the default', () => {
    const { codes, registersWritten, notDone } = ask('purple monkey dishwasher');
    expect(codes).toContain('INSTRUCTION_NOT_UNDERSTOOD');
    expect(registersWritten).toBeGreaterThan(0);
    expect(notDone[0]?.subject).toBe('“purple monkey dishwasher”');
    expect(ask('生成初始化代码').codes).not.toContain('INSTRUCTION_NOT_UNDERSTOOD');
  });

  it('throws at no text', () => {
    const word = fc.constantFrom('no', 'UART1', 'PA0', '9600', '除', 'LED', '和', ',', '5M', 'as output', '。', '外');
    const text = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (instruction) => ask(instruction).notDone.length >= 0),
      { numRuns: 60 },
    );
  });

  it('quotes the words of every clause that means nothing', () => {
    const nonsense = fc
      .array(fc.stringMatching(/^q[xz][aeiou]{2}[jvk]{2}$/), { minLength: 1, maxLength: 3 })
      .map((words) => words.join(' '));
    const joint = fc.constantFrom(', ', ' and ', '，', ' then ', '; ');
    fc.assert(
      fc.property(nonsense, joint, fc.constantFrom('LED', 'UART1 at 9600', 'no LEDs', ''), (words, join, sense) => {
        const { notDone } = ask(sense === '' ? words : `${sense}${join}${words}`);
        expect(notDone.some(({ subject }) => subject.includes(words))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
