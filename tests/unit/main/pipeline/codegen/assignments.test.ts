import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateOffline } from '../../../../../main/pipeline/codegen';
import { readInstruction } from '../../../../../main/pipeline/codegen/instruction';
import type { DeviceModel } from '../../../../../shared/models';
import { device, field, peripheral, register } from '../../../../fixtures/models/device';

const read = (text: string) =>
  readInstruction(text, { isAssignable: () => true }).assignments.map(({ path, value }) => [path.join('.'), value]);

const timer = (name: string, base: number) =>
  peripheral(name, base, [
    register('CR1', { offset: 0 }, [
      field('CEN', 0),
      field('CMS', 5, 2),
      field('Reserved', 8, 8),
      field('BUSY', 16, 1, undefined, 'read-only'),
    ]),
    register('PSC', { offset: 0x28 }, [field(`${name}_PSC`, 0, 16)]),
  ]);
const flint: DeviceModel = device('FLINT32', 'cortex-m', [timer('TIM1', 0x4000), timer('TIM2', 0x5000)]);
const write = (instruction: string) => {
  const code = generateOffline({ devices: [flint], board: null, instruction });
  return { ...code, text: code.files.get('src/board_init.c') ?? '', reasons: code.notDone.map(({ reason }) => reason) };
};

describe('values that an instruction gives to registers by name', () => {
  it.each([
    [
      'SCON = 0x50, TMOD.M1 = 1',
      [
        ['SCON', 0x50],
        ['TMOD.M1', 1],
      ],
    ],
    [
      '把 PCON 的 SMOD 位置 1，CKCON.T1M 清零',
      [
        ['PCON.SMOD', 1],
        ['CKCON.T1M', 0],
      ],
    ],
    [
      'TIM2.CR1.CEN 置位；设置 PSC 寄存器为 47',
      [
        ['TIM2.CR1.CEN', 1],
        ['PSC', 47],
      ],
    ],
    [
      'set CTRL.MODE to 0b10 and clear CTRL.EN',
      [
        ['CTRL.MODE', 2],
        ['CTRL.EN', 0],
      ],
    ],
    ['P1M1 写入 0FFh', [['P1M1', 255]]],
    [
      'SCON = 01010000b, CTRL = 0x50UL',
      [
        ['SCON', 0x50],
        ['CTRL', 0x50],
      ],
    ],
    ['CTRL.EN 清 0', [['CTRL.EN', 0]]],
    ['TIM2.PSC = 48-1', []],
    ['SCON = 0x40 | 0x10', []],
    ['TIM2.ARR = 10 ms', []],
    ['TIM2.ARR = 50 %', []],
    ['configure P0 to 3 as outputs', []],
    ['EN 为 1 时打开 LED', []],
    ["don't set CTRL.EN", []],
  ])('are read from %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('are read in every notation of the number', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.constantFrom('0x', '0b', ''), (value, prefix) => {
        const digits = value.toString(prefix === '0x' ? 16 : prefix === '0b' ? 2 : 10);
        expect(read(`REG = ${prefix}${digits}`)).toEqual([['REG', value]]);
      }),
    );
  });

  it('leave a pin and a rate to their own meaning, though a register or field is called so', () => {
    const lexicon = { isAssignable: () => true };
    const { pins, uarts, assignments } = readInstruction('PA4 = 1，UART1 = 9600，baudrate = 9600', lexicon);
    expect([pins.length, uarts[0]?.baud, assignments.length]).toEqual([1, 9600, 0]);
    expect(readInstruction('RCC.UART1 = 1', lexicon).assignments).toHaveLength(1);
  });

  it('become writes with their page, in the order of the instruction', () => {
    const { text, configured, notDone } = write('TIM2.PSC = 47, TIM2.CR1.CEN = 1');
    expect(text).toMatch(/TIM2_PSC = 47, p\. 7[\s\S]+TIM2_CR1\.CEN = 1, p\. 7/);
    expect(configured.map(({ subject }) => subject)).toEqual(['TIM2_PSC', 'TIM2_CR1.CEN']);
    expect(notDone.map(({ subject }) => subject)).toEqual(['Board']);
  });

  it('give a whole register its fields and leave reserved and read-only ones alone', () => {
    expect(write('TIM1.CR1 = 0x41').text).toContain('CEN = 1, CMS = 2');
    expect(write('TIM1.CR1 = 0x10001').reasons.join()).toContain(
      'goes to bits that the manual as read does not let be written',
    );
  });

  it('write nothing to a register whose bits are all reserved or read only', () => {
    const status = register('SR', { offset: 0 }, [
      field('BUSY', 0, 1, undefined, 'read-only'),
      field('Reserved', 1, 31),
    ]);
    const model = device('FLINT32', 'cortex-m', [peripheral('DMA', 0x4000, [status])]);
    const code = generateOffline({ devices: [model], board: null, instruction: 'DMA.SR = 0' });
    expect(code.registersWritten).toBe(0);
    expect(code.notDone.map(({ reason }) => reason).join()).toContain('does not let be written');
  });

  it('give a bit with two names its value once', () => {
    const scon = register('SCON', { address: 0x98 }, [field('SM0', 7), field('FE', 7), field('REN', 0, 7)], {
      ...{ size: 8, space: 'sfr' },
    });
    const model = device('FLINT51', '8051', [peripheral('SFR', null, [scon])]);
    const { files } = generateOffline({ devices: [model], board: null, instruction: 'SCON = 0x81' });
    expect(files.get('src/board_init.c')).toMatch(/SCON = \(uint8_t\)[^;]+; \/\* SCON\.SM0 = 1, REN = 1, p\. 7/);
  });

  it.each([
    ['TIM1.CR1.CMS = 4', '4 does not fit into CMS, which has 2 bit(s).'],
    ['CR1.CEN = 1', 'Several are called so: TIM1_CR1.CEN (bit 0), TIM2_CR1.CEN (bit 0).'],
    ['TIM1.CR1.BUSY = 1', 'TIM1_CR1.BUSY is read-only.'],
    ['set TIM1_CR1', 'TIM1_CR1 is a whole register'],
    ['TIM9.CR1 = 1', 'Not understood'],
    ['TIM1.PSC = 48-1', 'Not understood'],
  ])('say why %j is not done', (instruction, reason) => {
    const { registersWritten, reasons } = write(instruction);
    expect(registersWritten).toBe(0);
    expect(reasons.join('\n')).toContain(reason);
  });
});
