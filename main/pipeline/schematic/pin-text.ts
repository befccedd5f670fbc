import type { BBox } from '../../../shared/models';
import { boxGap, centre, contains, distance, grow, type Point } from './geometry';
import { BoxGrid } from './grid';
import { boxOfPin, type PinLine } from './pins';
import type { Rect } from './rects';
import { directionOf } from './symbols';
import { isDesignator, isNoName, isSupplyName, isValue } from './text-roles';
import type { Word } from './words';

/** The number and name that stand beside a pin. */
export interface PinText {
  number?: Word;
  name?: Word;
}

/** Digits (`12`, Eagle's `5*5` for five pads of one pin), or a ball such as `A12`. */
const NUMBER = /^((\d{1,4}|[A-Z]{1,2}\d{1,3}|S@?\d*)([*]\d+)?|[A-Z0-9@+-]{1,8}[*]\d{1,2})$/;
/** `G`, `D`, `S`, `+`: what stands where a number would. */
const LETTERS = /^([A-Z]{1,2}[+-]?|[+-])$/;
/** Names of ports, which no package has for a ball. */
const PORT = /^P[A-K]\d{1,2}$/;
/** Pins of a box from which `C5` over one of them is its number rather than a part's designator. */
const MANY = 4;
const DIGITS = /^\d{1,4}$/;

/** The number written inside a symbol beside the place where a wire ends on its edge; undefined where there is none. */
export function numberInside(at: Point, body: BBox, words: readonly Word[], unit: number): string | undefined {
  const reach = 2.5 * unit;
  const near = words.filter((w) => {
    if (!DIGITS.test(w.text) || !contains(body, centre(w.bbox))) return false;
    const m = centre(w.bbox);
    const [dx, dy] = [Math.abs(m.x - at.x), Math.abs(m.y - at.y)];
    return Math.min(dx, dy) < 0.55 * unit && Math.max(dx, dy) < reach;
  });
  const gap = (w: Word) => distance(centre(w.bbox), at);
  return near.sort((a, b) => gap(a) - gap(b))[0]?.text;
}

/** Which side of a line its text stands on, and how far: distance from the line to the baseline, upwards in the text's own frame. */
export function baselineOver(w: Word, at: Point): number {
  const r = (w.angle * Math.PI) / 180;
  return -(w.x - at.x) * Math.sin(r) + (w.y - at.y) * Math.cos(r);
}

/** Pairs pins with the words beside them, the closest pairs first; a word serves one pin. Lengths in text heights of the sheet. */
export function readPinText(pins: readonly PinLine[], words: readonly Word[], unit: number): Map<PinLine, PinText> {
  const texts = new Map<PinLine, PinText>(pins.map((pin) => [pin, {}]));
  const grid = new BoxGrid<Word>(3 * unit);
  for (const w of words) grid.add(w.bbox, w);
  const used = new Set<Word>();
  const digits = rank(pins, (pin) => numberPairs(pin, grid, unit, DIGITS));
  take(digits, used, (pin, w) => setNumber(texts, pin, w));
  const styles = new Set([...used].map(styleOf));
  const many = pinsPerBox(pins);
  const countedInside = new Set(
    pins.filter(
      (pin) => !texts.get(pin)?.number && namePairs(pin, grid, unit).some(({ word }) => DIGITS.test(word.text)),
    ),
  );
  const others = rank(pins, (pin) => numberPairs(pin, grid, unit, NUMBER)).filter(({ pin, word }) => {
    // Where the number stands inside the box, or the word is a port's name, it is the label of a wire.
    if (countedInside.has(pin) || PORT.test(word.text)) return false;
    const sameHand = styles.has(styleOf(word)) && (!isDesignator(word.text) || pin.rect !== null);
    return sameHand || (styles.size === 0 && pin.rect !== null && (many.get(pin.rect) ?? 0) >= MANY);
  });
  take(others, used, (pin, w) => setNumber(texts, pin, w));
  const letters = rank(pins, (pin) => numberPairs(pin, grid, unit, LETTERS)).filter(
    ({ word }) => styles.size === 0 || styles.has(styleOf(word)),
  );
  take(letters, used, (pin, w) => setNumber(texts, pin, w));
  // A supply's name beside a line without a number is that of a power symbol.
  const isPower = (pin: PinLine, w: Word) => !pin.rect && !texts.get(pin)?.number && isSupplyName(w.text);
  const names = rank(pins, (pin) => namePairs(pin, grid, unit).filter(({ word }) => !isPower(pin, word)));
  take(names, used, (pin, w) => {
    const text = texts.get(pin);
    if (!text || text.name) return false;
    text.name = w;
    return true;
  });
  return texts;
}

