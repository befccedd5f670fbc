import { describe, expect, it } from 'vitest';
import { IDENTITY } from '../../../../../main/pipeline/pdf/matrix';
import { flattenPath } from '../../../../../main/pipeline/pdf/paths';

const [MOVE, LINE, CURVE, CLOSE] = [0, 1, 2, 4];

describe('flattening a packed path', () => {
  it('cuts it where a new piece starts', () => {
    const parts = flattenPath([MOVE, 0, 0, LINE, 10, 0, MOVE, 0, 5, LINE, 10, 5], IDENTITY);
    expect(parts.map((part) => part.points)).toEqual([
      [0, 0, 10, 0],
      [0, 5, 10, 5],
    ]);
  });

  it('ends a curve on its last point', () => {
    const [part] = flattenPath([MOVE, 0, 0, CURVE, 0, 10, 10, 10, 10, 0], IDENTITY);
    expect(part?.curved).toBe(true);
    expect(part?.points.slice(-2)).toEqual([10, 0]);
  });

  it('closes a piece that is told to close or returns to its start', () => {
    const told = flattenPath([MOVE, 0, 0, LINE, 1, 0, LINE, 1, 1, CLOSE], IDENTITY);
    const returned = flattenPath([MOVE, 0, 0, LINE, 1, 0, LINE, 1, 1, LINE, 0, 0], IDENTITY);
    expect([told[0]?.closed, returned[0]?.closed]).toEqual([true, true]);
  });

  it('drops a piece of a single point', () => {
    expect(flattenPath([MOVE, 3, 3], IDENTITY)).toEqual([]);
  });

  it('stops at a code it does not know rather than misread what follows', () => {
    const parts = flattenPath([MOVE, 0, 0, LINE, 5, 0, 99, 1, 2, LINE, 7, 7], IDENTITY);
    expect(parts.map((part) => part.points)).toEqual([[0, 0, 5, 0]]);
  });
});
