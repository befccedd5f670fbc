import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import { Drawing } from './support/drawing';

const PIN = '#000000';

const netsOf = async (d: Drawing) =>
  Object.fromEntries(
    (await readSchematic(d.document(), SILENT)).nets.map((n) => [
      n.name,
      n.nodes.map((node) => `${node.ref}.${node.pin}`).sort(),
    ]),
  );

/** A bridge of solder pads, whose joints are dots in the ink of pins. */
const bridge = (d: Drawing, x: number, y: number) => {
  for (const dx of [0, 12]) {
    d.line(PIN, 0.5, [x + dx - 4, y, x + dx, y])
      .line(PIN, 0.5, [x + dx, y, x + dx + 4, y])
      .line(PIN, 0.5, [x + dx, y, x + dx, y + 6])
      .point(PIN, x + dx, y);
  }
  return d;
};

/** Two chips joined by wires with two junctions, and symbols with more dots in the ink of pins than wires have. */
const board = () => {
  const d = new Drawing()
    .chip('U1', 300, 400, ['PA0', 'PA1', 'PA2', 'PA3', 'PA4'])
    .chip('U2', 560, 400, ['A', 'B', 'C', 'D', 'E']);
  d.wire(285, 390, 250, 390).resistor('R1', 210, 390).wire(270, 390, 270, 480, 530, 480, 530, 390, 545, 390);
  d.dot(270, 390).wire(530, 390, 530, 370, 545, 370).dot(530, 390);
  for (let i = 0; i < 6; i++) bridge(d, 60, 80 + 40 * i);
  return d;
};

describe('telling wires from pins', () => {
  it('takes the lines that end on pins for wires, though symbols have more dots in the ink of pins', async () => {
    expect(Object.values(await netsOf(board()))).toContainEqual(['R1.2', 'U1.1', 'U2.1', 'U2.2']);
  });

  it('takes nets drawn in a colour of their own for wires where most of their lines end on pins', async () => {
    const d = board();
    for (const [i, y] of [370, 350, 330].entries()) {
      d.line('#c000c0', 0.5, [285, y, 262 - 3 * i, y]).label(`BUS_${i}`, 264, y + 1);
      d.line('#c000c0', 0.5, [545, y - 20, 522, y - 20]).label(`BUS_${i}`, 522, y - 19);
    }
    expect(await netsOf(d)).toMatchObject({
      BUS_0: ['U1.2', 'U2.3'],
      BUS_1: ['U1.3', 'U2.4'],
      BUS_2: ['U1.4', 'U2.5'],
    });
  });
});
