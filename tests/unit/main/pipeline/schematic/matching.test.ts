import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchCheapest, type Pairing } from '../../../../../main/pipeline/schematic/matching';

/** Most pairs, then least cost, by trying everything. */
function best(lefts: number, pairings: readonly Pairing[], left = 0, taken: readonly number[] = []): [number, number] {
  if (left === lefts) return [0, 0];
  let top = best(lefts, pairings, left + 1, taken);
  for (const p of pairings) {
    if (p.left !== left || taken.includes(p.right)) continue;
    const [count, cost] = best(lefts, pairings, left + 1, [...taken, p.right]);
    if (count + 1 > top[0] || (count + 1 === top[0] && cost + p.cost < top[1])) top = [count + 1, cost + p.cost];
  }
  return top;
}

describe('pairing names with symbols', () => {
  it('moves an earlier choice over so that nobody goes without', () => {
    const pairings = [
      { left: 0, right: 0, cost: 1 },
      { left: 0, right: 1, cost: 2 },
      { left: 1, right: 0, cost: 5 },
    ];
    expect(matchCheapest(2, 2, pairings)).toEqual([1, 0]);
  });

  it('is never worse than trying everything', () => {
    const pairing = fc.record({ left: fc.nat(3), right: fc.nat(3), cost: fc.nat(50) });
    const unique = fc.uniqueArray(pairing, { selector: (p) => `${p.left}-${p.right}`, maxLength: 10 });
    fc.assert(
      fc.property(unique, (pairings) => {
        const rights = matchCheapest(4, 4, pairings);
        const chosen = rights.flatMap((right, left) => pairings.filter((p) => p.left === left && p.right === right));
        const cost = chosen.reduce((sum, p) => sum + p.cost, 0);
        expect([chosen.length, cost]).toEqual(best(4, pairings));
      }),
    );
  });
});
