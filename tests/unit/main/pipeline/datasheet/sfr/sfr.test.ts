import { describe, expect, it } from 'vitest';
import { fieldTexts, registersOf } from '../support/chip';
import { table } from '../support/layout';

const LIST = table(
  ['Group', 'Name', 'Address', 'Description', 'Reset value'],
  ['Core', 'ACC', 'E0h', 'Accumulator', '0000 0000b'],
  ['', 'B', 'F0h', 'B register', '00h'],
  ['', 'SPX', '81h', 'Stack pointer', '0000 0111b'],
  ['Timer', 'TMX', '88h', 'Timer control', 'x0x0 0000b'],
  ['', 'TLX', '8Ah', 'Timer low byte (read only)', 'xxxx xxxxb'],
  ['Port', 'PA', '90h', 'Port A', '1111 1111b'],
  ['', 'PB', 'A0h', 'Port B', '1111 1111b'],
  ['', 'XCFG', 'FE01h', 'Extended setting', '00h'],
);
const MAP = table(
  ['SFR', '0/8', '1/9', '2/A', '3/B', '4/C', '5/D', '6/E', '7/F'],
  ['F8', 'AX0', 'AX1', '-', '-', '-', '-', '-', '-'],
  ['F0', 'B', 'AX2', '-', '-', '-', '-', '-', '-'],
  ['E8', 'AX3', 'AX4', '-', '-', '-', '-', '-', '-'],
  ['E0', 'ACC', 'AX5', 'AX6', '-', '-', '-', '-', '-'],
);

describe('special function registers', () => {
  it('reads a list with groups, addresses, reset values and registers in external data memory', () => {
    const registers = registersOf('8051', LIST);
    expect(registers.get('SPX')).toMatchObject({ address: 0x81, resetValue: 7, space: 'sfr', size: 8 });
    expect(registers.get('XCFG')).toMatchObject({ address: 0xfe01, space: 'xdata' });
    expect(registers.get('TLX')?.access).toBe('read-only');
    expect(registers.get('TMX')?.resetValue).toBeNull();
  });

  it('reads an address map eight columns wide and leaves empty places out', () => {
    const registers = registersOf('8051', MAP);
    expect([...registers].map(([name, { address }]) => [name, address])).toEqual(
      expect.arrayContaining([
        ['AX0', 0xf8],
        ['AX6', 0xe2],
        ['ACC', 0xe0],
      ]),
    );
    expect(registers.size).toBe(9);
  });

  it('joins the map, the list and the section of a register to one', () => {
    const registers = registersOf(
      '8051',
      MAP,
      LIST,
      'TMX – Timer control',
      table(
        ['7', '6', '5', '4', '3', '2', '1', '0'],
        ['TF', 'TR', '-', '-', '2*MODE[1:0]', '-', 'EN'],
        ['R', 'R/W', '-', '-', '2*R/W', '-', 'R/W'],
      ),
      'Address: 88H Reset value: 0000 0000b',
      table(
        ['Bit', 'Name', 'Description'],
        ['7', 'TF', 'Overflow'],
        ['6', 'TR', 'Run'],
        ['3:2', 'MODE[1:0]', 'Mode'],
        ['0', 'EN', 'Enable'],
      ),
    );
    const timer = registers.get('TMX');
    expect(fieldTexts(timer)).toEqual(['TF 7+1', 'TR 6+1', 'MODE 2+2', 'EN 0+1']);
    expect(timer?.fields[0]).toMatchObject({ access: 'read-only', description: 'Overflow', resetValue: 0 });
    expect(timer?.address).toBe(0x88);
  });

  it('reads a Chinese field table under a title with the name in brackets, and skips reserved bits', () => {
    const registers = registersOf(
      '8051',
      LIST,
      '定时器控制寄存器(TMX)：',
      table(
        ['位', '名称', '访问', '描述', '复位值'],
        ['7', 'bTF', 'RO', '溢出', '1'],
        ['[6:1]', '保留', 'RO', '', '0'],
        ['0', 'bEN', 'RW', '使能', '0'],
      ),
    );
    expect(fieldTexts(registers.get('TMX'))).toEqual(['bTF 7+1', 'bEN 0+1']);
    expect(registers.get('TMX')?.fields[0]?.resetValue).toBe(1);
  });

  it('reads bit columns of a list, with bit addresses in front of the names and SFR pages behind the address', () => {
    const header = ['Symbol', 'Definition', 'Address /(Page)', '8*MSB LSB', 'Reset value'];
    const row = (name: string, address: string): string[] => [
      name,
      'About it',
      address,
      '(FF) A1',
      '-',
      '2*W[1:0]',
      '-',
      '-',
      '-',
      'Z',
      '0 0 0 0 0 0 0 1 b',
    ];
    const rows = Array.from({ length: 8 }, (_, i) => row(`RG${i}`, `F${i}H(1)`));
    const first = registersOf('8051', table(header, ...rows)).get('RG3');
    expect(first).toMatchObject({ address: 0xf3, resetValue: 1 });
    expect(first?.description).toContain('SFR page 1');
    expect(fieldTexts(first)).toEqual(['A1 7+1', 'W 4+2', 'Z 0+1']);
  });

  it('leaves a document with hardly any register to other readers', () => {
    expect(
      registersOf('8051', table(['Name', 'Address', 'Description'], ['AX', '80h', 'x'], ['BX', '81h', 'y'])).size,
    ).toBe(0);
  });

  it('gives a bit both its symbols where the text speaks of each, and keeps one that is only written with a stroke', () => {
    const registers = registersOf(
      '8051',
      MAP,
      LIST,
      'The flag FE shows a framing error; SM tells the mode.',
      'TMX – Timer control',
      table(['7', '6', '5', '4', '3', '2', '1', '0'], ['SM/FE', 'CP/RL2', '-', '-', '-', '-', '-', 'EN']),
      'Address: 88H Reset value: 0000 0000b',
    );
    expect(fieldTexts(registers.get('TMX'))).toEqual(['SM 7+1', 'FE 7+1', 'CP/RL2 6+1', 'EN 0+1']);
  });
});
