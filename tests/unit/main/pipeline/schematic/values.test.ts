import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import { Drawing } from './support/drawing';

const valuesOf = async (d: Drawing) =>
  Object.fromEntries((await readSchematic(d.document(), SILENT)).components.map((c) => [c.ref, c.value]));

describe('values of parts', () => {
  it('gives a chip the type under its body, far from the designator over it', async () => {
    const d = new Drawing().chip('U1', 200, 500, ['PA0', 'PA1', 'PA2', 'PA3', 'PA4', 'PA5', 'PA6', 'PA7']);
    const lowest = 500 - 8 * 20 - 12;
    expect(await valuesOf(d.designator('XY32F003F4P6', 204, lowest))).toMatchObject({ U1: 'XY32F003F4P6' });
  });

  it('lets two neighbours have the nearest value each, not both the one between them', async () => {
    const d = new Drawing()
      .chip('U1', 400, 400, ['A', 'B', 'C'])
      .resistor('R1', 100, 300)
      .resistor('R2', 100, 285)
      .designator('10k', 116, 291)
      .designator('47k', 116, 276);
    expect(await valuesOf(d)).toMatchObject({ R1: '10k', R2: '47k' });
  });

  it('takes neither the number of a pin nor the path of a footprint for a value', async () => {
    const d = new Drawing().chip('U1', 200, 500, ['A', 'B', 'C', 'D']);
    expect(await valuesOf(d.note('7', 220, 510).designator('Package_SO:SOIC-8', 240, 510))).toEqual({ U1: undefined });
  });
});
