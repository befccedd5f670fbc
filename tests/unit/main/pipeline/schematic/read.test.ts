import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import type { BoardModel } from '../../../../../shared/models';
import { boardModelSchema } from '../../../../../shared/models';
import { Drawing } from './support/drawing';

/** A controller whose PA0 drives R1, with PA1 labelled, a reset label at two places, and a ground under two parts. */
const board = () =>
  new Drawing()
    .chip('U1', 300, 400, ['PA0', 'PA1', 'PA2', 'VSS', 'NRST', 'PA5'])
    .wire(285, 390, 240, 390)
    .resistor('R1', 200, 390)
    .wire(200, 390, 150, 390, 150, 300)
    .ground(110, 280)
    .wire(285, 370, 200, 370)
    .label('LED_RUN', 230, 371)
    .wire(285, 330, 260, 330, 260, 250, 150, 250)
    .wire(150, 300, 150, 250)
    .wire(285, 310, 200, 310)
    .label('RESET', 205, 311)
    .resistor('R2', 500, 310)
    .wire(500, 310, 440, 310)
    .label('RESET', 445, 311)
    .dot(150, 300)
    .wire(150, 300, 110, 300, 110, 280)
    .wire(540, 310, 600, 310)
    .label('LED_RUN', 560, 311);

const nodesOf = (model: BoardModel, name: string) =>
  (model.nets.find((n) => n.name === name)?.nodes ?? []).map((n) => `${n.ref}.${n.pin}`).sort();

describe('reading a schematic', () => {
  it('gives a valid model with every component, its pins by number and name, and where it stands', async () => {
    const model = boardModelSchema.parse(await readSchematic(board().document(), SILENT));
    expect(model.components.map((c) => c.ref).sort()).toEqual(['R1', 'R2', 'U1']);
    const u1 = model.components.find((c) => c.ref === 'U1');
    expect(u1?.pins.map((pin) => `${pin.number}=${pin.name}`)).toEqual([
      ...['1=PA0', '2=PA1', '3=PA2', '4=VSS', '5=NRST', '6=PA5'],
    ]);
    expect(u1?.source.page).toBe(1);
  });

  it('follows wires, joins equal labels and names a ground by its shape', async () => {
    const model = await readSchematic(board().document(), SILENT);
    expect(nodesOf(model, 'RESET')).toEqual(['R2.1', 'U1.5']);
    expect(nodesOf(model, 'LED_RUN')).toEqual(['R2.2', 'U1.2']);
    expect(nodesOf(model, 'GND')).toEqual(['R1.1', 'U1.4']);
    const unnamed = model.nets.find((n) => n.nodes.some((x) => x.ref === 'U1' && x.pin === '1'));
    expect(unnamed).toMatchObject({ named: false, nodes: expect.arrayContaining([{ ref: 'R1', pin: '2' }]) });
  });

  it('leaves a pin that reaches nothing without a net', async () => {
    const model = await readSchematic(board().document(), SILENT);
    const pins = model.components.find((c) => c.ref === 'U1')?.pins ?? [];
    expect(pins.find((pin) => pin.number === '3')?.net).toBeNull();
  });

  it('calls the part with port pins the controller, and none where there is none', async () => {
    expect((await readSchematic(board().document(), SILENT)).mcu).toBe('U1');
    const plain = new Drawing().resistor('R1', 100, 100).wire(140, 100, 200, 100).resistor('R2', 200, 100);
    expect((await readSchematic(plain.document(), SILENT)).mcu).toBeNull();
  });

  it('says where a designator stands that no symbol belongs to', async () => {
    const model = await readSchematic(board().designator('R99', 700, 80).document(), SILENT);
    const doubt = model.diagnostics.find((d) => d.code === 'PART_WITHOUT_SYMBOL');
    expect(doubt).toMatchObject({ page: 1, message: expect.stringContaining('R99') });
  });

  it('refuses a page without components with a code of its own', async () => {
    const frame = new Drawing().box(10, 10, 800, 580).note('Title', 700, 20);
    await expect(readSchematic(frame.document(), SILENT)).rejects.toMatchObject({ code: 'SCHEMATIC_NO_COMPONENTS' });
  });

  it('refuses a picture-only document', async () => {
    await expect(readSchematic(new Drawing().document(), SILENT)).rejects.toMatchObject({ code: 'PDF_NO_TEXT' });
  });

  it('takes a long document of prose for a manual before reading all of it', async () => {
    const manual = new Drawing();
    for (let i = 0; i < 30; i++) manual.note('The register holds the value of the counter.', 50, 560 - 15 * i);
    await expect(readSchematic(manual.document([], 200), SILENT)).rejects.toMatchObject({
      code: 'INPUT_ROLES_SWAPPED',
    });
  });

  it('stops when the task is cancelled', async () => {
    const signal = AbortSignal.abort();
    await expect(readSchematic(board().document(), { ...SILENT, signal })).rejects.toThrow();
  });
});
