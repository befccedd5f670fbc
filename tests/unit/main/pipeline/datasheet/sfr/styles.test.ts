import { describe, expect, it } from 'vitest';
import { fieldTexts, registersOf } from '../support/chip';
import { table } from '../support/layout';

const BITS = ['B7', 'B6', 'B5', 'B4', 'B3', 'B2', 'B1', 'B0'];
const eight = <T>(make: (i: number) => T): T[] => Array.from({ length: 8 }, (_, i) => make(i));

describe('styles of SFR manuals', () => {
  it('reads a Chinese list with bits under a common heading, unknown reset bits and registers in xdata', () => {
    const registers = registersOf(
      '8051',
      table(
        ['符号', '描述', '地址', '8*位地址与符号', '复位值'],
        ['符号', '描述', '地址', ...BITS, '复位值'],
        ...eight((i) => [`RG${i}`, '寄存器', `8${i}H`, 'T2_C/T', '-', ...eight(() => 'K').slice(2), '0000,0111']),
        ['WCON', '看门狗', 'C1H', 'FLAG', '-', 'EN', 'CLR', 'IDL', '3*PS[2:0]', '0x00,0000'],
        ['CLKD', '分频', 'FE01H', '8*', '0000,0100'],
      ),
    );
    expect(registers.get('RG3')).toMatchObject({ address: 0x83, resetValue: 7 });
    expect(fieldTexts(registers.get('WCON'))).toEqual(['FLAG 7+1', 'EN 5+1', 'CLR 4+1', 'IDL 3+1', 'PS 0+3']);
    expect(registers.get('WCON')?.resetValue).toBeNull();
    expect(registers.get('CLKD')).toMatchObject({ address: 0xfe01, space: 'xdata', resetValue: 4 });
  });

  it('reads addresses with pages behind a comma, and the bits between MSB and LSB', () => {
    const registers = registersOf(
      '8051',
      table(
        ['Register', 'Definition', 'Address', 'MSB', '6', '5', '4', '3', '2', '1', 'LSB', 'Reset Value'],
        ...eight((i) => [
          `EIP${i}`,
          'Priority',
          `E${i}H, page 1`,
          ...['PT', '-', 'PF', '-', '-', '-', '-', 'PI'],
          '0000 0001b',
        ]),
      ),
    );
    expect(registers.get('EIP2')).toMatchObject({ address: 0xe2, resetValue: 1 });
    expect(registers.get('EIP2')?.description).toContain('SFR page 1');
    expect(fieldTexts(registers.get('EIP2'))).toEqual(['PT 7+1', 'PF 5+1', 'PI 0+1']);
  });

  it('reads the bits below a table that states name, address and reset value of one register', () => {
    const registers = registersOf(
      '8051',
      ...eight((i) => [
        `## 5.${i} Control`,
        table(['Register', 'SFR Address', 'Reset Value'], [`CON${i}`, `9${i}H, all pages, TA protected`, '0000_0001b']),
        table(['7', '6', '5', '4', '3', '2', '1', '0'], ['SW', 'IAP', '-', '-', '3*MODE[2:0]', 'EN']),
        table(['Bit', 'Name', 'Description'], ['7', 'SW', 'Software reset'], ['0', 'EN', 'Enable']),
      ]).flat(),
    );
    expect(registers.get('CON4')).toMatchObject({ address: 0x94, resetValue: 1 });
    expect(fieldTexts(registers.get('CON4'))).toEqual(['SW 7+1', 'IAP 6+1', 'MODE 1+3', 'EN 0+1']);
    expect(registers.get('CON4')?.fields[0]?.description).toBe('Software reset');
  });

  it('gives the bits under a heading to its register, not to another one that the heading speaks of in brackets', () => {
    const registers = registersOf(
      '8051',
      table(
        ['Symbol', 'Definition', 'Address', 'Reset Value'],
        ['TA', 'Timed access', 'C7H', '0000 0000b'],
        ...eight((i) => [`CON${i}`, 'Control', `9${i}H`, '0000 0000b']),
      ),
      ...eight((i) => [
        `CON${i} – Control ${i} (TA protected)`,
        table(['7', '6', '5', '4', '3', '2', '1', '0'], ['EN', '-', '-', '-', '-', '-', '-', 'RUN']),
      ]).flat(),
    );
    expect(fieldTexts(registers.get('CON3'))).toEqual(['EN 7+1', 'RUN 0+1']);
    expect(fieldTexts(registers.get('TA'))).toEqual([]);
  });

  it.each([
    ['(%, bit addressable)', ''],
    ['(% at 98H, bit addressable)', ''],
    ['[% reset value 00H]', ''],
    ['(% bit addressable)', ''],
    ['(%, bit addressable)', ' of UART'],
  ])('finds the register of a caption that names it in brackets before words, %s%s', (note, more) => {
    const registers = registersOf(
      '8051',
      table(
        ['Symbol', 'Definition', 'Address', 'Reset Value'],
        ...eight((i) => [`SCON${i}`, 'Control', `9${i}H`, '0000 0000b']),
      ),
      ...eight((i) => [
        `Serial control${more} ${note.replace('%', `SCON${i}`)}`,
        table(['7', '6', '5', '4', '3', '2', '1', '0'], ['EN', '-', '-', '-', '-', '-', '-', 'RUN']),
      ]).flat(),
    );
    expect(fieldTexts(registers.get('SCON3'))).toEqual(['EN 7+1', 'RUN 0+1']);
  });

  it('reads numbered SFR definitions with reset values per bit or in hexadecimal per field', () => {
    const registers = registersOf(
      '8051',
      ...eight((i) => [
        `SFR Definition 5.${i}. CF${i}: Configuration`,
        table(
          ['Bit', '7', '6', '5', '4', '3', '2', '1', '0'],
          ['Name', '5*SC[4:0]', 'LJ', '2*'],
          ['Type', '5*R/W', 'R/W', 'R', 'R'],
          ['Reset', '5*0x1F', '0', '0', '0'],
        ),
        `SFR Page = 0x0; SFR Address = 0xB${i}`,
      ]).flat(),
    );
    expect(registers.get('CF5')).toMatchObject({ address: 0xb5, resetValue: 0xf8 });
    expect(fieldTexts(registers.get('CF5'))).toEqual(['SC 3+5', 'LJ 2+1']);
  });

  it('reads grids with the bit numbers below the names and the address beside them', () => {
    const registers = registersOf(
      '8051',
      ...eight((i) => [
        `SFR Definition 6.${i}. OLD${i}: Configuration`,
        table(
          [...eight(() => 'R/W'), 'Reset Value'],
          ['SC1', 'SC0', 'LJ', '-', '-', '-', '-', 'EN', '11000001'],
          [...eight((bit) => `Bit${7 - bit}`), `SFR Address: 0xA${i}`],
        ),
      ]).flat(),
    );
    expect(registers.get('OLD2')).toMatchObject({ address: 0xa2, resetValue: 0xc1 });
    expect(fieldTexts(registers.get('OLD2'))).toEqual(['SC1 7+1', 'SC0 6+1', 'LJ 5+1', 'EN 0+1']);
  });

  it('gives two numbered names beside a range a bit each', () => {
    const registers = registersOf(
      '8051',
      table(['名称', '地址', '描述', '复位值'], ...eight((i) => [`RG${i}`, `8${i}h`, '寄存器', '00h'])),
      '状态寄存器（RG3）：',
      table(
        ['位', '名称', '访问', '描述', '复位值'],
        ['7', 'CY', 'RW', '进位', '0'],
        ['[4:3]', 'RS1\nRS0', 'RW', '选择', '10b'],
      ),
    );
    expect(registers.get('RG3')?.fields.map(({ name, lsb, resetValue }) => [name, lsb, resetValue])).toEqual([
      ['CY', 7, 0],
      ['RS1', 4, 1],
      ['RS0', 3, 0],
    ]);
  });
});
