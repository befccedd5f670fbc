import { describe, expect, it } from 'vitest';
import { chooseMcu } from '../../../../../main/pipeline/schematic/mcu';
import type { Component, DeviceModel, Pin } from '../../../../../shared/models';

const source = { page: 1, bbox: [0, 0, 1, 1] as [number, number, number, number] };

const part = (ref: string, names: readonly string[], value?: string): Component => ({
  ...{ ref, source, ...(value === undefined ? {} : { value }) },
  pins: names.map((name, i) => ({ number: String(i + 1), net: null, ...(name === '' ? {} : { name }) })),
});

const manual = (name: string, pins: readonly string[], core: DeviceModel['device']['core'] = '8051'): DeviceModel => ({
  ...{ schema: 'device-model/1', document: { name: 'm.pdf', sha256: '0', pages: 1, language: 'en' } },
  ...{ device: { name, core }, peripherals: [], memory: [], interrupts: [], diagnostics: [] },
  pins: pins.map((pin, i): Pin => ({ package: 'P', number: String(i + 1), name: pin, functions: [], source })),
});

const PORTS = ['PA0', 'PA1', 'PB0', 'PB1', 'NRST', 'VDD', 'VSS', 'BOOT0'];
const CODEC = ['BCLK', 'LRCLK', 'GPIO1', 'GPIO2', 'GPIO3', 'SDA', 'SCL', 'RESET', 'AVDD', 'GND', 'HPL', 'HPR'];

describe('choosing the controller', () => {
  it.each([
    [['P1.0', 'P1.1', 'P3.2', 'RST', 'VCC', 'GND', 'XTAL1', 'XTAL2']],
    [['(AIN4)PA00', 'SDA/PB07', 'PA13-SWDIO', 'RESET', 'GND', 'VDDIO']],
    [['GP0', 'GP1', 'GP2', 'RUN', 'SWDIO', 'SWCLK', 'GND', 'VSYS']],
    [['IO0', 'IO2', 'IO4', 'EN', 'GND', '3V3']],
  ])('knows it by the names of its pins: %s', (names) => {
    expect(chooseMcu([part('U2', CODEC.slice(0, 2)), part('U1', names)])).toBe('U1');
  });

  it('knows it without port names by the kinds of its other pins', () => {
    const names = ['MCLR', 'VCAP', 'TMS', 'TCK', 'OSC1', 'OSC2', 'AN0', 'AN1', 'VSS'];
    expect(chooseMcu([part('U4', ['IN', 'OUT', 'RESET']), part('U3', names)])).toBe('U3');
  });

  it('prefers the chip with reset, boot and debug pins to a chip with a few general purpose ones', () => {
    expect(chooseMcu([part('U9', CODEC), part('U1', PORTS)])).toBe('U1');
  });

  it('takes no header for it, though the names are led out there', () => {
    expect(chooseMcu([part('J1', [...PORTS, ...PORTS])])).toBeNull();
    expect(chooseMcu([part('U5', ['IN', 'GND', 'OUT', 'EN', 'FB', 'SW', 'VIN', 'PG'])])).toBeNull();
  });

  it('takes the part that the manual is of, by its name, though its pins have no names', () => {
    const nameless = part(
      'U7',
      Array.from({ length: 20 }, () => ''),
      'AB12C345F8P6',
    );
    expect(chooseMcu([part('U1', PORTS), nameless])).toBe('U1');
    expect(chooseMcu([part('U1', PORTS), nameless], [manual('AB12C345x4/x8', [])])).toBe('U7');
  });

  it('takes the part whose pins are those of the manual, of two that look like controllers', () => {
    const other = ['P0.0', 'P0.1', 'P0.2', 'RST', 'VCC', 'GND', 'P1.0', 'P1.1', 'P1.2', 'P1.3'];
    expect(chooseMcu([part('U1', PORTS), part('U2', other)], [manual('Q', PORTS)])).toBe('U1');
    expect(chooseMcu([part('U1', PORTS), part('U2', other)], [manual('Q', other)])).toBe('U2');
  });

  it('does not take a sensor for it because its manual is given', () => {
    const sensor = part('U6', ['SDA', 'SCL', 'INT1', 'VDD', 'GND'], 'SENS3450');
    const chosen = chooseMcu([part('U1', PORTS), sensor], [manual('SENS3450', ['SDA', 'SCL'], 'peripheral-chip')]);
    expect(chosen).toBe('U1');
  });
});
