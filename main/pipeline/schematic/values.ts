import { isLineOver } from './designators';
import { boxGap, grow, height, overlaps, width } from './geometry';
import { BoxGrid } from './grid';
import { matchCheapest, type Pairing } from './matching';
import type { Cluster } from './symbols';
import { isDesignator, isSupplyName, isValue } from './text-roles';
import type { Word } from './words';

export interface ValueSearch {
  /** Designators with their symbols. */
  readonly owners: ReadonlyMap<Word, Cluster>;
  /** Values known already, each with its designator. */
  readonly settled: ReadonlyMap<Word, Word>;
  /** Words without another role. */
  readonly words: readonly Word[];
  /** The word lies along a wire and is written as net labels are. */
  readonly isLabel: (w: Word) => boolean;
  readonly unit: number;
}

/** How far a value may stand from its symbol, in text heights. */
const REACH = 3;
/** The dearest value that is taken, in text heights: nearness to symbol and designator, and oddities, added up. */
const DEAREST = 4.5;
/** A symbol of this extent is large: its value may stand at another corner than its designator. In text heights. */
const LARGE = 8;
/** The part of the values that must be in their designators' ink for another ink to count as none of values. */
const ALL = 0.9;
/** Values from which that is learned. */
const ENOUGH = 5;

/**
 * The word that states each part's value, by designator. All parts of a sheet choose together (a matching of least
 * cost), so that one does not take the value of its neighbour; a part whose value is not printed gets none.
 */
export function assignValues(search: ValueSearch): Map<Word, Word> {
  const values = matched(search, 2);
  const sure = [...values].filter(([, value]) => isValue(value.text));
  const same = sure.filter(([ref, value]) => ref.color === value.color);
  const oneInk = sure.length >= ENOUGH && same.length >= ALL * sure.length;
  return oneInk ? matched(search, DEAREST) : values;
}

/** `foreign` is what a value in another ink than its designator's costs, in text heights. */
function matched({ owners, settled, words, isLabel, unit }: ValueSearch, foreign: number): Map<Word, Word> {
  const values = new Map([...settled].map(([value, ref]) => [ref, value]));
  const parts = [...owners].filter(([ref]) => !values.has(ref));
  const free = words.filter((w) => !settled.has(w) && mayBeValue(w));
  const grid = new BoxGrid<number>(4 * unit);
  for (const [i, w] of free.entries()) grid.add(w.bbox, i);
  const pairings: Pairing[] = [];
  for (const [left, [ref, cluster]] of parts.entries()) {
    const field = grow(cluster.body, REACH * unit);
    for (const right of grid.near(field)) {
      const w = free[right];
      if (w === undefined || w === ref || !overlaps(w.bbox, field) || w.size > 1.8 * ref.size) continue;
      const odd = oddity(w.text, ref.text) + (w.color === ref.color ? 0 : foreign) + (isLabel(w) ? 2 : 0);
      const cost = distanceOf(w, ref, cluster, unit) + odd * unit;
      if (cost < DEAREST * unit) pairings.push({ left, right, cost: Math.max(0, cost + unit) });
    }
    // To have no value costs as much as the dearest one.
    pairings.push({ left, right: free.length + left, cost: (DEAREST + 1) * unit });
  }
  for (const [left, right] of matchCheapest(parts.length, free.length + parts.length, pairings).entries()) {
    const [part, w] = [parts[left], free[right]];
    if (part && w) values.set(part[0], w);
  }
  return values;
}

/**
 * Designators that found no symbol and begin like none that did: `BAT43` beside D2, `LED5` beside D9. They may as well be
 * values.
 */
export function idleNames(names: readonly Word[], owners: ReadonlyMap<Word, Cluster>): Word[] {
  const prefixes = new Set([...owners.keys()].map((w) => prefixOf(w.text)));
  return names.filter((w) => !owners.has(w) && !prefixes.has(prefixOf(w.text)));
}

const prefixOf = (text: string): string => text.replace(/[\d_].*$/, '');

/** A footprint of a library (`Resistor_SMD:R_0603`) is no value, nor is a single letter: those are names of pins. */
const mayBeValue = ({ text }: Word): boolean =>
  /[A-Za-z0-9\u4e00-\u9fff]/.test(text) && !/^[A-Za-z]$/.test(text) && !/^\w+:\w{3,}/.test(text) && !isSupplyName(text);

/** How far the word is from symbol and designator, in points; below zero for a line right under the designator. */
function distanceOf(w: Word, ref: Word, { body }: Cluster, unit: number): number {
  const large = Math.max(width(body), height(body)) > LARGE * unit;
  const far = Math.min(boxGap(w.bbox, ref.bbox), (large ? 2 : 5) * unit);
  const stacked = isLineOver(ref, w) || isLineOver(w, ref) ? -unit : 0;
  return 0.5 * far + boxGap(w.bbox, body) + stacked;
}

/** How little the word is like the values of such parts: amounts with passive ones, types with the others. In text heights. */
function oddity(text: string, ref: string): number {
  const passive = /^(?:R|C|L|FB|F|RV|RP)\d/.test(ref);
  const bare = /^\d{1,3}$/.test(text);
  const remark =
    0.5 * (text.split(/\s+/).length - 1) + (text.split('/').length > 3 ? 2 : 0) + (isDesignator(text) ? 1 : 0);
  if (passive) return remark + (bare ? 1 : isValue(text) ? 0 : 1.5);
  // A number alone beside such a part is that of a pin.
  if (bare) return DEAREST;
  return remark + (isValue(text) ? 0.7 : isPartType(text) ? -0.3 : 0.3);
}

/** Letters and digits mixed as in `STM32F030C8` or `24LC02`. */
const isPartType = (text: string): boolean => text.length >= 5 && /[A-Za-z]/.test(text) && /\d/.test(text);
