import { boxGap, centre, contains, distance, grow } from './geometry';
import { BoxGrid } from './grid';
import type { Cluster } from './symbols';
import { isCommonDesignator, isDesignator } from './text-roles';
import type { Word } from './words';

/** Colours that designators are written in: of words that can hardly be anything else, the leader's and any with a quarter of its count. */
export function designatorColors(sheets: readonly (readonly Word[])[]): Set<string> {
  const votes = new Map<string, number>();
  const seen = new Set<string>();
  for (const w of sheets.flat()) {
    // A label stands on many places, a designator on one: count texts, not places.
    if (!isCommonDesignator(w.text) || seen.has(`${w.text}|${w.color}`)) continue;
    seen.add(`${w.text}|${w.color}`);
    votes.set(w.color, (votes.get(w.color) ?? 0) + 1);
  }
  const most = Math.max(0, ...votes.values());
  return new Set([...votes].filter(([, n]) => n >= 0.25 * most).map(([color]) => color));
}

export const designatorWords = (words: readonly Word[], colors: ReadonlySet<string>): Word[] =>
  words.filter((w) => isDesignator(w.text) && colors.has(w.color));

/** How far a designator may stand from its symbol, in text heights. */
const REACH = 4.5;

/**
 * Gives each designator its symbol: nearest pairs first, then swaps two whenever that brings both nearer in sum. Symbols
 * with pins come before drawings without.
 */
export function assignDesignators(
  names: readonly Word[],
  clusters: readonly Cluster[],
  unit: number,
  penalty: (c: Cluster) => number,
): Map<Word, Cluster> {
  const grid = new BoxGrid<Cluster>(5 * unit);
  for (const c of clusters) grid.add(c.body, c);
  const costs = new Map<Word, Map<Cluster, number>>();
  const pairs: { w: Word; c: Cluster; cost: number }[] = [];
  for (const w of names) {
    const own = new Map<Cluster, number>();
    for (const c of grid.near(grow(w.bbox, REACH * unit))) {
      const cost = costOf(w, c, unit) + penalty(c);
      if (cost > REACH * unit) continue;
      own.set(c, cost);
      pairs.push({ w, c, cost });
    }
    costs.set(w, own);
  }
  pairs.sort((a, b) => a.cost - b.cost);
  const byWord = new Map<Word, Cluster>();
  const taken = new Set<Cluster>();
  for (const { w, c } of pairs) {
    if (byWord.has(w) || taken.has(c)) continue;
    byWord.set(w, c);
    taken.add(c);
  }
  improve(byWord, costs, taken);
  return byWord;
}

function costOf(w: Word, c: Cluster, unit: number): number {
  const gap = boxGap(w.bbox, c.body);
  const far = distance(centre(w.bbox), centre(c.body));
  // Among equally near ones the more central counts; a box drawn around the word is hardly its symbol's body.
  const swallowed = contains(c.body, centre(w.bbox)) ? 0.8 * unit : 0;
  return gap + 0.08 * Math.min(far, 10 * unit) + swallowed;
}

/** Rounds of the exchange; each looks at every word once. */
const ROUNDS = 6;

function improve(
  byWord: Map<Word, Cluster>,
  costs: ReadonlyMap<Word, ReadonlyMap<Cluster, number>>,
  taken: Set<Cluster>,
): void {
  const costOfPair = (w: Word, c: Cluster) => costs.get(w)?.get(c) ?? Number.POSITIVE_INFINITY;
  const square = (v: number) => v * v;
  const holder = new Map([...byWord].map(([w, c]) => [c, w]));
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false;
    for (const [w, options] of costs) {
      const mine = byWord.get(w);
      for (const [c, cost] of options) {
        if (c === mine) continue;
        const other = holder.get(c);
        const before = (mine ? square(costOfPair(w, mine)) : 1e6) + (other ? square(costOfPair(other, c)) : 0);
        const after = square(cost) + (other ? (mine ? square(costOfPair(other, mine)) : 1e6) : 0);
        if (after >= before - 1e-6) continue;
        if (other && mine) byWord.set(other, mine);
        if (other && !mine) byWord.delete(other);
        if (mine && other) holder.set(mine, other);
        if (mine && !other) {
          holder.delete(mine);
          taken.delete(mine);
        }
        byWord.set(w, c);
        holder.set(c, w);
        taken.add(c);
        changed = true;
        break;
      }
    }
    if (!changed) return;
  }
}
