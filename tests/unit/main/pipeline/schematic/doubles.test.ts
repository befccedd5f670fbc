import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import { Drawing, documentOf } from './support/drawing';

/** A controller and a resistor from its first pin to a label. */
const sheet = (ref: string, label: string) =>
  new Drawing()
    .wire(600, 500, 650, 500)
    .wire(625, 500, 625, 520)
    .dot(625, 500)
    .resistor(ref, 300, 300)
    .wire(340, 300, 400, 300)
    .label(label, 360, 301)
    .wire(300, 300, 250, 300)
    .label(`${label}_IN`, 255, 301);

const read = (sheets: readonly Drawing[]) => readSchematic(documentOf(sheets), SILENT);

describe('designators that stand twice', () => {
  it('are two parts, told with both places', async () => {
    const { components, nets, diagnostics } = await read([sheet('R1', 'LEFT'), sheet('R1', 'RIGHT')]);
    expect(components.map((c) => c.ref)).toEqual(['R1', 'R1_2']);
    const ends = nets.filter((n) => ['LEFT', 'RIGHT'].includes(n.name)).map((n) => n.nodes[0]?.ref);
    expect(ends).toEqual(['R1', 'R1_2']);
    const told = diagnostics.filter((d) => d.code === 'DESIGNATOR_TWICE');
    expect(told.map((d) => d.page)).toEqual([1, 2]);
    expect(told[0]).toMatchObject({ severity: 'warning', bbox: expect.any(Array) });
    expect(told[0]?.message).toContain('R1_2');
  });

  it('are one part where the same is drawn again on the same nets', async () => {
    const { components, diagnostics } = await read([sheet('R1', 'LEFT'), sheet('R1', 'LEFT')]);
    expect(components.map((c) => c.ref)).toEqual(['R1']);
    expect(diagnostics).toEqual([]);
  });

  it('are units of one part where the pins differ', async () => {
    const unit = (numbers: readonly string[], top: number, d: Drawing) => {
      d.box(300, top - 20 * numbers.length, 380, top).designator('U1', 300, top + 2);
      for (const [i, number] of numbers.entries()) {
        const y = top - 10 - 20 * i;
        d.pin(285, y, 300, y).note(number, 292, y + 1);
      }
      return d;
    };
    const both = unit(['4', '5', '6'], 200, unit(['1', '2', '3'], 480, sheet('R1', 'LEFT')));
    const { components, diagnostics } = await read([both]);
    const u1 = components.filter((c) => c.ref.startsWith('U1'));
    expect(u1.map((c) => c.pins.map((pin) => pin.number).sort())).toEqual([['1', '2', '3', '4', '5', '6']]);
    expect(diagnostics.map((d) => d.code)).not.toContain('DESIGNATOR_TWICE');
  });
});
