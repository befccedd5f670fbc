import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import { Drawing } from './support/drawing';

/** A chip with three pins: a wire to a resistor at the first, a cross at the second's end, nothing at the third. */
const chip = (ink?: string) =>
  new Drawing(ink)
    .chip('U1', 400, 400, ['A', 'B', 'C'])
    .wire(385, 390, 300, 390)
    .resistor('R1', 260, 390)
    .wire(260, 390, 200, 390, 200, 330)
    .resistor('R2', 200, 330)
    .wire(240, 330, 300, 330, 300, 300)
    .resistor('R3', 300, 300)
    .wire(340, 300, 340, 250, 200, 250)
    .resistor('R4', 160, 250)
    .wire(320, 390, 320, 440, 250, 440)
    .dot(320, 390)
    .wire(250, 250, 250, 220, 300, 220)
    .dot(250, 250)
    .line('#0000ff', 0.5, [382, 367, 388, 373])
    .line('#0000ff', 0.5, [382, 373, 388, 367]);

const pinsOf = async (d: Drawing) => {
  const { components, nets } = await readSchematic(d.document(), SILENT);
  const pins = components.find(({ ref }) => ref === 'U1')?.pins ?? [];
  return { nets: nets.length, pins: pins.map(({ number, net, noConnect }) => [number, net !== null, noConnect]) };
};

describe('crosses at the ends of pins', () => {
  it('say that a pin is left open on purpose, which an open pin without one does not', async () => {
    expect(await pinsOf(chip())).toEqual({
      nets: 4,
      pins: [
        ['1', true, undefined],
        ['2', false, true],
        ['3', false, undefined],
      ],
    });
  });

  it('are no crosses beside a pin, nor lines of one slant', async () => {
    const beside = chip().line('#0000ff', 0.5, [372, 347, 378, 353]).line('#0000ff', 0.5, [372, 353, 378, 347]);
    expect((await pinsOf(beside)).pins[2]).toEqual(['3', false, undefined]);
    const slanted = chip().line('#0000ff', 0.5, [382, 347, 388, 353]).line('#0000ff', 0.5, [382, 347, 388, 353]);
    expect((await pinsOf(slanted)).pins[2]).toEqual(['3', false, undefined]);
  });
});
