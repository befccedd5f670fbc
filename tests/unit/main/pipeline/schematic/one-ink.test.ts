import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import { Drawing } from './support/drawing';

const INK = '#000000';

async function netsOf(d: Drawing) {
  const { nets } = await readSchematic(d.document(), SILENT);
  return Object.fromEntries(nets.map((n) => [n.name, n.nodes.map((node) => `${node.ref}.${node.pin}`).sort()]));
}

/** A flag of single lines with its point at (x, y), to the left of it. */
const flag = (d: Drawing, text: string, x: number, y: number) => {
  const left = x - 6 - 4 * text.length;
  const corners: [number, number][] = [
    [x, y],
    [x - 4, y + 4],
    [left, y + 4],
    [left, y - 4],
    [x - 4, y - 4],
    [x, y],
  ];
  for (const [i, [x0, y0]] of corners.slice(0, -1).entries()) {
    const [x1, y1] = corners[i + 1] ?? [x, y];
    d.body(x0, y0, x1, y1);
  }
  return d.label(text, left + 2, y - 2);
};

/** A controller with flags of single lines at its pins, and two of them again at resistors. */
const print = () => {
  const d = new Drawing(INK).chip('U1', 300, 400, ['PA0', 'PA1', 'PA2', 'PA3', 'PA4', 'PA5']);
  for (const [i, name] of ['SDA', 'SCL', 'TXD'].entries())
    flag(d.wire(285, 390 - 20 * i, 260, 390 - 20 * i), name, 260, 390 - 20 * i);
  d.resistor('R1', 500, 300).resistor('R2', 500, 260);
  flag(d.wire(500, 300, 480, 300), 'SDA', 480, 300);
  flag(d.wire(500, 260, 480, 260), 'SCL', 480, 260);
  d.wire(540, 300, 580, 300, 580, 260, 540, 260).wire(580, 300, 600, 300).dot(580, 300);
  return d.wire(600, 300, 600, 200).wire(600, 260, 620, 260).dot(600, 260);
};

describe('prints in one ink', () => {
  it('reads flags that are drawn as single lines', async () => {
    expect(await netsOf(print())).toMatchObject({ SDA: ['R1.1', 'U1.1'], SCL: ['R2.1', 'U1.2'], TXD: ['U1.3'] });
  });

  it('takes the stubs at a box for its pins, whatever they end on', async () => {
    const d = print();
    for (const y of [330, 310, 290]) d.body(282, y + 3, 288, y - 3).body(282, y - 3, 288, y + 3);
    const model = await readSchematic(d.document(), SILENT);
    const pins = model.components.find((c) => c.ref === 'U1')?.pins ?? [];
    expect(pins.map((pin) => `${pin.number}=${pin.name}`).sort()).toEqual(
      ['PA0', 'PA1', 'PA2', 'PA3', 'PA4', 'PA5'].map((name, i) => `${i + 1}=${name}`),
    );
  });

  it('reads the number inside a box and takes the name over the wire for a label', async () => {
    const d = print().box(100, 160, 140, 200).designator('P1', 100, 204);
    for (const [i, name] of ['NRST', 'BOOT'].entries()) {
      const y = 190 - 20 * i;
      d.wire(100, y, 60, y)
        .note(String(i + 1), 104, y - 2)
        .label(name, 62, y + 1);
    }
    expect(await netsOf(d)).toMatchObject({ NRST: ['P1.1'], BOOT: ['P1.2'] });
  });

  it('takes a name that the controller gives one of its ports for no part, though it reads like a designator', async () => {
    const d = print().chip('U2', 300, 220, ['PD0/A6', 'PD1/SWIO', 'PD2/A3', 'PD3/A4']);
    d.box(100, 160, 140, 200).designator('P1', 100, 204);
    for (const i of [0, 1]) {
      d.wire(285, 210 - 20 * i, 240, 210 - 20 * i).label(`PD${i}`, 245, 211 - 20 * i);
      // The name beside the symbol stands off the wire, where a designator may.
      d.wire(100, 190 - 20 * i, 60, 190 - 20 * i)
        .note(String(i + 1), 104, 188 - 20 * i)
        .label(`PD${i}`, 62, 191 - 20 * i);
    }
    d.label('PD0', 60, 120).label('PD1', 60, 100);
    const model = await readSchematic(d.document(), SILENT);
    expect(model.components.map((c) => c.ref).sort()).toEqual(['P1', 'R1', 'R2', 'U1', 'U2']);
  });

  it('reads V5V as a supply, not as a varistor', async () => {
    const d = print().label('V5V', 60, 120);
    const model = await readSchematic(d.document(), SILENT);
    expect(model.components.map((c) => c.ref)).not.toContain('V5V');
  });
});
