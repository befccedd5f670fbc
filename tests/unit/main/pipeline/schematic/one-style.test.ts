import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import { Drawing } from './support/drawing';

/** A capacitor hanging 40 down from (x, y): two leads and two plates, all drawn like wires. */
const capacitor = (d: Drawing, ref: string, x: number, y: number) =>
  d
    .wire(x, y, x, y - 18)
    .wire(x - 6, y - 18, x + 6, y - 18)
    .wire(x - 6, y - 22, x + 6, y - 22)
    .wire(x, y - 22, x, y - 40)
    .designator(ref, x + 10, y - 22);

/** A button hanging 36 down from (x, y): two leads and a cap beside the gap between them. */
const button = (d: Drawing, ref: string, x: number, y: number) =>
  d
    .wire(x, y, x, y - 12)
    .wire(x, y - 24, x, y - 36)
    .wire(x + 5, y - 11, x + 5, y - 25)
    .wire(x + 5, y - 18, x + 9, y - 18)
    .wire(x + 9, y - 15, x + 9, y - 21)
    .designator(ref, x + 14, y - 20);

async function netsOf(d: Drawing) {
  const { nets } = await readSchematic(d.document(), SILENT);
  return nets.map((n) => n.nodes.map((node) => `${node.ref}.${node.pin}`).sort());
}

describe('sheets whose symbols are drawn in the style of wires', () => {
  it('reads capacitors as parts and keeps their two sides apart', async () => {
    const d = new Drawing();
    d.wire(100, 300, 220, 300)
      .dot(100, 300)
      .dot(160, 300)
      .dot(220, 300)
      .wire(100, 300, 100, 320)
      .wire(220, 300, 220, 320);
    for (const [i, x] of [100, 160, 220].entries()) {
      d.wire(x, 300, x, 290);
      capacitor(d, `C${i + 1}`, x, 290);
      d.wire(x, 250, x, 240);
    }
    d.wire(100, 240, 220, 240).dot(160, 240);
    const nets = await netsOf(d);
    expect(nets).toHaveLength(2);
    expect(nets).toContainEqual(['C1.1', 'C2.1', 'C3.1']);
    expect(nets).toContainEqual(['C1.2', 'C2.2', 'C3.2']);
  });

  it('reads a button by the two ends that face each other', async () => {
    const d = new Drawing();
    d.wire(100, 300, 220, 300)
      .dot(100, 300)
      .dot(160, 300)
      .dot(220, 300)
      .wire(100, 300, 100, 320)
      .wire(220, 300, 220, 320);
    for (const [i, x] of [100, 160].entries()) {
      d.wire(x, 300, x, 290);
      capacitor(d, `C${i + 1}`, x, 290);
      d.wire(x, 250, x, 240);
    }
    d.wire(220, 300, 220, 290);
    button(d, 'S1', 220, 290);
    d.wire(220, 254, 220, 240).wire(100, 240, 220, 240).dot(160, 240);
    expect((await netsOf(d)).map((n) => n.filter((node) => node.startsWith('S1')).length)).toEqual([1, 1]);
  });

  it('reads a sheet in one colour and width', async () => {
    const d = new Drawing('#000000');
    d.chip('U1', 200, 400, ['VDD', 'VSS', 'OUT']).resistor('R1', 90, 350).wire(130, 350, 185, 350);
    d.wire(185, 390, 150, 390, 150, 420, 90, 420, 90, 350).wire(185, 370, 170, 370, 170, 300);
    d.wire(150, 420, 180, 420).dot(150, 420).wire(170, 330, 140, 330).dot(170, 330).wire(140, 330, 140, 300);
    capacitor(d.wire(90, 350, 60, 350).dot(90, 350).wire(60, 350, 60, 340), 'C1', 60, 340);
    d.wire(60, 300, 170, 300).dot(140, 300);
    const nets = await netsOf(d);
    expect(nets).toHaveLength(3);
    for (const net of ['C1.1,R1.1,U1.1', 'C1.2,U1.2', 'R1.2,U1.3']) expect(nets.map(String)).toContain(net);
  });
});
