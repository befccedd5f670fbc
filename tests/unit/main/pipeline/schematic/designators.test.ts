import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import { Drawing } from './support/drawing';

const partsOf = async (d: Drawing) =>
  (await readSchematic(d.document(), SILENT)).components.map((c) => `${c.ref}=${c.value ?? ''}`).sort();

/** A two-pin header whose value stands under its designator. */
const header = (d: Drawing, ref: string, value: string, x: number, y: number) =>
  d
    .box(x, y - 30, x + 20, y)
    .pin(x - 15, y - 10, x, y - 10)
    .pin(x - 15, y - 20, x, y - 20)
    .note('1', x - 8, y - 9)
    .note('2', x - 8, y - 19)
    .designator(ref, x, y + 10)
    .designator(value, x, y + 2)
    .wire(x - 15, y - 10, x - 60, y - 10)
    .wire(x - 15, y - 20, x - 60, y - 20);

describe('designators', () => {
  it('takes a word under a designator for its value, though it looks like one itself', async () => {
    const d = new Drawing();
    header(header(d, 'J5', 'LED1', 200, 400), 'U3', 'L7805', 400, 400).resistor('R1', 100, 390);
    expect(await partsOf(d)).toEqual(['J5=LED1', 'R1=', 'U3=L7805']);
  });

  it('keeps two parts whose designators stand one under the other', async () => {
    const d = new Drawing().resistor('R1', 100, 300).resistor('R2', 100, 290).wire(60, 300, 100, 300);
    expect(await partsOf(d)).toEqual(['R1=', 'R2=']);
  });

  it('gives a large body its designator from further away than a small one', async () => {
    const names = ['PA0', 'PA1', 'PA2', 'PA3', 'PA4', 'PA5', 'PA6'];
    const d = new Drawing().chip('U9', 300, 400, names).wire(285, 390, 200, 390).wire(285, 370, 200, 370);
    const far = new Drawing().wire(285, 390, 200, 390).wire(285, 370, 200, 370);
    far.box(300, 260, 380, 400).designator('U9', 300, 425);
    for (const [i, name] of names.entries())
      far.pin(285, 390 - 20 * i, 300, 390 - 20 * i).note(name, 302, 388 - 20 * i);
    const pins = async (drawing: Drawing) =>
      (await readSchematic(drawing.document(), SILENT)).components.find((c) => c.ref === 'U9')?.pins.length;
    expect(await pins(d)).toBe(7);
    expect(await pins(far)).toBe(7);
  });
});
