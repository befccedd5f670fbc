import { describe, expect, it } from 'vitest';
import { fieldsOf, peripheralsOf, registerOf, table } from '../support/layout';

describe('register pages that place each register by itself', () => {
  it('reads the base of each section, counted through an index, and fields whose name spells out a span', () => {
    const found = peripheralsOf(
      '# 19 I/O Ports',
      '### 19.2.1 PCNTR1/PODR/PDR : Port Control Register 1',
      'Base address: PORTm = 0x4004_0000 + 0x0020 × m (m = 0 to 1)',
      'Offset address: 0x004 (PCNTR1/PODR)',
      table(['Bit', 'Symbol', 'Function', 'R/W'], ['3:0', 'PDR03 to PDR00', 'Direction', 'R/W'], ['4', '—', '', 'R/W']),
      '### 19.2.5 SCKDIVCR : System Clock Division Control Register',
      'Base address: SYSC = 0x4001_E000',
      'Offset address: 0x020',
      table(['Bit', 'Symbol', 'Function', 'R/W'], ['2:0', 'PCKD[2:0]', 'Clock select', 'R/W'], ['3', '—', '', 'R/W']),
    );
    expect(
      found.map(({ name, baseAddress, registers }) => [name, baseAddress, registers.map((r) => r.address)]),
    ).toEqual([
      ['PORT0', 0x40040000, [0x40040004]],
      ['PORT1', 0x40040020, [0x40040024]],
      ['SYSC', 0x4001e000, [0x4001e020]],
    ]);
    const [register] = found[0]?.registers ?? [];
    expect(register && fieldsOf(register)).toEqual(['PDR03[3:3]', 'PDR02[2:2]', 'PDR01[1:1]', 'PDR00[0:0]']);
  });

  it('reads instances that stand before a dot beside their addresses', () => {
    const found = peripheralsOf(
      '### 8.2.1 Port Output Data Register (PODR)',
      'Address(es): PORT0.PODR 4008 C001h, PORT1.PODR 4008 C021h',
      table(['Bit', 'Symbol', 'Bit name', 'Description', 'R/W'], ['b1 to b0', 'PODR1 to PODR0', 'Data', 'x', 'R/W']),
    );
    expect(found.map(({ name, registers }) => [name, registers[0]?.address])).toEqual([
      ['PORT0', 0x4008c001],
      ['PORT1', 0x4008c021],
    ]);
  });

  it('reads short names, modules with capital digits, and bits that are the index in the name', () => {
    const found = peripheralsOf(
      '# 22 General Purpose I/O Ports (PORTS)',
      table(
        ['Module', 'Base Address', 'End Address'],
        ['P0', '4802 8000H', '4802 80FFH'],
        ['P1', '4802 8100H', '4802 81FFH'],
      ),
      table(['Short Name', 'Description', 'Offset Addr.'], ['Pn_OUT', 'Port n Output Register', '0010H']),
      '### 22.8.4 Port n Output Register',
      table(
        ['Field', 'Bits', 'Type', 'Description'],
        ['Px (x=0-2)', 'x', 'rwh', 'Port n Output Bit x\n0B The output level is 0.\n1B The output level is 1.'],
        ['0', '[31:3]', 'r', 'Reserved'],
      ),
    );
    expect(found.map(({ name, registers }) => [name, registers[0]?.address])).toEqual([
      ['P0', 0x48028010],
      ['P1', 0x48028110],
    ]);
    const [register] = found[0]?.registers ?? [];
    expect(register && fieldsOf(register)).toEqual(['P2[2:2]', 'P1[1:1]', 'P0[0:0]']);
    expect(register?.fields[0]?.values?.map(({ value }) => value)).toEqual([0, 1]);
  });

  it('reads grids whose row of names is labelled, and values below a heading of their own', () => {
    const found = peripheralsOf(
      '### 10.5.1 CMU_CTRL - CMU Control Register',
      table(
        ['0x010', '3', '2', '1', '0'],
        ['Reset', '0', '3*0x2'],
        ['Access', 'RW', '3*RW'],
        ['Name', 'DBGCLK', '3*CLKOUTSEL0'],
      ),
      table(
        ['Bit', 'Name', 'Reset', 'Access', 'Description'],
        ['2:0', 'CLKOUTSEL0', '0x2', 'RW', 'Clock Output Select 0'],
        ['', 'Value', 'Mode', 'Description', ''],
        ['', '0', 'HFRCO', 'The RC oscillator.', ''],
        ['', '1', 'HFXO', 'The crystal.', ''],
      ),
    );
    const register = registerOf(found, 'CMU_CTRL');
    expect(fieldsOf(register)).toEqual(['DBGCLK[3:3]', 'CLKOUTSEL0[2:0]']);
    expect(register.fields[1]?.values).toEqual([
      { value: 0, name: 'HFRCO', description: 'The RC oscillator.' },
      { value: 1, name: 'HFXO', description: 'The crystal.' },
    ]);
  });

  it('reads access and reset of each bit in one row', () => {
    const found = peripheralsOf(
      '### Global Clock Register – GCFGR',
      'Offset: 0x008',
      table(['', '3', '2', '1', '0'], ['', 'WDTSRC', '3*CKOUTSRC'], ['Type/Reset', 'RO 0', 'RW 0', 'RW 1', 'RW 0']),
    );
    const register = registerOf(found, 'GCFGR');
    expect(register.fields.map(({ name, access, resetValue }) => [name, access, resetValue])).toEqual([
      ['WDTSRC', 'read-only', 0],
      ['CKOUTSRC', 'read-write', 2],
    ]);
  });
});