function pinsPerBox(pins: readonly PinLine[]): Map<Rect, number> {
  const count = new Map<Rect, number>();
  for (const { rect } of pins) if (rect) count.set(rect, (count.get(rect) ?? 0) + 1);
  return count;
}

const styleOf = (w: Word): string => w.color;

interface Pair {
  readonly pin: PinLine;
  readonly word: Word;
  readonly cost: number;
}

function rank(pins: readonly PinLine[], pairsOf: (pin: PinLine) => Pair[]): Pair[] {
  return pins.flatMap(pairsOf).sort((a, b) => a.cost - b.cost);
}

function take(pairs: readonly Pair[], used: Set<Word>, set: (pin: PinLine, w: Word) => boolean): void {
  for (const { pin, word } of pairs) if (!used.has(word) && set(pin, word)) used.add(word);
}

function setNumber(texts: Map<PinLine, PinText>, pin: PinLine, w: Word): boolean {
  const text = texts.get(pin);
  if (!text || text.number) return false;
  text.number = w;
  return true;
}

const parallel = (w: Word, d: Point): boolean => {
  const r = (w.angle * Math.PI) / 180;
  return Math.abs(Math.cos(r) * d.x + Math.sin(r) * d.y) > 0.9;
};

function numberPairs(pin: PinLine, grid: BoxGrid<Word>, unit: number, pattern: RegExp): Pair[] {
  const d = directionOf(pin);
  const length = distance(pin.inner, pin.outer);
  const pairs: Pair[] = [];
  for (const w of grid.near(grow(boxOfPin(pin), unit))) {
    if (!pattern.test(w.text) || w.size > 1.6 * unit) continue;
    const middle = { x: (w.bbox[0] + w.bbox[2]) / 2, y: (w.bbox[1] + w.bbox[3]) / 2 };
    const along = (middle.x - pin.inner.x) * d.x + (middle.y - pin.inner.y) * d.y;
    if (along < -0.3 * unit || along > length + 0.3 * unit) continue;
    const gap = boxGap(w.bbox, boxOfPin(pin));
    if (gap > 0.75 * unit) continue;
    const over = baselineOver(w, pin.inner);
    const cost = parallel(w, d)
      ? Math.abs(over - 0.15 * unit) + (over < -0.4 * w.size ? 0.45 * unit : 0)
      : gap + 0.2 * unit;
    pairs.push({ pin, word: w, cost });
  }
  return pairs;
}

/** Names stand inside the body, in line with the pin. */
function namePairs(pin: PinLine, grid: BoxGrid<Word>, unit: number): Pair[] {
  const d = directionOf(pin);
  const pairs: Pair[] = [];
  const reach = 4 * unit;
  const field = grow([pin.inner.x, pin.inner.y, pin.inner.x, pin.inner.y], reach);
  for (const w of grid.near(field)) {
    if (w.size > 1.6 * unit || !/[A-Za-z0-9+\-~]/.test(w.text) || isValue(w.text) || !parallel(w, d)) continue;
    if (isNoName(w.text) || (!pin.rect && isDesignator(w.text))) continue;
    const middle = { x: (w.bbox[0] + w.bbox[2]) / 2, y: (w.bbox[1] + w.bbox[3]) / 2 };
    const across = Math.abs((middle.x - pin.inner.x) * d.y - (middle.y - pin.inner.y) * d.x);
    if (across > 0.55 * unit) continue;
    const depth = -((middle.x - pin.inner.x) * d.x + (middle.y - pin.inner.y) * d.y) - w.width / 2;
    if (depth < -0.3 * unit || depth > reach) continue;
    if (pin.rect && !contains(grow(pin.rect.bbox, 0.3 * unit), middle)) continue;
    if (!pin.rect && depth > 1.5 * unit) continue;
    pairs.push({ pin, word: w, cost: depth + across });
  }
  return pairs;
}
