import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidates, thresholdsOf, withThreshold } from '../../../../scripts/thresholds/constants';

const source = `const GAP = 1.05;
/** How far. */
export const REACH = 6;
const inner = () => {
  const DEEP = 3;
};
const TEXT = 'x';
`;

describe('the thresholds of a source file', () => {
  it('are its named numbers at the top level', () => {
    expect(thresholdsOf(source)).toEqual([
      { name: 'GAP', value: 1.05 },
      { name: 'REACH', value: 6 },
    ]);
  });

  it('are replaced one at a time, and nothing else changes', () => {
    const changed = withThreshold(source, 'REACH', 8);
    expect(changed).toBe(source.replace('REACH = 6;', 'REACH = 8;'));
  });

  it('cannot be replaced where they are not', () => {
    expect(() => withThreshold(source, 'DEEP', 4)).toThrow('DEEP');
  });
});

describe('the values to try', () => {
  it('lie on both sides of the present one and never repeat it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 200, noNaN: true }), (value) => {
        const tried = candidates(value);
        expect(tried).not.toContain(value);
        expect(tried.some((x) => x < value) && tried.some((x) => x > value)).toBe(true);
      }),
    );
  });

  it('stay whole for counts', () => {
    expect(candidates(12)).toEqual([6, 9, 15, 21]);
  });
});
