import { describe, expect, it } from 'vitest';
import { pinsOf } from '../../../../../main/pipeline/codegen/pins';
import { crossCheck } from '../../../../../main/pipeline/crosscheck';
import type { Component, DeviceModel, Finding, Pin } from '../../../../../shared/models';
import { board, part } from '../../../../fixtures/models/board';
import { device, pin } from '../../../../fixtures/models/device';

const PINS: readonly Pin[] = [
  pin('1', 'PA0', ['ADC_IN0']),
  pin('2', 'PA1', ['TIM1_CH1']),
  pin('3', 'PA2', ['UART1_TX']),
  pin('4', 'PA3', ['UART1_RX']),
  pin('5', 'NRST'),
  pin('6', 'PB6', ['I2C1_SCL']),
  pin('7', 'PB7', ['I2C1_SDA', 'USB_DP']),
  pin('8', 'PC0', ['OSC_IN']),
  pin('9', 'PC1', ['OSC_OUT']),
  pin('10', 'BOOT0'),
];
const chip: DeviceModel = device('QUARTZ', 'cortex-m', [], [...PINS]);

/** The controller with these pins on nets, by pin number; a number that the chip has brings its own name along. */
const mcu = (nets: Readonly<Record<string, string | null>>): Component =>
  part(
    'U1',
    Object.fromEntries(
      Object.entries(nets).map(([number, net]) => {
        const name = PINS.find((each) => each.number === number)?.name;
        return [number.includes(':') || name === undefined ? number : `${number}:${name}`, net];
      }),
    ),
  );

function findings(...parts: Component[]): Finding[] {
  const sheet = board('U1', parts);
  return crossCheck(sheet, chip, pinsOf(sheet, chip), 'en');
}
const codes = (...parts: Component[]): string[] => findings(...parts).map(({ code }) => code);

describe('a pin and the function that its net asks for', () => {
  it('clash when the manual gives the function to other pins only, with both places', () => {
    const [found] = findings(mcu({ '1': null, '2': 'I2C_SCL', '3': null }), part('R1', { '1': 'I2C_SCL', '2': '3V3' }));
    expect(found).toMatchObject({ severity: 'warning', code: 'PIN_CANNOT_CARRY' });
    expect(found?.places.map(({ document, page }) => `${document} ${page}`)).toEqual(['board.pdf 1', 'QUARTZ.pdf 3']);
  });

  it('are compared without the heading that the manual gives the function', () => {
    const headed = device('QUARTZ', 'cortex-m', [], [pin('1', 'PA0', ['ALT1: AIN3']), pin('2', 'PA1', ['ALT1: TIM1'])]);
    const told = (number: string) => {
      const sheet = board('U1', [mcu({ [number]: 'VSENSE', [number === '1' ? '2' : '1']: null })]);
      return crossCheck(sheet, headed, pinsOf(sheet, headed), 'en').map(({ code }) => code);
    };
    expect(told('1')).toEqual([]);
    expect(told('2')).toEqual(['PIN_CANNOT_CARRY']);
  });

  it('agree when the pin has it', () => {
    expect(codes(mcu({ '6': 'I2C_SCL', '7': null }), part('R1', { '1': 'I2C_SCL', '2': '3V3' }))).toEqual([]);
  });

  it('do not clash over a name that no pin of the manual bears', () => {
    expect(codes(mcu({ '2': 'SPI_MOSI', '3': null }))).toEqual([]);
  });

  it('do not clash where a UART line is named from the other end', () => {
    expect(codes(mcu({ '3': 'UART_RX', '4': 'UART_TX' }))).toEqual([]);
  });

  it.each([
    ['ADC', { '2': 'VSENSE', '1': null }],
    ['USB', { '2': 'USB_D+', '7': null }],
  ])('clash for %s on a pin without it', (what, nets) => {
    const [found] = findings(mcu(nets));
    expect(found?.code).toBe('PIN_CANNOT_CARRY');
    expect(found?.message).toContain(what);
  });
});

describe('a name on the sheet', () => {
  it('is compared with the manual, pin by pin', () => {
    const parts = [mcu({ '1': null, '3': null, '4': null, '6': null, '2:PA5': null })];
    expect(findings(...parts)[0]).toMatchObject({ code: 'PIN_NAME_DIFFERS', severity: 'warning' });
    expect(codes(mcu({ '1': null, '2': null, '3': null, '4': null }))).toEqual([]);
  });

  it('is told once for all pins where no package of the manual fits', () => {
    expect(codes(mcu({ '41:PE1': null, '42:PE2': null, '43:PE3': null }))).toEqual(['PIN_NOT_IN_MANUAL']);
  });

  it('of a pin that the manual does not have is told', () => {
    expect(codes(mcu({ '1': null, '2': null, '3': null, '44:PD9': null }))).toEqual(['PIN_NOT_IN_MANUAL']);
  });
});

describe('two outputs on one net', () => {
  const bridge = (pins: Record<string, string | null>) => part('U2', pins, 'bridge');

  it('are found for transmitters', () => {
    const found = findings(mcu({ '3': 'DBG_TX', '4': null }), bridge({ '1:TXD': 'DBG_TX', '2:RXD': null }));
    expect(found[0]).toMatchObject({ code: 'NET_WITH_TWO_DRIVERS' });
    expect(found[0]?.message).toContain('U1.3 (PA2), U2.1 (TXD)');
  });

  it('are not seen where a transmitter meets a receiver, or a connector with the same word', () => {
    expect(codes(mcu({ '3': 'DBG_TX', '4': null }), bridge({ '1:RXD': 'DBG_TX' }))).toEqual([]);
    expect(codes(mcu({ '3': 'DBG_TX', '4': null }), part('J1', { '1:TXD': 'DBG_TX' }))).toEqual([]);
  });

  it('are found for regulators, not for a regulator and its load', () => {
    const ldo = (ref: string) => part(ref, { '1:VIN': '5V', '2:VOUT': '3V3', '3:GND': 'GND' });
    expect(codes(mcu({ '1': null }), ldo('U3'), ldo('U4'))).toEqual(['NET_WITH_TWO_DRIVERS']);
    expect(codes(mcu({ '1': null }), ldo('U3'), part('U4', { '1:VDD': '3V3' }))).toEqual([]);
  });
});

