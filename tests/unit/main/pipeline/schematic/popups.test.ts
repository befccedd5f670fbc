import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import { Drawing, documentOf } from './support/drawing';

const read = (...sheets: Drawing[]) => readSchematic(documentOf(sheets), SILENT);

const netsOf = async (...sheets: Drawing[]) =>
  Object.fromEntries(
    (await read(...sheets)).nets.map((n) => [n.name, n.nodes.map((node) => `${node.ref}.${node.pin}`).sort()]),
  );

const chip = (d: Drawing, ref: string, value: string) =>
  d.chip(ref, 300, 400, ['PA0', 'PA1', 'PA2']).menu([`Reference = ${ref}`, `Value = ${value}`], 280, 335, 400, 410);

/** Two sheets in one ink, each with a chip; local names are equal, the nets behind them are not. */
const sheets = () => {
  const first = chip(new Drawing('#000000'), 'U1', 'CHIP-A');
  first.toldWire('/SENSE', 285, 390, 200, 390).label('SENSE', 210, 391);
  first.toldWire('/SDA', 285, 370, 200, 370).toldWire('Net-\\u0028U1-PA2\\u0029', 285, 350, 200, 350);
  const second = chip(new Drawing('#000000'), 'U2', 'CHIP-B');
  second.toldWire('/sub/SENSE', 285, 390, 200, 390).label('SENSE', 210, 391);
  second.toldWire('/SDA', 285, 370, 200, 370);
  return [first, second] as const;
};

describe('menus that the tool leaves over symbols and wires', () => {
  it('join wires over sheets by the full names of their nets, not by the names written', async () => {
    const nets = await netsOf(...sheets());
    expect(nets['SDA']).toEqual(['U1.2', 'U2.2']);
    expect(nets).toMatchObject({ '/SENSE': ['U1.1'], '/sub/SENSE': ['U2.1'] });
  });

  it('give designators and values that are not drawn', async () => {
    const [first, second] = sheets();
    first.box(500, 300, 520, 310).menu(['Reference = TP7', 'Value = TestPoint'], 495, 295, 525, 315);
    const { components } = await read(first, second);
    expect(components.map(({ ref, value }) => `${ref} ${value}`).sort()).toEqual([
      'TP7 TestPoint',
      'U1 CHIP-A',
      'U2 CHIP-B',
    ]);
  });

  it('name the net of a supply that stands on a pin without a wire', async () => {
    const [first, second] = sheets();
    second.line('#000000', 0.5, [285, 350, 278, 350]).outline(278, 350, 274, 353, 270, 350, 274, 347, 278, 350);
    second.menu(['Reference = #PWR01', 'Value = VDD_X'], 262, 345, 286, 355);
    expect((await netsOf(first, second))['VDD_X']).toEqual(['U2.3']);
  });

  it('say nothing of sheets without any, which are of another tool', async () => {
    const [first] = sheets();
    const other = new Drawing().resistor('R1', 100, 200).resistor('R2', 180, 200);
    other.wire(140, 200, 180, 200).wire(160, 200, 160, 260).dot(160, 200);
    const { components, nets } = await read(first, other);
    expect(components.map(({ ref }) => ref).sort()).toEqual(['R1', 'R2', 'U1']);
    expect(nets.map(({ nodes }) => nodes.map((node) => node.ref).join())).toContain('R1,R2');
  });
});
