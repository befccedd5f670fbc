import { describe, expect, it } from 'vitest';
import { fieldsOf, peripheralsOf, registerOf, table } from '../support/layout';

describe('register tables of further vendors', () => {
  it('reads fields under plural headings, and an index range inside the bracket of the title', () => {
    const found = peripheralsOf(
      '# 7 General-purpose and alternate-function I/Os (GPIO and AFIO)',
      '## 7.5 Register definition',
      'GPIOA base address: 0x4001 0800',
      'GPIOB base address: 0x4001 0C00',
      '### 7.5.1 Port control register 0 (GPIOx_CTL0, x=A..B)',
      'Address offset: 0x00',
      'Reset value: 0x4444 4444',
      'This register has to be accessed by word (32-bit).',
      table(
        ['Bits', 'Fields', 'Descriptions'],
        ['31:30', 'CTL7[1:0]', 'Pin 7 configuration bits'],
        ['29:28', 'MD7[1:0]', 'Pin 7 mode bits'],
        ['27:0', 'Reserved', 'Must be kept at reset value.'],
      ),
    );
    expect(found.map(({ name, baseAddress }) => [name, baseAddress])).toEqual([
      ['GPIOA', 0x40010800],
      ['GPIOB', 0x40010c00],
    ]);
    const [first] = found[1]?.registers ?? [];
    expect(first).toMatchObject({ name: 'CTL0', address: 0x40010c00, resetValue: 0x44444444 });
    expect(first && fieldsOf(first)).toEqual(['CTL7[31:30]', 'MD7[29:28]']);
  });

  it('reads single and grouped instances in a title that lists numbers', () => {
    const found = peripheralsOf(
      '# 16 Timer (TIMERx)',
      'TIMER0 base address: 0x4001 2C00',
      'TIMER7 base address: 0x4001 3400',
      '### 16.1.4 Control register 0 (TIMERx_CTL0) (x=0,7)',
      'Address offset: 0x00',
      'Reset value: 0x0000',
      table(
        ['Bits', 'Fields', 'Descriptions'],
        ['15:10', 'Reserved', ''],
        ['9:8', 'CKDIV[1:0]', 'Clock division'],
        ['7', 'ARSE', 'Auto-reload shadow enable'],
      ),
    );
    expect(found.flatMap(({ name, registers }) => registers.map((one) => [name, one.name, one.address]))).toEqual([
      ['TIMER0', 'CTL0', 0x40012c00],
      ['TIMER7', 'CTL0', 0x40013400],
    ]);
  });

  it('reads rows that begin with the word bit, with a column of registers for the fields', () => {
    const found = peripheralsOf(
      '# 2 Memory map',
      table(
        ['Bus', 'Boundary address', 'Peripheral'],
        ['AHB', '0x4002 1000 - 0x4002 13FF', 'Clock and reset manage (CRM)'],
        ['AHB', '0x4002 2000 - 0x4002 23FF', 'Flash memory interface (FLASH)'],
      ),
      '# 4 Clock and reset manage (CRM)',
      '## 4.3 CRM registers',
      table(
        ['Register', 'Offset', 'Reset value'],
        ['CRM_CTRL', '0x000', '0x0000 XX83'],
        ['CRM_CFG', '0x004', '0x0000 0000'],
      ),
      '### 4.3.1 Clock control register (CRM_CTRL)',
      table(
        ['Bit', 'Register', 'Reset value', 'Type', 'Description'],
        ['Bit 31: 26', 'Reserved', '0x00', 'resd', 'Kept at its default value.'],
        ['Bit 25', 'PLLSTBL', '0x0', 'ro', 'PLL clock stable'],
        ['Bit 24', 'PLLEN', '0x0', 'rw', 'PLL enable\n0: Disabled\n1: Enabled'],
        ['Bit 23: 16', 'Reserved', '0x00', 'resd', 'Kept at its default value.'],
        ['Bit 15: 8', 'HICKCAL', '0xXX', 'ro', 'High speed internal clock calibration'],
      ),
    );
    const register = registerOf(found, 'CRM_CTRL');
    expect(register.address).toBe(0x40021000);
    expect(fieldsOf(register)).toEqual(['PLLSTBL[25:25]', 'PLLEN[24:24]', 'HICKCAL[15:8]']);
    expect(register.fields.map(({ access }) => access)).toEqual(['read-only', 'read-write', 'read-only']);
    expect(registerOf(found, 'CRM_CFG').address).toBe(0x40021004);
  });

  it('reads a list of registers with the address and access of each, and numbered titles with the offset behind', () => {
    const found = peripheralsOf(
      '# 5 IO MUX and GPIO Matrix (GPIO)',
      '## 5.14 Register summary',
      'The addresses in this section are relative to the GPIO base address 0x6000_4000.',
      table(
        ['Name', 'Description', 'Address', 'Access'],
        ['GPIO_BT_SELECT_REG', 'GPIO bit select register', '0x0000', 'R/W'],
        ['GPIO_OUT_REG', 'GPIO output register', '0x0004', 'R/W/SS'],
      ),
      '## 5.15 Registers',
      'Register 5.1. GPIO_BT_SELECT_REG (0x0000)',
      'Register 5.2. GPIO_OUT_REG (0x0004)',
    );
    expect(registerOf(found, 'GPIO_OUT_REG')).toMatchObject({ address: 0x60004004, addressOffset: 4 });
  });

  it('reads Chinese field tables with a column of types, and sections with the offset in Chinese', () => {
    const found = peripheralsOf(
      '# 4 时钟与复位管理（CRM）',
      '基地址：0x4002 1000',
      '### 4.3.2 时钟配置寄存器（CRM_CFG）',
      '偏移地址：0x04',
      '复位值：0x0000 0000',
      table(
        ['域', '简称', '复位值', '类型', '功能'],
        ['位 31：27', '保留', '0x00', 'resd', '保持默认值'],
        ['位 26：24', 'CLKOUT_SEL', '0x0', 'rw', '时钟输出选择'],
        ['位 0', 'SCLKSEL', '0x0', 'rw', '系统时钟选择'],
      ),
    );
    const register = registerOf(found, 'CRM_CFG');
    expect(register.address).toBe(0x40021004);
    expect(fieldsOf(register)).toEqual(['CLKOUT_SEL[26:24]', 'SCLKSEL[0:0]']);
  });

  it('reads field tables whose bits stand behind the names, as lists of bits with R/W columns do', () => {
    const found = peripheralsOf(
      '# 6 Reset and clock management unit (RCM)',
      'Base address: 0x4002_1000',
      '### 6.5.1 Clock control register (RCM_CTRL)',
      'Offset address: 0x00',
      'Reset value: 0x0000 XX83; X means undefined',
      table(
        ['Field', 'Name', 'R/W', 'Description'],
        ['0', 'HSIEN', 'R/W', 'High speed internal clock enable'],
        ['1', 'HSIRDYFLG', 'R', 'High speed internal clock ready flag'],
        ['2', '', '', 'Reserved'],
        ['7:3', 'HSITRIM', 'R/W', 'Trim'],
      ),
    );
    const register = registerOf(found, 'RCM_CTRL');
    expect(register.address).toBe(0x40021000);
    expect(fieldsOf(register)).toEqual(['HSITRIM[7:3]', 'HSIRDYFLG[1:1]', 'HSIEN[0:0]']);
  });

  it('reads two bases in one sentence, constants that name the peripheral, and titles that list names with dots', () => {
    const field = ['Bits', 'Name', 'Description', 'Type', 'Reset'];
    const found = peripheralsOf(
      '## 4.1 IO',
      'The IO registers start at a base address of 0x40014000 (defined as IO_BANK0_BASE in SDK).',
      table(
        ['Offset', 'Name', 'Info'],
        ['0x000', 'PIN0_STAT', 'Status'],
        ['0x008', 'PIN1_STAT', 'Status'],
        ['0x010', 'PIN2_STAT', 'Status'],
        ['0x018', 'PIN3_STAT', 'Status'],
      ),
      '#### IO_BANK0: PIN0_STAT, PIN1_STAT, …, PIN3_STAT, PIN4_STAT Registers',
      table(field, ['26', 'IRQ', 'interrupt', 'RO', '0x0']),
      '## 4.2 UART',
      'The UART0 and UART1 registers start at base addresses of 0x40034000 and 0x40038000 respectively.',
      table(['Offset', 'Name', 'Info'], ['0x018', 'UARTFR', 'Flag Register, UARTFR']),
    );
    expect(found.flatMap(({ name, registers }) => registers.map((one) => [name, one.name, one.address]))).toEqual([
      ...[0, 1, 2, 3].map((i) => ['IO_BANK0', `PIN${i}_STAT`, 0x40014000 + 8 * i]),
      ['UART0', 'UARTFR', 0x40034018],
      ['UART1', 'UARTFR', 0x40038018],
    ]);
    expect(found[0]?.registers.map(fieldsOf)).toEqual(Array(4).fill(['IRQ[26:26]']));
  });
});
