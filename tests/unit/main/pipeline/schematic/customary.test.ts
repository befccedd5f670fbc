import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import { Drawing } from './support/drawing';

const read = (d: Drawing) => readSchematic(d.document(), SILENT);
const numbersAt = async (d: Drawing, ref: string) => {
  const { nets } = await read(d);
  const entries = nets.flatMap((n) => n.nodes.filter((node) => node.ref === ref).map((node) => [node.pin, n]));
  return Object.fromEntries(entries.map(([pin, n]) => [pin, typeof n === 'object' ? n.name : '']));
};

/** A sheet with wires to the three pins of a part at (200, 300): from the left, from above and from below. */
const sheet = () =>
  new Drawing()
    .wire(170, 300, 100, 300)
    .label('LEFT', 110, 301)
    .wire(210, 330, 210, 360, 260, 360)
    .label('UPPER', 220, 361)
    .wire(210, 270, 210, 240, 260, 240)
    .label('LOWER', 220, 241)
    .resistor('R1', 260, 360)
    .resistor('R2', 260, 240)
    .resistor('R3', 60, 300)
    .wire(230, 360, 230, 390, 280, 390)
    .dot(230, 360)
    .wire(230, 240, 230, 210, 280, 210)
    .dot(230, 240);

const leads = (d: Drawing) => d.pin(210, 330, 210, 315).pin(210, 270, 210, 285);

describe('parts drawn without pin numbers', () => {
  it('knows base, emitter and collector of a transistor by its arrow', async () => {
    const d = leads(sheet()).pin(170, 300, 190, 300).body(190, 285, 190, 315).body(190, 308, 210, 315);
    d.body(190, 292, 210, 285).arrow(204, 287).designator('Q1', 216, 300);
    expect(await numbersAt(d, 'Q1')).toEqual({ 1: 'LEFT', 2: 'LOWER', 3: 'UPPER' });
    const model = await read(d);
    expect(
      model.components
        .find((c) => c.ref === 'Q1')
        ?.pins.map((pin) => pin.name)
        .sort(),
    ).toEqual(['B', 'C', 'E']);
    expect(model.diagnostics).toContainEqual(expect.objectContaining({ code: 'PIN_NUMBER_CUSTOMARY' }));
  });

  it('knows gate, source and drain of a field-effect transistor by the line to its bulk', async () => {
    const d = leads(sheet()).pin(170, 300, 188, 300).body(188, 288, 188, 312).body(192, 286, 192, 314);
    d.body(192, 311, 210, 311).body(210, 311, 210, 315).body(192, 300, 210, 300);
    d.body(210, 285, 210, 300).body(192, 289, 210, 289).designator('Q1', 216, 300).body(188, 300, 192, 300);
    expect(await numbersAt(d, 'Q1')).toEqual({ 1: 'LEFT', 2: 'LOWER', 3: 'UPPER' });
  });

  it('lists pins it cannot tell apart as unknown', async () => {
    const d = leads(sheet()).pin(170, 300, 190, 300).box(190, 285, 230, 315).designator('Q1', 236, 300);
    expect(Object.keys(await numbersAt(d, 'Q1')).sort()).toEqual(['?1', '?2', '?3']);
  });
});
