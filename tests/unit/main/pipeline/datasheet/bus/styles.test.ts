import { describe, expect, it } from 'vitest';
import type { Register } from '../../../../../../shared/models';
import { fieldTexts, registersOf } from '../support/chip';
import { table } from '../support/layout';

const HALVES = [
  table(
    ['Bit', '7', '6', '5', '4'],
    ['Read/Write', 'R/W', 'R/W', 'R/W', 'R/W'],
    ['Reset Value', '0', '0', '1', '0'],
    ['Content', 'us', '3*bwp'],
  ),
  table(
    ['Bit', '3', '2', '1', '0'],
    ['Read/Write', 'R/W', 'R/W', 'R/W', 'R/W'],
    ['Reset Value', '1', '0', '0', '0'],
    ['Content', '4*odr'],
  ),
];

const places = (registers: ReadonlyMap<string, Register>) =>
  [...registers].map(([name, { address, size }]) => [name, address, size]);

describe('styles of register maps of chips on a bus', () => {
  it('reads sections whose lines give name, address in two bases and reset value one by one', () => {
    const section = (name: string, address: string) => [
      `## 8.1 ${name}`,
      `Name: ${name}`,
      `Address: ${address}`,
      'Serial IF: R/W',
      'Reset Value: 0x01',
      table(['BIT', 'NAME', 'FUNCTION'], ['7:6', '-', 'Reserved.'], ['5:3', 'DLP[2:0]', 'Filter'], ['0', 'FC', 'x']),
    ];
    const registers = registersOf(
      'peripheral-chip',
      ...section('GYRO_SET', '01 (01h)'),
      ...section('PWR_SET', '16 (Decimal); 10 (Hex)'),
    );
    expect(places(registers)).toEqual([
      ['GYRO_SET', 1, 8],
      ['PWR_SET', 16, 8],
    ]);
    expect(registers.get('GYRO_SET')?.resetValue).toBe(1);
    expect(fieldTexts(registers.get('GYRO_SET'))).toEqual(['DLP 3+3', 'FC 0+1']);
  });

  it('joins the two halves of a bit grid under one title, past lines of particulars', () => {
    const registers = registersOf(
      'peripheral-chip',
      ...['ACC_CONF', 'ACC_SPAN', 'GYR_CONF'].flatMap((name, i) => [
        `## Register (0x4${i}) ${name}`,
        'DESCRIPTION sets the rate',
        'RESET: 0x28',
        'MODE RW',
        ...HALVES,
      ]),
    );
    expect(places(registers)).toEqual([
      ['ACC_CONF', 0x40, 8],
      ['ACC_SPAN', 0x41, 8],
      ['GYR_CONF', 0x42, 8],
    ]);
    expect(fieldTexts(registers.get('ACC_CONF'))).toEqual(['us 7+1', 'bwp 4+3', 'odr 0+4']);
    expect(registers.get('ACC_CONF')?.resetValue).toBe(0x28);
  });

  it('reads name and address in the row above the bit numbers', () => {
    const grid = (name: string, address: string) =>
      table(
        ['Name', address, name, '', ''],
        ['Bit', '7', '6', '5', '4'],
        ['Content', '3*reserved', 'bw<4>'],
        ['Bit', '3', '2', '1', '0'],
        ['Content', '4*range<3:0>'],
      );
    const registers = registersOf('peripheral-chip', grid('PMU_A', '0x0F'), grid('PMU_B', '0x10'));
    expect(places(registers)).toEqual([
      ['PMU_A', 0x0f, 8],
      ['PMU_B', 0x10, 8],
    ]);
    expect(fieldTexts(registers.get('PMU_A'))).toEqual(['bw 4+1', 'range 0+4']);
  });

  it('reads registers of sixteen bits that a pointer selects, in two rows of bit numbers', () => {
    const registers = registersOf(
      'peripheral-chip',
      '## 8.1.2 Result Register (P[1:0] = 00b) [reset = 0000h]',
      table(
        ['15', '14', '13', '12', '11', '10', '9', '8'],
        ['8*R-0h'],
        ['7', '6', '5', '4', '3', '2', '1', '0'],
        ['8*R-0h'],
      ),
      table(['Bit', 'Field', 'Type', 'Reset', 'Description'], ['15:0', 'D[15:0]', 'R', '0000h', 'Result']),
      '## 8.1.3 Config Register (P[1:0] = 01b) [reset = 8583h]',
      table(
        ['15', '14', '13', '12', '11', '10', '9', '8'],
        ['OS', '3*MUX[2:0]', '3*PGA[2:0]', 'MODE'],
        ['R/W-1h', '3*R/W-0h', '3*R/W-2h', 'R/W-1h'],
        ['7', '6', '5', '4', '3', '2', '1', '0'],
        ['3*DR[2:0]', 'CM', 'CP', 'CL', '2*CQ[1:0]'],
        ['3*R/W-4h', 'R/W-0h', 'R/W-0h', 'R/W-0h', '2*R/W-3h'],
      ),
    );
    expect(places(registers)).toEqual([
      ['Result', 0, 16],
      ['Config', 1, 16],
    ]);
    expect(registers.get('Config')?.resetValue).toBe(0x8583);
    expect(fieldTexts(registers.get('Config'))).toContain('DR 5+3');
  });

  it('reads a table with a column for each bit of the pointer, and command bytes that select registers', () => {
    const pointed = registersOf(
      'peripheral-chip',
      table(
        ['P1', 'P0', 'REGISTER'],
        ['0', '0', 'Temperature (Read Only)'],
        ['0', '1', 'Setup (R/W)'],
        ['1', '0', 'Low'],
      ),
    );
    expect([...pointed.keys()]).toEqual(['Temperature', 'Setup', 'Low']);
    const commanded = registersOf(
      'peripheral-chip',
      table(
        ['COMMAND BYTE (HEX)', 'REGISTER', 'POWER-UP DEFAULT'],
        ['0x00', 'Input 0', 'xxxx xxxx'],
        ['0x02', 'Output 0', '1111 1111'],
        ['0x06', 'Setup 0', '1111 1111'],
      ),
    );
    expect(commanded.get('Output 0')).toMatchObject({ address: 2, resetValue: 0xff });
    expect(commanded.get('Input 0')?.resetValue).toBeNull();
  });

  it('invents no registers from tables of commands', () => {
    const commands = table(
      ['D/C#', 'Hex', 'D7', 'D6', 'D5', 'D4', 'D3', 'D2', 'D1', 'D0', 'Command', 'Description'],
      ['0', '2E', '0', '0', '1', '0', '1', '1', '1', '0', 'Scroll off', 'Stop'],
      ['0', 'E3', '1', '1', '1', '0', '0', '0', '1', '1', 'NOP', 'No operation'],
      ['0', '81', '1', '0', '0', '0', '0', '0', '0', '1', 'Contrast', 'Two bytes'],
    );
    const strobes = table(
      ['Address', 'Strobe Name', 'Description'],
      ['0x30', 'SRES', 'Reset.'],
      ['0x31', 'SON', 'On'],
      ['0x32', 'SOFF', 'Off'],
    );
    expect(registersOf('peripheral-chip', commands, strobes).size).toBe(0);
  });

  it('reads registers of nine and eleven bits, and those of several bytes', () => {
    const codec = registersOf(
      'peripheral-chip',
      table(
        ['REGISTER', 'Remarks', ...Array.from({ length: 9 }, (_, i) => `Bit[${8 - i}]`), 'default'],
        ['R0 (00h)', 'Left volume', 'UPD', 'MUTE', 'ZC', '6*VOL[5:0]', '0_1001_0111'],
        ['R1 (01h)', 'Right volume', 'UPD', 'MUTE', 'ZC', '6*VOL[5:0]', '0_1001_0111'],
        ['R10 (0Ah)', 'DAC volume', 'UPD', '8*DAC[7:0]', '0_1111_1111'],
      ),
    );
    expect(codec.get('R10')).toMatchObject({ address: 10, size: 16, resetValue: 0xff });
    expect(fieldTexts(codec.get('R0'))).toEqual(['UPD 8+1', 'MUTE 7+1', 'ZC 6+1', 'VOL 0+6']);
    const wide = registersOf(
      'peripheral-chip',
      table(
        ['Address', 'Name', 'Description', 'Reset'],
        ['0x32–0x33', 'DATAX', 'X', '0x0000'],
        ['0x34 to 0x36', 'SUM', 'Sum', '0x000000'],
        ['0x00', 'ID', 'Identity', '0xE5'],
      ),
    );
    expect(places(wide)).toEqual([
      ['DATAX', 0x32, 16],
      ['SUM', 0x34, 32],
      ['ID', 0, 8],
    ]);
  });

  it('takes the size of the other registers for one without a reset value in a list of sixteen-bit values', () => {
    const registers = registersOf(
      'peripheral-chip',
      table(
        ['POINTER ADDRESS', 'REGISTER NAME', 'FUNCTION', 'POWER-ON RESET', 'TYPE'],
        ['00', 'Setup', 'All', '399F', 'R/W'],
        ['01', 'Shunt', 'Measured', '-', 'R'],
        ['05', 'Scale', 'Sets', '0000', 'R/W'],
      ),
    );
    expect(registers.get('Shunt')).toMatchObject({ address: 1, size: 16, access: 'read-only' });
  });

  it('reads Chinese sections by number, whose bits have a meaning instead of a name', () => {
    const registers = registersOf(
      'peripheral-chip',
      '## 9.11.1 REG 00H：输入状态',
      table(['Bit', '描述', 'R/W'], ['7', '电源存在指示\n0:不存在；1:存在', 'R'], ['1', '保留', 'R']),
      '## REG 33H：充电控制',
      table(['Bit', '描述', 'R/W', '默认值'], ['6-5', '充电目标电压,四档', 'RW', '10']),
      '寄存器 READ0（0x70）',
      table(['Bit(s)', 'Name', 'Description', 'R/W'], ['3', 'CHARGE_EN', 'flag', 'R']),
    );
    expect(places(registers)).toEqual([
      ['REG 00H', 0, 8],
      ['REG 33H', 0x33, 8],
      ['READ0', 0x70, 8],
    ]);
    expect(fieldTexts(registers.get('REG 33H'))).toEqual(['充电目标电压 5+2']);
    expect(registers.get('REG 33H')?.fields[0]?.resetValue).toBe(2);
  });

  it('tells registers of the same title apart by their address', () => {
    const bits = (name: string) => table(['Bit Name', 'Bit', 'Description'], [name, '7', 'x']);
    const registers = registersOf(
      'peripheral-chip',
      '## 6.1 REGISTER 0X01 – CLK MANAGER, DEFAULT 0000 0001',
      bits('MCLK'),
      '## 6.2 REGISTER 0X02 – CLK MANAGER, DEFAULT 1000 0000',
      bits('PRE'),
    );
    expect([...registers].map(([name, { resetValue }]) => [name, resetValue])).toEqual([
      ['CLK MANAGER 0x01', 1],
      ['CLK MANAGER 0x02', 0x80],
    ]);
  });

  it('reads titles that number registers in decimal, and the first of two addresses', () => {
    const grid = (name: string) =>
      table(['Bit', 'D7', 'D6', 'D5', 'D4', 'D3', 'D2', 'D1', 'D0'], ['Name', name, '7*Reserved']);
    const registers = registersOf(
      'peripheral-chip',
      'Register 10. Device Status',
      grid('INIT'),
      '0x30 (0xF0): PARTNUM – Chip ID',
      grid('PART'),
    );
    expect(places(registers)).toEqual([
      ['Device Status', 10, 8],
      ['PARTNUM', 0x30, 8],
    ]);
  });
});