describe('an I2C line', () => {
  const bus = mcu({ '6': 'SCL', '7': null });
  const sensor = part('U5', { '1:SCL': 'SCL', '2:VDD': 'V_SENS' });

  it('without a pull-up is found; a resistor that is not fitted is none', () => {
    expect(findings(bus, sensor)[0]).toMatchObject({ code: 'I2C_WITHOUT_PULL_UP', severity: 'warning' });
    expect(codes(bus, sensor, part('R1', { '1': 'SCL', '2': '3V3' }, 'NC'))).toContain('I2C_WITHOUT_PULL_UP');
  });

  it.each([
    ['a resistor to a supply', [part('R1', { '1': 'SCL', '2': '3V3' })]],
    ['a resistor to a net that feeds a chip', [part('R1', { '1': 'SCL', '2': 'V_SENS' })]],
    ['one of a resistor network', [part('RN1', { '1': 'SCL', '2': '3V3' })]],
    ['one behind a resistor in series', [part('R1', { '1': 'SCL', '2': 'X' }), part('R2', { '1': 'X', '2': '3V3' })]],
  ])('is content with %s', (_, parts) => {
    expect(codes(bus, sensor, ...parts)).toEqual([]);
  });

  it('that leads only to a connector is told, but not as a fault of this board', () => {
    expect(findings(bus, part('J1', { '1': 'SCL' }))[0]).toMatchObject({ severity: 'info' });
  });
});

describe('a crystal', () => {
  const on = (a: string, b: string) => part('Y1', { '1': a, '2': b }, '8MHz');

  it('on pins without an oscillator is found', () => {
    const found = codes(mcu({ '1': 'XA', '2': 'XB', '8': null, '9': null }), on('XA', 'XB'));
    expect(found).toEqual(['CRYSTAL_ON_OTHER_PINS', 'CRYSTAL_ON_OTHER_PINS']);
  });

  it('on the oscillator is no finding', () => {
    expect(codes(mcu({ '8': 'XA', '9': 'XB' }), on('XA', 'XB'))).toEqual([]);
  });

  it('is not what only a letter X makes one', () => {
    expect(codes(mcu({ '1': 'A', '8': null }), part('X1', { '1': 'A' }, 'HEADER'))).toEqual([]);
  });
});

describe('reset and boot pins', () => {
  it('are found open', () => {
    expect(codes(mcu({ '5': null, '10': 'BOOT0' }))).toEqual(['RESET_FLOATING', 'BOOT_STRAP_OPEN']);
    expect(codes(mcu({ '5': 'NRST' }))).toEqual(['RESET_FLOATING']);
  });

  it('are content with a capacitor and a resistor', () => {
    const parts = [part('C1', { '1': 'NRST', '2': 'GND' }), part('R1', { '1': 'BOOT0', '2': 'GND' })];
    expect(codes(mcu({ '5': 'NRST', '10': 'BOOT0' }), ...parts)).toEqual([]);
  });

  it('do not count a reset that is only an option of a port', () => {
    expect(codes(mcu({ '1:PA0/NRST': null, '2': null, '3': null }))).toEqual([]);
  });

  it('clash when a strap is pulled both ways, not when one resistor is left out', () => {
    const up = (value: string) => part('R1', { '1': 'BOOT0', '2': '3V3' }, value);
    const down = part('R2', { '1': 'BOOT0', '2': 'GND' }, '10k');
    expect(codes(mcu({ '10': 'BOOT0' }), up('10k'), down)).toEqual(['BOOT_STRAP_CONFLICT']);
    expect(codes(mcu({ '10': 'BOOT0' }), up('NC'), down)).toEqual([]);
  });
});

describe('an LED', () => {
  it('without a resistor is found', () => {
    expect(codes(mcu({ '1': 'N1' }), part('LED1', { '1': 'N1', '2': 'GND' }))).toEqual(['LED_WITHOUT_RESISTOR']);
  });

  it('that only a connector reaches is told, one between ground and a part is not', () => {
    const row = part('J1', { '1': 'L', '2': 'GND' });
    expect(codes(mcu({ '1': null }), part('LED1', { '1': 'L', '2': 'GND' }), row)).toEqual(['LED_ON_CONNECTOR']);
    const chain = part('LED2', { '1:DO': 'L', '2:DI': 'M', '3:VDD': '5V', '4:GND': 'GND' });
    expect(codes(mcu({ '1': null }), chain, row)).toEqual([]);
    const driver = part('Q1', { '1': 'L' });
    expect(codes(mcu({ '1': null }), part('LED1', { '1': 'L', '2': 'GND' }), row, driver)).toEqual([]);
  });
});

it('says that no controller is known, and nothing else of its pins', () => {
  const sheet = board(null, [part('R1', { '1': 'A' })]);
  expect(crossCheck(sheet, chip, [], 'zh')).toMatchObject([
    { code: 'MCU_UNKNOWN', message: expect.stringContaining('主控') },
  ]);
});
