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
  const done = new Set(search.settled.values());
  const parts = [...search.owners.keys()].filter((ref) => !done.has(ref));
  const offers = offersTo(parts, search);
  const values = matched(parts, offers, 2, search);
  const sure = [...values].filter(([, value]) => isValue(value.text));
  const same = sure.filter(([ref, value]) => ref.color === value.color);
  const oneInk = sure.length >= ENOUGH && same.length >= ALL * sure.length;
  return oneInk ? matched(parts, offers, DEAREST, search) : values;
}

/** A word that may state a part's value; `cost` in points, without what another ink costs. */
interface Offer {
  readonly left: number;
  readonly word: Word;
  readonly isForeign: boolean;
  readonly cost: number;
}

function offersTo(parts: readonly Word[], { owners, settled, words, isLabel, unit }: ValueSearch): Offer[] {
  const grid = new BoxGrid<Word>(4 * unit);
  for (const w of words) if (!settled.has(w) && mayBeValue(w)) grid.add(w.bbox, w);
  return parts.flatMap((ref, left) => {
    const cluster = owners.get(ref);
    if (!cluster) return [];
    const field = grow(cluster.body, REACH * unit);
    return grid
      .near(field)
      .filter((word) => word !== ref && overlaps(word.bbox, field) && word.size <= 1.8 * ref.size)
      .map((word) => {
        const odd = oddity(word.text, ref.text) + (isLabel(word) ? 2 : 0);
        const cost = distanceOf(word, ref, cluster, unit) + odd * unit;
        return { left, word, isForeign: word.color !== ref.color, cost };
      });
  });
}

/** `foreign` is what a value in another ink than its designator's costs, in text heights. */
function matched(
  parts: readonly Word[],
  offers: readonly Offer[],
  foreign: number,
  { settled, unit }: ValueSearch,
): Map<Word, Word> {
  const values = new Map([...settled].map(([value, ref]) => [ref, value]));
  const words = [...new Set(offers.map(({ word }) => word))];
  const places = new Map(words.map((word, right) => [word, right]));
  const pairings: Pairing[] = offers.flatMap(({ left, word, isForeign, cost: own }) => {
    const cost = own + (isForeign ? foreign * unit : 0);
    const right = places.get(word);
    return right === undefined || cost >= DEAREST * unit ? [] : [{ left, right, cost: Math.max(0, cost + unit) }];
  });
  // To have no value costs as much as the dearest one.
  for (const left of parts.keys()) pairings.push({ left, right: words.length + left, cost: (DEAREST + 1) * unit });
  for (const [left, right] of matchCheapest(parts.length, words.length + parts.length, pairings).entries()) {
    const [ref, word] = [parts[left], words[right]];
    if (ref && word) values.set(ref, word);
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
