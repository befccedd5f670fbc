import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import { Drawing, documentOf } from './support/drawing';

/** Footprints with their pads and designators; tracks end on pads without any symbol. */
const layout = () => {
  const d = new Drawing();
  for (let i = 0; i < 12; i++) {
    const [x, y] = [60 + 60 * (i % 6), 200 + 80 * Math.floor(i / 6)];
    d.outline(x, y, x + 8, y, x + 8, y + 6, x, y + 6, x, y).outline(x + 20, y, x + 28, y, x + 28, y + 6, x + 20, y + 6);
    d.designator(`R${i + 1}`, x + 4, y + 14).line('#cc0000', 1.5, [x + 24, y + 3, x + 44, y - 17, x + 44, y - 37]);
  }
  return d;
};

describe('what is no schematic', () => {
  it('is called a board layout where parts have no wires, with what to print instead', async () => {
    await expect(readSchematic(layout().document(), SILENT)).rejects.toMatchObject({
      code: 'SCHEMATIC_NO_COMPONENTS',
      message: expect.stringMatching(/board layout.*Print the schematic/),
    });
  });

  it('does not keep a schematic from being read that has a layout behind it', async () => {
    const sheet = new Drawing().wire(600, 500, 650, 500).wire(625, 500, 625, 520).dot(625, 500);
    for (let i = 0; i < 6; i++) {
      sheet.resistor(`R${i + 1}`, 300, 100 + 30 * i).wire(340, 100 + 30 * i, 380, 100 + 30 * i);
      sheet.label(`NET${i}`, 350, 101 + 30 * i);
    }
    const { nets } = await readSchematic(documentOf([sheet, layout()]), SILENT);
    expect(nets.map((n) => n.name)).toEqual(expect.arrayContaining(['NET0', 'NET5']));
  });

  it('does not end for want of time in a pack of 200 sheets', async () => {
    const sheet = new Drawing().wire(600, 500, 650, 500).wire(625, 500, 625, 520).dot(625, 500);
    sheet.resistor('R1', 300, 300).wire(340, 300, 400, 300).label('OUT', 360, 301);
    const { document } = await readSchematic(sheet.document([], 200), SILENT);
    expect(document.pages).toBe(200);
  });
});
