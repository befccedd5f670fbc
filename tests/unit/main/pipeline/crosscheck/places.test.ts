import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pinsOf } from '../../../../../main/pipeline/codegen/pins';
import { crossCheck } from '../../../../../main/pipeline/crosscheck';
import type { BoardModel, Component, DeviceModel } from '../../../../../shared/models';
import { board, part } from '../../../../fixtures/models/board';
import { device, pin } from '../../../../fixtures/models/device';

const net = fc.option(
  fc.constantFrom('3V3', 'GND', 'I2C_SCL', 'SDA', 'UART_TX', 'BOOT0', 'NRST', 'XI', 'SPI_MOSI', 'LED1', 'USB_D+', 'N1'),
);
const name = fc.constantFrom('PA0', 'PA1', 'PB6', 'NRST', 'BOOT0', 'PC0/OSC_IN', 'TXD', 'VOUT', 'VIN', 'VDD', 'SCL');
const ref = fc.constantFrom('U1', 'U2', 'U3', 'R1', 'R2', 'RN1', 'Y1', 'X1', 'LED1', 'D1', 'J1', 'C1', 'S1');

const component: fc.Arbitrary<Component> = fc
  .tuple(
    ref,
    fc.array(fc.tuple(name, net), { minLength: 1, maxLength: 8 }),
    fc.constantFrom(undefined, '10k', 'NC', '8MHz'),
  )
  .map(([own, pins, value]) =>
    part(own, Object.fromEntries(pins.map(([each, to], at) => [`${at + 1}:${each}`, to])), value),
  );

/** Parts stand apart from each other, so that a place names its part. */
const boards: fc.Arbitrary<BoardModel> = fc
  .uniqueArray(component, { selector: (each) => each.ref, minLength: 1, maxLength: 9 })
  .map((parts) => {
    const placed = parts.map(
      (each, at): Component => ({
        ...each,
        source: { page: 1, bbox: [at * 10, 0, at * 10 + 5, 5] },
        pins: each.pins.map((own, row) => ({ ...own, source: { page: 1, bbox: [at * 10, row, at * 10 + 1, row] } })),
      }),
    );
    return board(parts.some((each) => each.ref === 'U1') ? 'U1' : null, placed);
  });

const devices: fc.Arbitrary<DeviceModel> = fc
  .uniqueArray(
    fc.tuple(
      fc.integer({ min: 1, max: 8 }),
      name,
      fc.array(fc.constantFrom('I2C1_SCL', 'UART1_TX', 'OSC_IN', 'ADC_IN1', 'USB_DP'), { maxLength: 2 }),
    ),
    {
      selector: ([number]) => number,
      maxLength: 8,
    },
  )
  .map((pins) =>
    device(
      'OPAL',
      'cortex-m',
      [],
      pins.map(([number, own, functions]) => ({
        ...pin(String(number), own, functions),
        source: { page: 4, bbox: [0, number, 1, number + 1] as [number, number, number, number] },
      })),
    ),
  );

it('points only at places that the two models have, and says the same for the same models', () => {
  const property = fc.property(boards, devices, (sheet, chip) => {
    const findings = crossCheck(sheet, chip, pinsOf(sheet, chip), 'en');
    const known = new Set(
      [...sheet.components.flatMap(({ source, pins }) => [source, ...pins.map((own) => own.source)])].map(
        (source) => `${sheet.document.name} ${source?.bbox.join()}`,
      ),
    );
    for (const { source } of chip.pins) known.add(`${chip.document.name} ${source.bbox.join()}`);
    for (const { places, code } of findings) {
      for (const { document, bbox } of places)
        expect([code, known.has(`${document} ${bbox?.join()}`)]).toEqual([code, true]);
    }
    // Every part that a message names stands on the board.
    const refs = new Set(sheet.components.map((each) => each.ref));
    const named = findings.flatMap(({ message }) =>
      [...message.matchAll(/\b(?:U|R|RN|Y|LED|J|C|S)\d\b(?=[. ])/g)].map(([text]) => text),
    );
    for (const each of named) expect(refs.has(each) || sheet.nets.some((own) => own.name === each)).toBe(true);
    expect(crossCheck(structuredClone(sheet), structuredClone(chip), pinsOf(sheet, chip), 'en')).toEqual(findings);
  });
  fc.assert(property, { numRuns: 300 });
});
