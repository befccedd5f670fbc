import { describe, expect, it } from 'vitest';
import { generateOffline } from '../../../../../main/pipeline/codegen';
import { pinsOf } from '../../../../../main/pipeline/codegen/pins';
import { crossCheck } from '../../../../../main/pipeline/crosscheck';
import { partNumbers, sameFamily } from '../../../../../main/pipeline/crosscheck/part-names';
import { board, lampBoard, part } from '../../../../fixtures/models/board';
import { zircon } from '../../../../fixtures/models/chips';
import { device } from '../../../../fixtures/models/device';

const check = (value: string | undefined, name: string, more: string[] = [], others: string[] = []) => {
  const on = board('U1', [part('U1', { '1': null }, value), ...more.map((text, i) => part(`U${i + 2}`, {}, text))]);
  const chip = device(name, 'cortex-m', []);
  chip.device.source = { page: 4, bbox: [1, 2, 3, 4] };
  const beside = others.map((each) => device(each, 'cortex-m', []));
  return crossCheck(on, chip, pinsOf(on, chip), 'en', beside).filter(({ code }) => code === 'DEVICE_NOT_ON_BOARD');
};

describe('the manual of another chip than the controller on the sheet', () => {
  it.each([
    ['TH32M016F4', 'CH32V003'],
    ['STM32F407VGT6', 'STM32F103'],
    ['GD32F103C8', 'STM32F103x8'],
  ])('is told for %s with the manual of %s, with both places', (value, name) => {
    const [found] = check(value, name);
    expect(found).toMatchObject({ severity: 'warning', message: expect.stringContaining(value) });
    expect(found?.places.map(({ document, page }) => `${document} ${page}`)).toEqual(['board.pdf 1', `${name}.pdf 4`]);
  });

  it.each([
    ['CH32V003F4P6', 'CH32V003'],
    ['CH32V003J4M6(SOP8)', 'CH32V003'],
    ['STM32F40X_LQFP64', 'STM32F405/415'],
    ['STM32F415RGT6', 'STM32F405/415'],
    ['STM32F030C8', 'STM32F0xx'],
    ['STM32F030C8', 'STM32F030R8T6'],
    ['ATSAMD21G18A-MU', 'SAM-D21'],
    ['ATtiny84A-PU', 'ATtiny24A/44A/84A'],
    ['CY8C6247BZI-D44', 'CY8C62x6, CY8C62x7'],
    ['CH548', 'CH549'],
    ['PI-PICO-SMD', 'RP2040'],
    ['MCU', 'CH32V003'],
    [undefined, 'CH32V003'],
    ['TH32M016F4', ''],
    ['LQFP48', 'CH32V003'],
  ])('is not told for %s with the manual of %s', (value, name) => {
    expect(check(value, name)).toEqual([]);
  });

  it('is not told when the chip stands elsewhere on the sheet, or another manual is the right one', () => {
    expect(check('TH32M016F4', 'CH32V003', ['CH32V003F4P6'])).toEqual([]);
    expect(check('TH32M016F4', 'CH32V003', [], ['TH32M016'])).toEqual([]);
  });

  it('knows a number with its letters apart', () => {
    expect(check('TH32M016F4', 'A76B003')).toHaveLength(1);
    expect(check('A76B003-20', 'A76B003')).toEqual([]);
  });

  it('sees no part number in packages and plain words', () => {
    expect(partNumbers('LQFP64 TSSOP20 controller U1 SOT23')).toEqual([]);
    expect(sameFamily('STM32F0XX', 'STM32F030C8')).toBe(true);
  });
});

describe('a pin whose net is named after a function that it lacks', () => {
  it('is not configured', () => {
    const chip = zircon();
    chip.pins = chip.pins.map((each) => (each.name === 'PA0' ? { ...each, functions: ['ADC_IN0'] } : each));
    const on = lampBoard({ led: 'PA1', key: 'PA4', tx: 'PA0', rx: 'PA3' });
    on.components = on.components.map((each) =>
      each.ref === 'U1' ? part('U1', { '1:PA0': 'UART_TX', '4:PA3': 'UART_RX', '6:VDD': 'VCC', '7:VSS': 'GND' }) : each,
    );
    const { files, notDone, findings } = generateOffline({ devices: [chip], board: on, instruction: 'UART' });
    expect(files.get('generated.c')).not.toContain('GPIOA_MODER.MODE0');
    expect(notDone.find(({ subject }) => subject === 'UART_TX (PA0)')?.reason).toContain('UART TX');
    expect(findings.map(({ code }) => code)).toContain('PIN_CANNOT_CARRY');
  });
});
