import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAccess } from '../../../../../../main/pipeline/datasheet/text/access';
import { fieldName, isReserved } from '../../../../../../main/pipeline/datasheet/text/names';
import {
  parseBased,
  parseBitList,
  parseBits,
  parseReset,
} from '../../../../../../main/pipeline/datasheet/text/numbers';
import { fill, findPlaceholder } from '../../../../../../main/pipeline/datasheet/text/ranges';
import { findValues, isPerBit } from '../../../../../../main/pipeline/datasheet/text/values';

describe('numbers', () => {
  it('reads back any number in every notation a manual uses', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), (value) => {
        const hex = value.toString(16).toUpperCase().padStart(8, '0');
        const forms = [
          `0x${hex}`,
          `0${hex}h`,
          `32'h${hex}`,
          `0x${hex.slice(0, 4)} ${hex.slice(4)}`,
          `0x${hex.slice(0, 4)}_${hex.slice(4)}`,
        ];
        for (const form of forms) expect(parseBased(form), form).toBe(value);
      }),
    );
  });

  it('gives null for digits the manual does not know, and for plain words', () => {
    for (const text of ['0x0000 XX83', 'X', 'UNKNOWN', '', '0b12']) expect(parseBased(text), text).toBeNull();
  });

  it('takes bare ones and zeros that fill the field for binary, others for decimal', () => {
    expect([parseReset('11', 2), parseReset('11', 4), parseReset("8'd255", 8), parseReset('FFh', 8)]).toEqual([
      3, 11, 255, 255,
    ]);
  });

  it('gives no reset value that the field cannot hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 32 }), fc.string(), (width, text) => {
        const value = parseReset(text, width);
        expect(value === null || (value >= 0 && value < 2 ** width)).toBe(true);
      }),
    );
  });

  it('reads bit ranges in either order and any bracket', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 31 }), fc.integer({ min: 0, max: 31 }), (a, b) => {
        const want = { lsb: Math.min(a, b), width: Math.abs(a - b) + 1 };
        for (const text of [`${a}:${b}`, `[${a}:${b}]`, `${a}–${b}`, `Bits ${a}:${b}`, `${a}..${b}`]) {
          expect(parseBits(text), text).toEqual(want);
        }
      }),
    );
    expect(parseBits('D7')).toEqual({ lsb: 7, width: 1 });
    expect(parseBits('128')).toBeNull();
    expect(parseBitList('27/23/19')).toEqual([27, 23, 19].map((lsb) => ({ lsb, width: 1 })));
    expect(parseBitList('[31:30]\n[27:26]\n[3]')).toEqual([
      { lsb: 30, width: 2 },
      { lsb: 26, width: 2 },
      { lsb: 3, width: 1 },
    ]);
    expect(parseBitList('[7:4] [5:0]')).toBeNull();
    expect(parseBitList('7:0 8 bits')).toBeNull();
  });
});

