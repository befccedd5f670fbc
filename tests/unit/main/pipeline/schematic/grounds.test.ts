import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import { Drawing } from './support/drawing';

const RED = '#aa0000';

async function netsOf(d: Drawing) {
  const { nets } = await readSchematic(d.document(), SILENT);
  return new Map(nets.map((n) => [n.name, n.nodes.map((node) => `${node.ref}.${node.pin}`).sort()]));
}

/** A ground with a stem of its own, lying on its side: its bars follow to the right of (x, y). */
const sideGround = (d: Drawing, x: number, y: number) => {
  d.line(RED, 0.5, [x, y, x + 7, y]);
  for (const [i, half] of [7, 5, 3].entries()) d.line(RED, 0.5, [x + 7 + 2 * i, y - half, x + 7 + 2 * i, y + half]);
  return d;
};

const chip = () =>
  new Drawing()
    .chip('U1', 300, 400, ['PA0', 'PA1', 'PA2'])
    .wire(285, 390, 240, 390)
    .resistor('R1', 200, 390)
    .wire(600, 500, 650, 500)
    .wire(625, 500, 625, 520)
    .dot(625, 500);

describe('grounds', () => {
  it('are not named by the label of the wire beside them', async () => {
    const d = sideGround(chip().wire(200, 390, 190, 390), 540, 300)
      .resistor('R2', 490, 300)
      .wire(530, 300, 540, 300);
    d.resistor('R3', 480, 290).wire(520, 290, 534, 290).label('SENSE', 534, 291);
    const nets = await netsOf(d);
    expect(nets.get('GND')).toEqual(['R2.2']);
    expect(nets.get('SENSE')).toEqual(['R3.2']);
  });

  it('keep to their own wire where another passes the end of a bar', async () => {
    const d = chip().resistor('R2', 490, 300).wire(530, 300, 560, 300, 560, 280);
    d.line(RED, 0.5, [560, 280, 560, 272]);
    for (const [i, half] of [7, 5, 3].entries()) {
      d.line(RED, 0.5, [560 - half, 272 - 2 * i, 560 + half, 272 - 2 * i]);
    }
    d.wire(567, 310, 567, 200).resistor('R3', 567, 200).label('GND', 553, 259);
    expect((await netsOf(d)).get('GND')).toEqual(['R2.2']);
  });
});
