import type { BBox } from '../../../shared/models';
import { isBusName } from './bus-names';
import type { Dot } from './dots';
import { distance, endOf, isOrthogonal, lengthOf, type Point, pointToLine, startOf } from './geometry';
import { BoxGrid } from './grid';
import { seatedOn } from './labels';
import type { Stroke } from './primitives';
import type { Sheet } from './sheet';
import type { Word } from './words';

/** A bus as drawn: lines that hang together, with the names written along them. */
export interface Bus {
  readonly lines: readonly Stroke[];
  readonly names: readonly string[];
}

/** Entries that make a line a bus without a name, and their least and greatest length in text heights. */
const ENTRIES = 3;
const ENTRY = [0.4, 3.5] as const;
/** Shortest bus, in text heights. */
const SHORTEST = 4;

/**
 * The sheet without its buses and the slanted entries on them: a bus line joins nothing by itself. A line is a bus when a
 * bus's name stands along it or slanted entries of wires end on it, and so is what carries it on in its style.
 */
export function takeBuses(sheet: Sheet): { readonly sheet: Sheet; readonly buses: readonly Bus[] } {
  const words = sheet.words.filter((w) => isBusName(w.text));
  const long = sheet.strokes.filter((s) => isOrthogonal(s) && lengthOf(s) >= SHORTEST * sheet.unit);
  const entries = entriesOf(sheet, long);
  const named = new Map<number, string[]>();
  for (const w of words) {
    const line = seatOf(w, long, sheet.unit);
    if (line) named.set(line.id, [...(named.get(line.id) ?? []), w.text]);
  }
  const seeds = long.filter((s) => named.has(s.id) || (entries.get(s.id)?.length ?? 0) >= ENTRIES);
  if (seeds.length === 0) return { sheet, buses: [] };
  const buses = chains(seeds, sheet).map((lines) => ({ lines, names: lines.flatMap((s) => named.get(s.id) ?? []) }));
  const gone = new Set(buses.flatMap(({ lines }) => lines.map((s) => s.id)));
  for (const [id, list] of entries) if (gone.has(id)) for (const e of list) gone.add(e.id);
  return { sheet: { ...sheet, strokes: sheet.strokes.filter((s) => !gone.has(s.id)) }, buses };
}

/** Slanted lines from a line's end to a long line, by the long line's id. */
function entriesOf(sheet: Sheet, long: readonly Stroke[]): Map<number, Stroke[]> {
  const { unit } = sheet;
  const tolerance = 0.1 * unit;
  const found = new Map<number, Stroke[]>();
  const slanted = sheet.strokes.filter(
    (s) => s.single && isDiagonal(s) && lengthOf(s) >= ENTRY[0] * unit && lengthOf(s) <= ENTRY[1] * unit,
  );
  if (slanted.length < ENTRIES) return found;
  const grid = new BoxGrid<Stroke>(4 * unit);
  for (const s of long) grid.add(s.bbox, s);
  const ends = new BoxGrid<Stroke>(2 * unit);
  for (const s of sheet.strokes) {
    if (isOrthogonal(s)) for (const p of [startOf(s), endOf(s)]) ends.add([p.x, p.y, p.x, p.y], s);
  }
  const dots = new BoxGrid<Dot>(2 * unit);
  for (const d of sheet.dots) dots.add(d.bbox, d);
  const endsAt = (p: Point) => ends.around(p, tolerance).length > 0;
  for (const s of slanted) {
    for (const [near, far] of [
      [startOf(s), endOf(s)],
      [endOf(s), startOf(s)],
    ] as const) {
      const [bus] = grid.around(near, tolerance).filter((o) => pointToLine(near, o) <= tolerance);
      // A dot there joins two wires.
      if (bus && endsAt(far) && pointToLine(far, bus) > tolerance && dots.around(near, tolerance).length === 0) {
        found.set(bus.id, [...(found.get(bus.id) ?? []), s]);
        break;
      }
    }
  }
  return found;
}

/** About 45 degrees. */
function isDiagonal(s: Stroke): boolean {
  const [dx, dy] = [Math.abs(s.x1 - s.x0), Math.abs(s.y1 - s.y0)];
  return Math.min(dx, dy) > 0.8 * Math.max(dx, dy);
}

/** The long line that the word sits on. */
function seatOf(w: Word, lines: readonly Stroke[], unit: number): Stroke | null {
  let best: Stroke | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  for (const s of lines) {
    if (!near(w.bbox, s.bbox, unit)) continue;
    const cost = seatedOn(w, s);
    if (cost !== null && cost < lowest) [best, lowest] = [s, cost];
  }
  return best;
}

const near = (a: BBox, b: BBox, by: number): boolean =>
  a[0] - by <= b[2] && b[0] - by <= a[2] && a[1] - by <= b[3] && b[1] - by <= a[3];

/** Seeds with the lines of their style that carry them on, end to end; a broader bus's branches too. */
function chains(seeds: readonly Stroke[], sheet: Sheet): Stroke[][] {
  const tolerance = 0.1 * sheet.unit;
  const usual = usualWeight(sheet.strokes);
  const grid = new BoxGrid<Stroke>(4 * sheet.unit);
  for (const s of sheet.strokes) if (isOrthogonal(s)) grid.add(s.bbox, s);
  const joined = (a: Stroke, b: Stroke): boolean => {
    const [p, q] = [
      [startOf(a), endOf(a)],
      [startOf(b), endOf(b)],
    ];
    if (p.some((x) => q.some((y) => distance(x, y) <= tolerance))) return true;
    const broad = a.weight > BROADER * usual;
    return broad && (p.some((x) => pointToLine(x, b) <= tolerance) || q.some((y) => pointToLine(y, a) <= tolerance));
  };
  const seen = new Set<number>();
  return seeds.flatMap((seed) => {
    if (seen.has(seed.id)) return [];
    seen.add(seed.id);
    const chain = [seed];
    for (const s of chain) {
      for (const o of grid.near(s.bbox)) {
        if (seen.has(o.id) || o.style !== s.style || !joined(s, o)) continue;
        seen.add(o.id);
        chain.push(o);
      }
    }
    return [chain];
  });
}

/** How much broader than the usual line a style is that only buses have. */
const BROADER = 1.3;

function usualWeight(strokes: readonly Stroke[]): number {
  const weights = strokes.map((s) => s.weight).sort((a, b) => a - b);
  return weights[weights.length >> 1] ?? 0;
}
