import { describe, expect, it } from 'vitest';
import { scoreSchematic } from '../../../../scripts/accuracy/schematic';
import { schematicTruthSchema } from '../../../../scripts/accuracy/truth';
import type { BoardModel } from '../../../../shared/models';

const source = { page: 1, bbox: [0, 0, 1, 1] as [number, number, number, number] };

const board = (nets: BoardModel['nets'], refs = ['U1', 'R1']): BoardModel => ({
  ...{ schema: 'board-model/1', document: { name: 'x', sha256: '', pages: 1, language: 'en' }, diagnostics: [] },
  ...{ components: refs.map((ref) => ({ ref, pins: [], source })), nets, mcu: 'U1' },
});

const nodes = (...names: string[]) =>
  names.map((name) => {
    const [ref = '', pin = ''] = name.split('.');
    return { ref, pin };
  });

const truth = schematicTruthSchema.parse({
  mcu: 'U1',
  components: [
    { ref: 'U1', pins: 8, pinNumbersDrawn: true },
    { ref: 'R1', pins: 2, pinNumbersDrawn: false },
  ],
  nets: [{ name: 'LED', nodes: nodes('U1.3', 'R1.1') }],
});

describe('scoring a schematic', () => {
  it('takes the pins of a part without drawn numbers for alike', () => {
    const score = scoreSchematic(board([{ name: 'LED', named: true, nodes: nodes('U1.3', 'R1.2') }]), truth);
    expect([score.components.f1, score.connections.f1, score.mcu.f1, score.mcuChosen]).toEqual([1, 1, 1, true]);
  });

  it('counts a wrong join against precision', () => {
    const score = scoreSchematic(board([{ name: 'LED', named: true, nodes: nodes('U1.3', 'U1.4', 'R1.1') }]), truth);
    expect(score.connections.precision).toBeCloseTo(1 / 3);
    expect(score.connections.recall).toBe(1);
  });

  it('wants the drawn name on a pin of the controller', () => {
    const score = scoreSchematic(board([{ name: 'N1', named: false, nodes: nodes('U1.3', 'R1.1') }]), truth);
    expect(score.mcu.recall).toBe(0);
    expect(score.missed).toEqual(['U1.3 on LED']);
  });
});
