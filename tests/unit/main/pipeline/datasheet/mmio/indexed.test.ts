import { describe, expect, it } from 'vitest';
import { fieldsOf, peripheralsOf, registerOf, table } from '../support/layout';

const read = (...lines: readonly string[]) =>
  fieldsOf(
    registerOf(
      peripheralsOf('# 8 Ports (PRT)', '### 8.4.1 Mode register (PRT_MD)', 'Address offset: 0x00', ...lines),
      'PRT_MD',
    ),
  );

describe('fields that one paragraph gives for many bits', () => {
  it('reads one field per index from bits given by a formula', () => {
    expect(read('Bits 2y+1:2y MODEy[1:0]: Port configuration bits (y = 0..3)', 'Written by software.')).toEqual([
      'MODE3[7:6]',
      'MODE2[5:4]',
      'MODE1[3:2]',
      'MODE0[1:0]',
    ]);
    expect(read('Bits 2y:2y+1 PUy[1:0]: Pull (y = 0..1)')).toEqual(['PU1[3:2]', 'PU0[1:0]']);
  });

  it('leaves bits out whose formula nothing explains', () => {
    expect(peripheralsOf('### 8.4.1 Mode register (PRT_MD)', 'Bits 2y+1:2y MODEy[1:0]: Configuration')).toEqual([]);
  });

  it('spreads a range evenly over the values of its index', () => {
    expect(read('Bits 15:4 Reserved.', 'Bits 3:0 OTy: Port configuration bits (y = 0..3)')).toEqual([
      'OT3[3:3]',
      'OT2[2:2]',
      'OT1[1:1]',
      'OT0[0:0]',
    ]);
  });

  it('reads a list of bits that goes on at the start of the next lines, with an index that falls', () => {
    expect(read('Bits 27, 21, FLGx: Stream x flag (x = 3..0)', '11, 5 Set by hardware.', '0: None', '1: Done')).toEqual(
      ['FLG3[27:27]', 'FLG2[21:21]', 'FLG1[11:11]', 'FLG0[5:5]'],
    );
    expect(
      read('Bits 7:6, 3:2 CNFy[1:0]: Configuration (y = 0..1)', 'Bits 5:4, 1:0 MDy[1:0]: Mode (y = 0..1)'),
    ).toEqual(['CNF1[7:6]', 'MD1[5:4]', 'CNF0[3:2]', 'MD0[1:0]']);
  });

  it('reads the parts that a description lists of its field in place of the whole', () => {
    const found = peripheralsOf(
      '### 3.2 Attribute register (RG_ATTR)',
      'Address: 0xE000EDA0',
      table(
        ['Bits', 'Name', 'Function'],
        ['[31:16]', 'ATTRS', 'The field has these subfields:\nXN RG_ATTR[28]\nAP[2:0] RG_ATTR[26:24]'],
        ['[0]', 'ENABLE', 'Enables the region'],
      ),
    );
    expect(fieldsOf(registerOf(found, 'RG_ATTR'))).toEqual(['XN[28:28]', 'AP[26:24]', 'ENABLE[0:0]']);
  });

  it('takes the name right of its group where a heading of names covers both', () => {
    const found = peripheralsOf(
      '### 3.3 Option register (OP_OBR)',
      'Address offset: 0x1C',
      table(
        ['Bit', '2*Name', 'Access', 'Description'],
        ['[9:2]', '2*DATA', 'RO', 'Data'],
        ['1', 'USER', 'WDG_SW', 'RO', 'Watchdog'],
        ['0', '', 'ERR', 'RO', 'Error'],
      ),
    );
    expect(fieldsOf(registerOf(found, 'OP_OBR'))).toEqual(['DATA[9:2]', 'WDG_SW[1:1]', 'ERR[0:0]']);
  });
});
