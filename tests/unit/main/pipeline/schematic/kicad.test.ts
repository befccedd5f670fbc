import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import type { OutlineItem } from '../../../../../main/pipeline/pdf';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import { Drawing } from './support/drawing';

const netsOf = async (d: Drawing, outline: OutlineItem[] = []) =>
  Object.fromEntries(
    (await readSchematic(d.document(outline), SILENT)).nets.map((n) => [
      n.name,
      n.nodes.map((node) => `${node.ref}.${node.pin}`).sort(),
    ]),
  );

const bookmark = (title: string, items: OutlineItem[] = []): OutlineItem => ({
  ...{ title, page: 1, position: { x: null, y: null }, items },
});

/** A jack with pins marked + and - beside a resistor, a pad named like a ground at the end of the lower wire. */
const jack = () =>
  new Drawing()
    .box(100, 300, 130, 340)
    .designator('J1', 100, 344)
    .pin(130, 330, 145, 330)
    .note('+', 136, 331)
    .pin(130, 310, 145, 310)
    .note('-', 136, 311)
    .wire(145, 330, 200, 330)
    .resistor('R1', 200, 330)
    .wire(145, 310, 200, 310)
    .chip('U1', 400, 400, ['A', 'B', 'C'])
    .wire(385, 390, 300, 390, 300, 330, 240, 330)
    .wire(270, 330, 270, 280, 300, 280)
    .wire(270, 280, 250, 280)
    .dot(270, 330)
    .dot(270, 280);

describe('sheets in the manner of KiCad', () => {
  it('reads + and - beside the pins of a jack as their numbers', async () => {
    const model = await readSchematic(jack().document(), SILENT);
    expect(model.components.find((c) => c.ref === 'J1')?.pins.map((pin) => pin.number)).toEqual(['+', '-']);
  });

  it('takes a name that the bookmarks list as a part for one, though it reads like a ground', async () => {
    const pad = jack()
      .wire(200, 310, 220, 310)
      .pin(220, 310, 230, 310)
      .box(230, 306, 238, 314)
      .designator('GND1', 226, 316);
    const parts = ['J1', 'R1', 'U1', 'GND1'].map((ref) => bookmark(ref));
    const listed = await netsOf(pad, [bookmark('Symbols', parts)]);
    expect(Object.values(listed)).toContainEqual(['GND1.1', 'J1.-']);
    expect(await netsOf(pad)).toMatchObject({ GND1: ['J1.-'] });
  });

  it('reads through the mark that tells a rule check of a supply', async () => {
    const d = jack()
      .wire(170, 330, 170, 350)
      .pin(170, 350, 170, 356)
      .box(166, 356, 174, 364)
      .label('PWR_FLAG', 160, 366);
    const nets = await netsOf(d);
    expect(Object.keys(nets)).not.toContain('PWR_FLAG');
    expect(Object.values(nets)).toContainEqual(['J1.+', 'R1.1']);
  });

  it('ends the lead of a broad plate on the rim of the plate', async () => {
    const d = new Drawing().resistor('R1', 100, 300).wire(140, 300, 200, 300, 200, 290);
    d.thick(194, 280, 206, 280).thick(194, 275, 206, 275).pin(200, 290, 200, 281).pin(200, 274, 200, 265);
    d.designator('C1', 210, 276).pin(200, 265, 200, 261).ground(200, 261).label('GND', 194, 247);
    d.wire(100, 300, 60, 300).resistor('R2', 20, 300).wire(70, 300, 70, 320, 90, 320).wire(70, 320, 50, 320);
    d.dot(70, 300).dot(70, 320);
    expect(await netsOf(d)).toMatchObject({ GND: ['C1.2'] });
  });
});

/** An outline like a flag with its point at (x, y), to the right of it. */
const flag = (d: Drawing, text: string, x: number, y: number) => {
  const right = x + 4 + 4 * text.length;
  return d.outline(x, y, x + 3, y + 4, right, y + 4, right, y - 4, x + 3, y - 4, x, y).label(text, x + 3, y - 2);
};

describe('names that stand directly on pins', () => {
  it('are read from flags, power symbols and grounds without a wire between', async () => {
    const d = jack().designator('J2', 100, 204).box(100, 140, 130, 200);
    for (const [i, y] of [190, 170, 150].entries()) d.pin(130, y, 145, y).note(String(i + 1), 136, y + 1);
    flag(d, 'SUPPLY', 145, 190).pin(145, 170, 152, 170).body(149, 172, 152, 170).body(152, 170, 149, 168);
    d.label('+5V', 154, 168);
    expect(await netsOf(d)).toMatchObject({ SUPPLY: ['J2.1'], '+5V': ['J2.2'] });
  });

  it('takes the volts written after a capacitance for no supply', async () => {
    const capacitor = (d: Drawing) =>
      d
        .wire(270, 280, 270, 260)
        .pin(270, 260, 270, 252)
        .thick(264, 252, 276, 252)
        .thick(264, 249, 276, 249)
        .pin(270, 249, 270, 241)
        .wire(270, 241, 270, 220, 300, 220, 300, 310)
        .designator('C1', 250, 256)
        .designator('22uF', 279, 249)
        .designator('10V', 279, 241);
    const nets = await netsOf(capacitor(jack()));
    expect(nets).not.toHaveProperty('10V');
    expect(
      Object.values(nets)
        .flat()
        .filter((node) => node.startsWith('C1.')),
    ).toHaveLength(2);
  });
});
