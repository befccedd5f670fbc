import { describe, expect, it } from 'vitest';
import { fieldsOf, peripheralsOf, registerOf, table } from '../support/layout';

describe('register pages in the styles of further makers', () => {
  it('reads values that stand in rows of their own below a field', () => {
    const found = peripheralsOf(
      'Table 50. Register overview: I/O configuration (base address 0x4004 4000)',
      table(
        ['Name', 'Access', 'Address offset', 'Description', 'Reset value'],
        ['CON_2', 'R/W', '0x00', 'Pin 2', '0xD0'],
      ),
      '### 7.4.1 I/O configuration register CON_2',
      'Table 51. CON_2 register (CON_2, address 0x4004 4000) bit description',
      table(
        ['Bit', 'Symbol', 'Value', 'Description', 'Reset value'],
        ['2:0', 'FUNC', '', 'Selects pin function.', '000'],
        ['', '', '0x0', 'Selects the port.', ''],
        ['', '', '0x1', 'Selects the timer.', ''],
        ['4:3', 'MODE', '', 'Selects function mode', '10'],
        ['31:5', '-', '-', 'Reserved', '0'],
      ),
    );
    const register = registerOf(found, 'CON_2');
    expect(register).toMatchObject({ address: 0x40044000, resetValue: 0xd0 });
    expect(fieldsOf(register)).toEqual(['MODE[4:3]', 'FUNC[2:0]']);
    expect(register.fields[1]?.values).toEqual([
      { value: 0, description: 'Selects the port.' },
      { value: 1, description: 'Selects the timer.' },
    ]);
  });

  it('reads a title that gives each instance a name and an address of its own', () => {
    const found = peripheralsOf(
      '### 14.4.7 UARTn Line Control Register (U0LCR - 0x4000 C00C, U2LCR - 0x4009 800C)',
      table(
        ['Bit', 'Symbol', 'Description', 'Reset Value'],
        ['1:0', 'WLS', 'Word length', '0'],
        ['2', 'SBS', 'Stop', '0'],
      ),
    );
    expect(registerOf(found, 'U0LCR').address).toBe(0x4000c00c);
    expect(registerOf(found, 'U2LCR').address).toBe(0x4009800c);
  });

  it('matches a name with two placeholders, and takes bits that a grid shows as constants for reserved', () => {
    const found = peripheralsOf(
      '# 12 Port control (PORT)',
      table(
        ['Absolute address (hex)', 'Register name', 'Width (in bits)', 'Access', 'Reset value'],
        ['4004_9000', 'Pin Control Register n (PORTA_PCR0)', '32', 'R/W', '0000_0000h'],
        ['4004_A004', 'Pin Control Register n (PORTB_PCR1)', '32', 'R/W', '0000_0000h'],
      ),
      '### 12.5.1 Pin Control Register n (PORTx_PCRn)',
      table(
        ['Bit', '7', '6', '5', '4', '3', '2', '1', '0'],
        ['R', '0', '3*MUX', '2*0', 'PE', 'PS'],
        ['Reset', '0', '0', '0', '0', '0', '0', '0', '0'],
      ),
      table(
        ['Field', 'Description'],
        ['6–4\nMUX', 'Mux control\n000 Pin disabled.\n001 Alternative 1.'],
        ['3–2\nReserved', ''],
      ),
    );
    for (const [name, address] of [
      ['PORTA_PCR0', 0x40049000],
      ['PORTB_PCR1', 0x4004a004],
    ] as const) {
      const register = registerOf(found, name);
      expect(register.address).toBe(address);
      expect(fieldsOf(register)).toEqual(['MUX[6:4]', 'PE[1:1]', 'PS[0:0]']);
      expect(register.fields[0]?.values?.map(({ value }) => value)).toEqual([0, 1]);
    }
  });

  it('places registers by a constant for the base inside the table, and writes out what a row gives per index', () => {
    const found = peripheralsOf(
      '### 6.4.6 Register Map',
      table(
        ['Register', 'Offset', 'R/W', 'Description', 'Reset Value'],
        ['5*GPIO Base Address:\nGPIO_BA = 0x5000_4000'],
        ['PA_MODE', 'GPIO_BA+0x000', 'R/W', 'Mode', '0xFFFF_FFFF'],
        ['PAn_PDIO\nn=0,1..3', 'GPIO_BA+0x200\n+0x04*n', 'R/W', 'Pin data', '0x0000_000X'],
      ),
      '#### Mode Control (PA_MODE)',
      table(['31', '30', '29', '28'], ['2*Reserved', '2*MODE14'], ['3', '2', '1', '0'], ['2*MODE1', '2*MODE0']),
      table(['Bits', '2*Description'], ['[2n+1:2n]\nn=0,1', 'MODEn', 'Mode of pin n\n00 = Input.\n01 = Output.']),
    );
    const register = registerOf(found, 'PA_MODE');
    expect(register).toMatchObject({ address: 0x50004000, resetValue: 0xffffffff });
    expect(register.fields.map(({ name, values }) => [name, values?.length])).toEqual([
      ['MODE14', undefined],
      ['MODE1', 2],
      ['MODE0', 2],
    ]);
    expect([0, 1, 2, 3].map((n) => registerOf(found, `PA${n}_PDIO`).address)).toEqual([
      0x50004200, 0x50004204, 0x50004208, 0x5000420c,
    ]);
  });

  it('reads instances of ports with dots in their addresses, each once though two buses place it', () => {
    const found = peripheralsOf(
      '# 10 General-Purpose Input/Outputs',
      '■ GPIO Port A (APB): 0x4000.4000',
      '■ GPIO Port A (AHB): 0x4005.8000',
      '■ GPIO Port B (APB): 0x4000.5000',
      table(['Offset', 'Name', 'Type', 'Reset', 'Description'], ['0x400', 'GPIODIR', 'RW', '0x0000.0000', 'Direction']),
      'Register 2: GPIO Direction (GPIODIR), offset 0x400',
      table(['Bit/Field', 'Name', 'Type', 'Reset', 'Description'], ['7:0', 'DIR', 'RW', '0x00', 'Data Direction']),
    );
    expect(found.map(({ name, registers }) => [name, registers.map(({ address }) => address)])).toEqual([
      ['GPIOA', [0x40004400]],
      ['GPIOB', [0x40005400]],
    ]);
  });

  it('reads access and reset rows behind labels, and takes the width from the bits that are drawn', () => {
    const found = peripheralsOf(
      '# 27 External Interrupt Controller (EIC)',
      '### 27.8.4 Synchronization Busy',
      'Name: SYNCBUSY',
      'Offset: 0x04',
      'Reset: 0x00000000',
      table(
        ['Bit', '31', '30', '29', '28'],
        ['', '', '', '', ''],
        ['Access', '', '', '', ''],
        ['Bit', '3', '2', '1', '0'],
        ['', '', '', 'ENABLE', 'SWRST'],
        ['Access', '', '', 'R', 'RW'],
        ['Reset', '', '', '0', '1'],
      ),
      '### 27.8.5 Sense n',
      'Name: SENSEn',
      'Offset: 0x1C + n*0x04 [n=1..2]',
      'Bit 0 – LEVEL Level',
    );
    const register = registerOf(found, 'SYNCBUSY');
    expect(register.size).toBe(32);
    expect(register.fields.map(({ access, resetValue }) => [access, resetValue])).toEqual([
      ['read-only', 0],
      ['read-write', 1],
    ]);
    expect(registerOf(found, 'SENSE1').addressOffset).toBe(0x20);
    expect(registerOf(found, 'SENSE2').addressOffset).toBe(0x24);
  });
});
