import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import { isNotFitted } from '../../../../../main/pipeline/schematic/text-roles';
import { boardModelSchema } from '../../../../../shared/models';
import { Drawing } from './support/drawing';

describe('parts that are left out', () => {
  it.each(['DNP', 'NC', 'NC(0R)', '10k/DNF', '0R NC', '不贴', '100nF(不装)'])('are told by %s', (value) => {
    expect(isNotFitted(value)).toBe(true);
  });

  it.each(['10k', 'NC7SZ125', 'NCP1117', 'SYNC', '100nF', 'MNC-2'])('are not told by %s', (value) => {
    expect(isNotFitted(value)).toBe(false);
  });

  it('are a fact of the component, with its pins and nets as drawn', async () => {
    const d = new Drawing().wire(600, 500, 650, 500).wire(625, 500, 625, 520).dot(625, 500);
    d.resistor('R1', 300, 300).designator('DNP', 314, 290).wire(340, 300, 400, 300).label('OUT', 360, 301);
    d.resistor('R2', 300, 200).designator('10k', 314, 190).wire(340, 200, 400, 200).label('OUT', 360, 201);
    const { components, nets } = boardModelSchema.parse(await readSchematic(d.document(), SILENT));
    expect(components.filter((c) => c.notFitted).map((c) => c.ref)).toEqual(['R1']);
    expect(
      nets
        .find((n) => n.name === 'OUT')
        ?.nodes.map((n) => n.ref)
        .sort(),
    ).toEqual(['R1', 'R2']);
  });
});
