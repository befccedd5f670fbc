import { describe, expect, it } from 'vitest';
import { fieldsOf, peripheralsOf, registerOf, table } from '../support/layout';

const HIGH = '31 30 29 28 27 26 25 24 23 22 21 20 19 18 17 16';
const LOW = '15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 0';

describe('register sections as vendors print them', () => {
  it('reads a bit grid with access letters and fields that are listed as paragraphs', () => {
    const found = peripheralsOf(
      '# 7 Reset and clock control (RCC)',
      '### 7.3.1 Clock control register (RCC_CR)',
      'Address offset: 0x00',
      'Reset value: 0x0000 0083',
      HIGH,
      table(['6*Reserved', 'PLL\nRDY', 'PLLON', '8*Reserved'], ['6*', 'r', 'rw', '8*']),
      LOW,
      table(['8*HSICAL[7:0]', '5*HSITRIM[4:0]', 'Res.', 'HSI\nRDY', 'HSION'], ['8*r', '5*rw', '', 'r', 'rw']),
      'Bits 31:26 Reserved, must be kept at reset value.',
      'Bit 25 PLLRDY: PLL clock ready flag',
      'Set by hardware to indicate that the PLL is locked.',
      '0: PLL unlocked',
      '1: PLL locked',
      'Bit 24 PLLON: PLL enable',
      'Bits 23:16 Reserved, must be kept at reset value.',
      'Bits 15:8 HSICAL[7:0]: Internal high-speed clock calibration',
    );
    const register = registerOf(found, 'RCC_CR');
    expect(register).toMatchObject({ addressOffset: 0, resetValue: 0x83, size: 32 });
    expect(fieldsOf(register)).toEqual([
      'PLLRDY[25:25]',
      'PLLON[24:24]',
      'HSICAL[15:8]',
      'HSITRIM[7:3]',
      'HSIRDY[1:1]',
      'HSION[0:0]',
    ]);
    expect(register.fields[0]).toMatchObject({ access: 'read-only' });
    expect(register.fields[0]?.values).toEqual([
      { value: 0, description: 'PLL unlocked' },
      { value: 1, description: 'PLL locked' },
    ]);
  });

  it('gives each instance of a shared section its own peripheral and base from the memory map', () => {
    const found = peripheralsOf(
      '# 2 Memory map',
      table(
        ['Boundary address', 'Peripheral', 'Bus'],
        ['0x4001 0C00 - 0x4001 0FFF', 'GPIO Port B', 'APB2'],
        ['0x4001 0800 - 0x4001 0BFF', 'GPIO Port A', 'APB2'],
      ),
      '# 9 General-purpose I/Os (GPIO)',
      '### 9.2.1 Port configuration register low (GPIOx_CRL) (x=A..B)',
      'Address offset: 0x00',
      'Reset value: 0x4444 4444',
      LOW,
      table(['2*CNF3[1:0]', '2*MODE3[1:0]', '2*CNF2[1:0]', '2*MODE2[1:0]', '8*Reserved']),
    );
    expect(found.map(({ name, baseAddress }) => [name, baseAddress])).toEqual([
      ['GPIOA', 0x40010800],
      ['GPIOB', 0x40010c00],
    ]);
    expect(found[1]?.registers).toMatchObject([{ name: 'CRL', address: 0x40010c00, resetValue: 0x44444444 }]);
  });

  it('reads Chinese sections with the address in words and Verilog reset values', () => {
    const found = peripheralsOf(
      '# 3 GLB',
      '### 3.3.2 clk_cfg2',
      '地址：0x40000008',
      table(
        ['位', '名称', '权限', '复位值', '描述'],
        ['31:24', 'DMAEN', 'R/W', '8’hff', '通道使能'],
        ['23:14', 'RSVD', '', '', ''],
        ['13:12', 'SFSEL', 'R/W', '2’d2', 'Flash 时钟选择'],
        ['11:0', 'RSVD', '', '', ''],
      ),
    );
    expect(registerOf(found, 'clk_cfg2')).toMatchObject({ address: 0x40000008, resetValue: 0xff002000 });
  });

  it('reads a field table whose field column holds bits and name together', () => {
    const found = peripheralsOf(
      '# 12 System integration module (SIM)',
      '### 12.2.1 System Options Register 1 (SIM_SOPT1)',
      'Address: 4004_7000h base + 4h offset = 4004_7004h',
      table(
        ['Field', 'Description'],
        ['31\nUSBREGEN', 'USB voltage regulator enable'],
        ['30–8\nReserved', 'This field is reserved.'],
        ['7–0\nRAMSIZE', 'RAM size'],
      ),
    );
    const register = registerOf(found, 'SIM_SOPT1');
    expect(register.address).toBe(0x40047004);
    expect(fieldsOf(register)).toEqual(['USBREGEN[31:31]', 'RAMSIZE[7:0]']);
  });

  it('takes the name from a name line where the title has only words', () => {
    const found = peripheralsOf(
      '# 31 Parallel input/output (PIO)',
      '### 31.6.1 PIO Enable Register',
      'Name: PIO_PER',
      'Address: 0x400E0E00 (PIOA), 0x400E1000 (PIOB)',
      'Access: Write-only',
      table(['31', '30', '29', '28'], ['P31', 'P30', 'P29', 'P28']),
    );
    expect(found.map(({ name, registers }) => [name, registers[0]?.address])).toEqual([
      ['PIOA', 0x400e0e00],
      ['PIOB', 0x400e1000],
    ]);
    expect(found[0]?.registers[0]).toMatchObject({ name: 'PIO_PER', access: 'write-only' });
  });

  it('reads offset and reset from the title itself', () => {
    const found = peripheralsOf(
      '# 5 Clock system (CS)',
      'The base address of this module is 0x4001_0400.',
      '### 5.4.1 CSCTL0 Register (Offset = 4h) [reset = 10h]',
      'Table 5-10. CSCTL0 Register Field Descriptions',
      table(
        ['Bit', 'Field', 'Type', 'Reset', 'Description'],
        ['31-8', 'RESERVED', 'R', '0h', ''],
        ['7-0', 'TUNE', 'R/W', '10h', 'x'],
      ),
    );
    expect(registerOf(found, 'CSCTL0')).toMatchObject({ address: 0x40010404, addressOffset: 4, resetValue: 0x10 });
  });

  it('reads summary tables with offsets below a base address and fields described by bits alone', () => {
    const found = peripheralsOf(
      '# 2 GPIO',
      'The registers start at a base address of 0x40014000 (defined as IO_BANK0_BASE).',
      table(
        ['Offset', 'Name', 'Info'],
        ['0x000', 'GPIO0_STATUS', 'GPIO status'],
        ['0x004', 'GPIO0_CTRL', 'GPIO control'],
      ),
      '### IO_BANK0: GPIO0_CTRL Register',
      table(
        ['Bits', 'Description', 'Type', 'Reset'],
        ['31:5', 'Reserved.', '-', '-'],
        ['4:0', 'FUNCSEL: 0-31 selects', 'RW', '0x1f'],
      ),
    );
    const register = registerOf(found, 'GPIO0_CTRL');
    expect(register).toMatchObject({ address: 0x40014004, resetValue: 0x1f });
    expect(fieldsOf(register)).toEqual(['FUNCSEL[4:0]']);
    expect(registerOf(found, 'GPIO0_STATUS').address).toBe(0x40014000);
  });
});
