import { boxGap, centre, contains, distance, grow } from './geometry';
import { BoxGrid } from './grid';
import { matchCheapest, type Pairing } from './matching';
import type { Cluster } from './symbols';
import { isCommonDesignator, isDesignator, unitOwner } from './text-roles';
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

/** The words that name parts. Where the document lists its parts (`known`), the list decides; else the form of the word. */
export function designatorWords(
  words: readonly Word[],
  colors: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Word[] {
  const listed = (text: string) => known.has(text) || known.has(unitOwner(text) ?? '');
  return words.filter((w) => colors.has(w.color) && (known.size > 0 ? listed(w.text) : isDesignator(w.text)));
}

/** How far a designator may stand from its symbol, in text heights. */
const REACH = 4.5;
/** The same for parts with many pins, whose body is large, and how many make many. */
const FAR_REACH = 8;
const MANY_PINS = 6;

/**
 * Gives each designator its symbol, so that the squares of the distances are least in sum and no designator goes without
 * while a symbol is in reach. `penalty` (points) makes a symbol less likely.
 */
export function assignDesignators(
  names: readonly Word[],
  clusters: readonly Cluster[],
  unit: number,
  penalty: (c: Cluster) => number,
): Map<Word, Cluster> {
  const grid = new BoxGrid<number>(5 * unit);
  for (const [i, c] of clusters.entries()) grid.add(c.body, i);
  const pairings: Pairing[] = [];
  for (const [left, w] of names.entries()) {
    for (const right of grid.near(grow(w.bbox, FAR_REACH * unit))) {
      const c = clusters[right];
      if (!c || c.holders?.size === 0) continue;
      const told = c.holders ? isHeldBy(c.holders, w.text) : null;
      const cost = costOf(w, c, unit) + penalty(c);
      const reach = c.pins.length >= MANY_PINS ? FAR_REACH : REACH;
      if (told ?? cost <= reach * unit) pairings.push({ left, right, cost: cost * cost });
    }
  }
  const owners = new Map<Word, Cluster>();
  for (const [left, right] of matchCheapest(names.length, clusters.length, pairings).entries()) {
    const [w, c] = [names[left], clusters[right]];
    if (w && c) owners.set(w, c);
  }
  return owners;
}

const isHeldBy = (holders: ReadonlySet<string>, text: string): boolean =>
  holders.has(text) || holders.has(unitOwner(text) ?? '');

function costOf(w: Word, c: Cluster, unit: number): number {
  const gap = boxGap(w.bbox, c.body);
  const far = distance(centre(w.bbox), centre(c.body));
  // Among equally near ones the more central counts; a box drawn around the word is hardly its symbol's body.
  const swallowed = contains(c.body, centre(w.bbox)) ? 0.8 * unit : 0;
  return gap + 0.08 * Math.min(far, 10 * unit) + swallowed;
}

/** Distance between the baselines of a designator and its value under it, least and most, in heights of the text. */
const LINE_LEAST = 0.8;
const LINE_MOST = 2;

/**
 * Words like `LED1` or `L7805` that are no designators but stand as values under one: of two such lines that have one
 * symbol between them the upper is the designator. Gives it the symbol and returns the values, each with its designator.
 */
export function settleSecondLines(names: readonly Word[], owners: Map<Word, Cluster>): Map<Word, Word> {
  const values = new Map<Word, Word>();
  const grid = new BoxGrid<Word>(Math.max(1, 4 * (names[0]?.size ?? 1)));
  for (const w of names) grid.add(w.bbox, w);
  for (const lower of names) {
    const upper = grid
      .near(grow(lower.bbox, LINE_MOST * lower.size))
      .find((w) => isLineOver(w, lower) && !values.has(w));
    if (!upper || prefixOf(upper) === prefixOf(lower) || owners.has(upper) === owners.has(lower)) continue;
    const symbol = owners.get(lower);
    if (symbol) {
      owners.delete(lower);
      owners.set(upper, symbol);
    }
    values.set(lower, upper);
  }
  return values;
}

/** The one word stands as a line over the other, in the same hand. */
export function isLineOver(upper: Word, lower: Word): boolean {
  if (upper === lower || upper.angle !== lower.angle || upper.color !== lower.color) return false;
  if (Math.abs(upper.size - lower.size) > 0.1 * upper.size) return false;
  const r = (upper.angle * Math.PI) / 180;
  const [dx, dy] = [upper.x - lower.x, upper.y - lower.y];
  const up = -dx * Math.sin(r) + dy * Math.cos(r);
  const along = dx * Math.cos(r) + dy * Math.sin(r);
  const shared = Math.min(along + upper.width, lower.width) - Math.max(along, 0);
  return (
    up > LINE_LEAST * upper.size && up < LINE_MOST * upper.size && shared > 0.5 * Math.min(upper.width, lower.width)
  );
}

const prefixOf = (w: Word): string => w.text.replace(/\d.*$/, '');
