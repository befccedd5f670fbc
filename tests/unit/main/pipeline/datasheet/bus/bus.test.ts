import { describe, expect, it } from 'vitest';
import { fieldTexts, registersOf } from '../support/chip';
import { table } from '../support/layout';

const MAP = table(
  ['Address (Hex)', 'Name', 'Type', 'Reset Value', 'Description'],
  ['00', 'WHO_AM_I', 'R', '11100101', 'Identity'],
  ['1D', 'CTRL_A', 'R/W', '00000000', 'Control'],
  ['1E', 'STATUS', 'R', '00000000', 'Status'],
);

describe('registers of a chip on a bus', () => {
  it('reads a register map with hexadecimal addresses, types and binary reset values', () => {
    const registers = registersOf('peripheral-chip', MAP);
    expect(registers.get('WHO_AM_I')).toMatchObject({
      address: 0,
      resetValue: 0xe5,
      access: 'read-only',
      space: 'bus',
    });
    expect(registers.get('STATUS')?.address).toBe(0x1e);
  });

  it('reads the bit grid under a title that gives the address before the name', () => {
    const registers = registersOf(
      'peripheral-chip',
      MAP,
      'Register 0x1D—CTRL_A (Read/Write)',
      table(
        ['D7', 'D6', 'D5', 'D4', 'D3', 'D2', 'D1', 'D0'],
        ['0', '0', 'Link', 'AUTO_SLEEP', '2*Range', '0', 'TAP_X enable'],
      ),
    );
    expect(fieldTexts(registers.get('CTRL_A'))).toEqual(['Link 5+1', 'AUTO_SLEEP 4+1', 'Range 2+2', 'TAP_X 0+1']);
  });

  it('reads a list with the bits in columns and words for names', () => {
    const bits = ['BIT 7 MSB', 'BIT 6', 'BIT 5', 'BIT 4', 'BIT 3', 'BIT 2', 'BIT 1', 'BIT 0 LSB'];
    const registers = registersOf(
      'peripheral-chip',
      table(
        ['ADDRESS', ...bits, 'FUNCTION', 'RANGE'],
        ['00h', '0', '3*10 Seconds', '4*Seconds', 'Seconds', '00–59'],
        ['07h', 'A1M1', '3*10 Seconds', '4*Seconds', 'Alarm 1 Seconds', '00–59'],
        ['0Eh', 'STOP', '0', '0', 'RS2', 'RS1', 'INTCN', 'A2IE', 'A1IE', 'Control', '—'],
      ),
    );
    expect(registers.get('Alarm 1 Seconds')?.address).toBe(7);
    expect(fieldTexts(registers.get('Seconds'))).toEqual(['10 Seconds 4+3', 'Seconds 0+4']);
    expect(fieldTexts(registers.get('Control'))).toContain('INTCN 2+1');
  });

  it('reads fields in rows below the register, with their own reset values', () => {
    const registers = registersOf(
      'peripheral-chip',
      table(
        ['Address (Hex)', 'Mnemonic', 'Bit', 'Reset Value', 'Type', 'Description'],
        ['00', 'CONFIG', '', '', '', 'Configuration'],
        ['', 'Reserved', '7', '0', 'R/W', 'Only 0'],
        ['', 'CRCO', '2', '1', 'R/W', 'Scheme'],
        ['01', 'SETUP_AW', '', '', '', 'Widths'],
        ['', 'AW', '1:0', '11', 'R/W', 'Width'],
        ['0A', 'CHANNEL', '', '', '', 'Channel'],
      ),
    );
    expect(fieldTexts(registers.get('CONFIG'))).toEqual(['CRCO 2+1']);
    expect(registers.get('SETUP_AW')?.fields[0]).toMatchObject({ name: 'AW', resetValue: 3, access: 'read-write' });
    expect(registers.get('CHANNEL')?.address).toBe(10);
  });

  it('reads hexadecimal addresses without a mark that look like binary numbers', () => {
    const registers = registersOf(
      'peripheral-chip',
      table(
        ['Address (Hex)', 'Name', 'Type', 'Reset Value', 'Description'],
        ['0A', 'PIPE_A', 'R/W', '00', 'First'],
        ['0B', 'PIPE_B', 'R/W', '00', 'Second'],
        ['1B', 'PIPE_C', 'R/W', '00', 'Third'],
      ),
    );
    expect([...registers.values()].map(({ address }) => address)).toEqual([0x0a, 0x0b, 0x1b]);
  });

  it('reads a row of names without bit numbers under a caption that names the register, with access letters or without', () => {
    const registers = registersOf(
      'peripheral-chip',
      MAP,
      'Table 30. CTRL_A register',
      table(['ODR1', 'ODR0', 'LPEN', '0', '0', 'ZEN', 'YEN', 'XEN']),
      'REGISTER 3-1: STATUS: STATUS REGISTER',
      table(
        ['R-0', 'R-0', 'R/W-0', 'U-0', 'U-0', 'U-0', 'U-0', 'R-0'],
        ['BUSY', 'ERR', 'CLR', '-', '-', '-', '-', 'RDY'],
        ['bit 7', '', '', '', '', '', '', 'bit 0'],
      ),
      'Table 31. Limits of the supply',
      table(['VDD', 'VSS', 'VIO', 'TA', 'TJ', 'IDD', 'ESD', 'LU']),
    );
    expect(fieldTexts(registers.get('CTRL_A'))).toEqual([
      'ODR1 7+1',
      'ODR0 6+1',
      'LPEN 5+1',
      'ZEN 2+1',
      'YEN 1+1',
      'XEN 0+1',
    ]);
    expect(fieldTexts(registers.get('STATUS'))).toEqual(['BUSY 7+1', 'ERR 6+1', 'CLR 5+1', 'RDY 0+1']);
    expect(registers.get('STATUS')?.fields[0]?.access).toBe('read-only');
  });

  it('reads a table whose first column holds the name and the address of a register beside its fields', () => {
    const registers = registersOf(
      'peripheral-chip',
      table(
        ['Name (Address)', 'Bits', 'Variable Name', 'Mode', 'Reset', 'Description'],
        ['RegFifo (0x00)', '7-0', 'Fifo', 'rw', '0x00', 'Buffer'],
        ['RegMode (0x01)', '7', 'LongRange', 'rw', '0x0', 'Modem'],
        ['', '2-0', 'Mode', 'rw', '0x01', 'Mode'],
        ['RegFrq (0x06)', '7-0', 'Frf(23:16)', 'rw', '0x6c', 'Carrier'],
      ),
    );
    expect([...registers].map(([name, { address }]) => [name, address])).toEqual([
      ['RegFifo', 0],
      ['RegMode', 1],
      ['RegFrq', 6],
    ]);
    expect(fieldTexts(registers.get('RegMode'))).toEqual(['LongRange 7+1', 'Mode 0+3']);
  });

  it('keeps eight bits for a reset value such as 0x00, and leaves letters that fill unused bits out', () => {
    const registers = registersOf(
      'peripheral-chip',
      table(
        ['Register Name', 'Address', 'bit7', 'bit6', 'bit5', 'bit4', 'bit3', 'bit2', 'bit1', 'bit0', 'Reset state'],
        ['config', '0xF5', '3*t_sb[2:0]', '3*filter[2:0]', 'N', 'spi3w_en[0]', '0x00'],
        ['seconds', '0xF4', 'VL', '7*SECONDS (0 to 59)', '0x00'],
        ['status', '0xF3', 'N', '2*', 'measuring[0]', 'N', '2*', 'im_update[0]', '0x00'],
      ),
    );
    expect(registers.get('config')).toMatchObject({ size: 8, resetValue: 0 });
    expect(fieldTexts(registers.get('seconds'))).toEqual(['VL 7+1', 'SECONDS 0+7']);
    expect(fieldTexts(registers.get('status'))).toEqual(['measuring 4+1', 'im_update 0+1']);
  });
});
