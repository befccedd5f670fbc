import { describe, expect, it } from 'vitest';
import { fieldsOf, peripheralsOf, registerOf, table } from '../support/layout';

describe('register sections of chip families', () => {
  it('gives a placeholder that lists a span and a single letter each instance of the map', () => {
    const found = peripheralsOf(
      '# 2 Memory map',
      table(
        ['Bus', 'Boundary address', 'Size', 'Peripheral'],
        ['AHB1', '0x4002 1C00 - 0x4002 1FFF', '1 KB', 'GPIOH'],
        ['AHB1', '0x4002 0400 - 0x4002 07FF', '1 KB', 'GPIOB'],
        ['AHB1', '0x4002 0000 - 0x4002 03FF', '1 KB', 'GPIOA'],
      ),
      '# 8 General-purpose I/Os (GPIO)',
      '### 8.4.1 GPIO port mode register (GPIOx_MODER) (x = A to B and H)',
      'Address offset: 0x00',
      'Bits 2y+1:2y MODERy[1:0]: Port x configuration bits (y = 0..15)',
      '### 8.4.2 GPIO port output type register (GPIOx_OTYPER) (x = A to B and H)',
      'Address offset: 0x04',
    );
    expect(found.map(({ name, baseAddress, registers }) => [name, baseAddress, registers.map((r) => r.name)])).toEqual([
      ['GPIOA', 0x40020000, ['MODER', 'OTYPER']],
      ['GPIOB', 0x40020400, ['MODER', 'OTYPER']],
      ['GPIOH', 0x40021c00, ['MODER', 'OTYPER']],
    ]);
  });

  it('reads sections whose name, offset and reset are lines, with fields as bit paragraphs after a dash', () => {
    const found = peripheralsOf(
      '# 35 Timer Counter (TC)',
      '### 35.7.1 Control A',
      'Name: CTRLA',
      'Offset: 0x00',
      'Reset: 0x00000000',
      'Property: PAC Write-Protection',
      'Bits 3:2 – MODE[1:0] Operating Mode',
      'These bits select the mode.',
      'Bit 1 – ENABLE Enable',
      'Value Description',
      'Bit 0 – SWRST Software Reset',
    );
    const register = registerOf(found, 'CTRLA');
    expect(register).toMatchObject({ addressOffset: 0, resetValue: 0 });
    expect(fieldsOf(register)).toEqual(['MODE[3:2]', 'ENABLE[1:1]', 'SWRST[0:0]']);
  });

  it('reads registers whose name stands in brackets in the summary and fields with the name below the bits', () => {
    const found = peripheralsOf(
      '# 12 General Purpose Input/Output (GPIO)',
      '### 12.5.1 GPIO register descriptions',
      'GPIO1 base address: 401B_8000h',
      table(
        ['Offset', 'Register', 'Width (In bits)', 'Access', 'Reset value'],
        ['0h', 'GPIO data register (DR)', '32', 'RW', '0000_0000h'],
        ['4h', 'GPIO direction register (GDIR)', '32', 'RW', '0000_0001h'],
      ),
      '### 12.5.1.2 GPIO direction register (GDIR)',
      table(['Field', 'Function'], ['31-1\n—', 'Reserved'], ['0\nGDIR', 'GPIO direction bits']),
    );
    expect(registerOf(found, 'DR')).toMatchObject({ address: 0x401b8000, size: 32, access: 'read-write' });
    const register = registerOf(found, 'GDIR');
    expect(register).toMatchObject({ address: 0x401b8004, resetValue: 1 });
    expect(fieldsOf(register)).toEqual(['GDIR[0:0]']);
  });

  it('takes the base of registers listed by offset from a table of instances in their own chapter', () => {
    const found = peripheralsOf(
      '# 6 Peripherals',
      '## 6.2 CLOCK — Clock control',
      table(
        ['Base address', 'Peripheral', 'Instance', 'Description'],
        ['0x40000000', 'CLOCK', 'CLOCK', 'Clock control'],
      ),
      table(
        ['Register', 'Offset', 'Description'],
        ['TASKS_HFCLKSTART', '0x000', 'Start HFXO'],
        ['HFCLKRUN', '0x408', 'Status'],
      ),
      '## 6.9 GPIO — General purpose input/output',
      table(
        ['Base address', 'Peripheral', 'Instance', 'Description'],
        ['0x50000000', 'GPIO', 'P0', 'Port 0'],
        ['0x50000300', 'GPIO', 'P1', 'Port 1'],
      ),
      table(['Register', 'Offset', 'Description'], ['OUT', '0x504', 'Write port'], ['OUTSET', '0x508', 'Set bits']),
    );
    expect(found.flatMap(({ name, registers }) => registers.map((one) => [name, one.name, one.address]))).toEqual([
      ['CLOCK', 'TASKS_HFCLKSTART', 0x40000000],
      ['CLOCK', 'HFCLKRUN', 0x40000408],
      ['P0', 'OUT', 0x50000504],
      ['P0', 'OUTSET', 0x50000508],
      ['P1', 'OUT', 0x50000804],
      ['P1', 'OUTSET', 0x50000808],
    ]);
  });

  it('reads a section under a copied title as the registers that its words describe', () => {
    const found = peripheralsOf(
      '# 6 General purpose I/O',
      table(
        ['Address', 'Field Name', 'Description', 'Size'],
        ['0x7E20 004C', 'GPREN0', 'GPIO Pin Rising Edge Detect Enable 0', '32'],
        ['0x7E20 0058', 'GPFEN0', 'GPIO Pin Falling Edge Detect Enable 0', '32'],
      ),
      '### GPIO Rising Edge Detect Enable Registers (GPRENn)',
      table(['Bit(s)', 'Field Name', 'Description', 'Type', 'Reset'], ['31-0', 'REN', 'Rising', 'R/W', '0']),
      '### GPIO Falling Edge Detect Enable Registers (GPRENn)',
      table(['Bit(s)', 'Field Name', 'Description', 'Type', 'Reset'], ['31-0', 'FEN', 'Falling', 'R/W', '0']),
    );
    expect(fieldsOf(registerOf(found, 'GPREN0'))).toEqual(['REN[31:0]']);
    expect(fieldsOf(registerOf(found, 'GPFEN0'))).toEqual(['FEN[31:0]']);
  });

  it('leaves the letter of a footnote off the name of a field', () => {
    const found = peripheralsOf(
      '# 3 System control',
      '### 3.2.4 Interrupt control register, ICSR',
      'Address: 0xE000ED04',
      table(['Bits', 'Type', 'Name', 'Function'], ['[31]', 'RW', 'NMIPENDSETa', 'x'], ['[28]', 'RW', 'PENDSV', 'y']),
    );
    expect(fieldsOf(registerOf(found, 'ICSR'))).toEqual(['NMIPENDSET[31:31]', 'PENDSV[28:28]']);
  });

  it('gives registers of a numbered peripheral to each instance that the map lists', () => {
    const found = peripheralsOf(
      '# 2 Memory map',
      table(
        ['Boundary address', 'Peripheral', 'Bus'],
        ['0x4000 4400 - 0x4000 47FF', 'UART2', 'APB1'],
        ['0x4001 3800 - 0x4001 3BFF', 'UART1', 'APB2'],
      ),
      '# 27 Receiver transmitter (UART)',
      '### 27.6.2 Data register (UART_DR)',
      'Address offset: 0x04',
      'Reset value: 0x0000 XX83 where X is undefined.',
      'Bits 8:0 DR[8:0]: Data value',
    );
    expect(found.flatMap(({ name, registers }) => registers.map((one) => [name, one.name, one.address]))).toEqual([
      ['UART2', 'DR', 0x40004404],
      ['UART1', 'DR', 0x40013804],
    ]);
    expect(found[0]?.registers[0]?.resetValue).toBeNull();
  });

  it('places indexed registers by an offset with a decimal stride, whatever words explain the index', () => {
    const found = peripheralsOf(
      '### 13.4.3 Channel x register (DMA_CCRx) (x = 1..2, where x = channel number)',
      'Address offset: 0x08 + 0d20 × (channel number - 1)',
      'Bit 0 EN: Channel enable',
    );
    expect(found.flatMap(({ registers }) => registers.map((one) => [one.name, one.addressOffset]))).toEqual([
      ['DMA_CCR1', 8],
      ['DMA_CCR2', 28],
    ]);
  });

  it('takes every row of a table of instances for one, and keeps the index of a register that is listed with it', () => {
    const found = peripheralsOf(
      '## 6.9 PORT',
      table(
        ['Base address', 'Peripheral', 'Instance', 'Description'],
        ['0x50000000', 'PORT', 'PORT', 'Deprecated'],
        ['0x50000000', 'PORT', 'P0', 'Port 0'],
        ['0x50000300', 'PORT', 'P1', 'Port 1'],
      ),
      table(['Register', 'Offset', 'Description'], ['CNF[0]', '0x700', 'Pin 0'], ['CNF[1]', '0x704', 'Pin 1']),
    );
    expect(found.flatMap(({ name, registers }) => registers.map((one) => [name, one.name, one.address]))).toEqual([
      ['P0', 'CNF[0]', 0x50000700],
      ['P0', 'CNF[1]', 0x50000704],
      ['P1', 'CNF[0]', 0x50000a00],
      ['P1', 'CNF[1]', 0x50000a04],
    ]);
  });
});