describe('words', () => {
  it.each([
    ['RO', 'read-only'],
    ['R0', 'read-only'],
    ['R/W', 'read-write'],
    ['R/W1C', 'write-1-clear'],
    ['rc_w0', 'read-write'],
    ['只读', 'read-only'],
    ['读/写', 'read-write'],
    ['WO', 'write-only'],
    ['RC', 'read-clear'],
    ['see text', 'unknown'],
  ])('reads %s as %s', (text, access) => {
    expect(parseAccess(text)).toBe(access);
  });

  it('joins names that are broken over lines and drops their bit range', () => {
    expect([
      fieldName(['COMP1_', 'INMSEL']),
      fieldName(['SYS/', 'RST']),
      fieldName(['PLS[2:0]']),
      fieldName(['Mini UART', 'IRQ']),
    ]).toEqual(['COMP1_INMSEL', 'SYS/RST', 'PLS', 'Mini UART IRQ']);
  });

  it('knows reserved bits in both languages and no field that merely begins so', () => {
    for (const name of ['Reserved', 'RSVD', 'Res.', '保留', '-', '—', 'Reser-ved', ''])
      expect(isReserved(name), name).toBe(true);
    for (const name of ['RESET', 'RES_EN', 'RESP', 'XEN', 'NACK']) expect(isReserved(name), name).toBe(false);
  });

  it('expands what a placeholder stands for', () => {
    expect(findPlaceholder('Port register (GPIOx_CRL) (x = A..C)')).toEqual({ letter: 'x', values: ['A', 'B', 'C'] });
    expect(findPlaceholder('(x=1/2/3)')?.values).toEqual(['1', '2', '3']);
    expect(findPlaceholder('RENn (n=0..31)')?.values).toHaveLength(32);
    expect([fill('GPIOx_CRL', 'x', 'B'), fill('PIN_CNF[n]', 'n', '3'), fill('EXTICR', 'x', '1')]).toEqual([
      'GPIOB_CRL',
      'PIN_CNF3',
      'EXTICR',
    ]);
  });

  it('reads enumerated values in binary, hexadecimal and Chinese', () => {
    expect(findValues('Divider\n00: by 1; 01: by 2\n10: by 4; 11: by 8.', 2).map(({ value }) => value)).toEqual([
      0, 1, 2, 3,
    ]);
    expect(findValues('使能位。0：关闭；1：打开。', 1)).toEqual([
      { value: 0, description: '关闭' },
      { value: 1, description: '打开' },
    ]);
    expect(findValues('Set to 1: starts the conversion', 1)).toEqual([]);
  });

  it.each([
    ['clock source (0: RC 1: crystal 2/3: PLL)', 2, ['RC', 'crystal', 'PLL', 'PLL']],
    ["Length\n'00' - none\n'01' - 3 bytes\n'1x' - 4 bytes", 2, ['none', '3 bytes', '4 bytes', '4 bytes']],
    ['0xx: not divided\n100: by 2\n101: by 4', 3, [...Array<string>(4).fill('not divided'), 'by 2', 'by 4']],
    ['00 = nothing. x1 = clear TX. 1x = clear RX.', 2, ['nothing', 'clear TX', 'clear RX']],
    ['写允许位：该位为 0 则写保护；为 1 则可写', 1, ['写保护', '可写']],
    ['波特率：0-慢速模式；1-快速模式', 1, ['慢速模式', '快速模式']],
    ['If 1 the line is high.\nIf 0 the line is low. See below.', 1, ['the line is high', 'the line is low']],
    ['When set by hardware a frame came.\nWhen cleared by software the flag ends.', 1, []],
    [
      'When set to 1 the counter runs.\nWhen cleared to 0 the counter stops.',
      1,
      ['the counter runs', 'the counter stops'],
    ],
    ['M1 M0 Mode\n0 0 Mode 0: 13 bits 0 1 Mode 1: 16 bits', 1, []],
    ['Set by bits 0: and 1: of the other word', 1, []],
  ])('reads the values of %j', (text, width, meanings) => {
    expect(findValues(text, width).map(({ description }) => description)).toEqual(meanings);
  });

  it('tells values of each bit from values of a word', () => {
    expect(isPerBit(findValues('0: off; 1: on', 32), 32)).toBe(true);
    expect(isPerBit(findValues('0: off; 1: on; 2: auto', 32), 32)).toBe(false);
  });

  it('tells a value that means something else in another mode once per mode, with its condition', () => {
    const text = [
      'Configuration of the pin.',
      'In input mode (DIR=0):\n00: Analog\n01: Floating',
      'In output mode (DIR>0):\n00: Push-pull\n01: Open-drain',
    ];
    expect(findValues(text.join('\n'), 2)).toEqual([
      { value: 0, description: 'In input mode (DIR=0): Analog' },
      { value: 1, description: 'In input mode (DIR=0): Floating' },
      { value: 0, description: 'In output mode (DIR>0): Push-pull' },
      { value: 1, description: 'In output mode (DIR>0): Open-drain' },
    ]);
    expect(findValues('0: off\n1: on\n1: has an effect after reset', 1)).toEqual([
      { value: 0, description: 'off' },
      { value: 1, description: 'on' },
    ]);
  });
});
