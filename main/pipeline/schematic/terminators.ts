import type { Contact } from './contacts';
import { isLineOver } from './designators';
import { boxGap, centre, contains, grow, height, isHorizontal, lengthOf, type Point, width } from './geometry';
import { BoxGrid } from './grid';
import type { Cluster } from './symbols';
import { cleanNetName, isDesignator, isNetName, isNoName, isSupplyName, isValue } from './text-roles';
import type { Word } from './words';

/**
 * A drawn end of a net with a name: `power` joins everywhere, `flag` (text inside) too, `port` (text beside) by hierarchy,
 * `mark` nothing.
 */
export interface Terminator {
  /** Null for a flag found by the lines around its text. */
  readonly cluster: Cluster | null;
  readonly at: Point;
  readonly name: string;
  readonly kind: 'power' | 'flag' | 'port' | 'mark';
  readonly words: readonly Word[];
}

export interface TerminatorSearch {
  readonly clusters: readonly Cluster[];
  readonly contactsOf: (c: Cluster) => readonly Contact[];
  /** Words that are no pin number or name. */
  readonly words: readonly Word[];
  readonly designatorColors: ReadonlySet<string>;
  readonly unit: number;
}

/** Flags with their text inside first, then symbols with a supply's name or a text of their own colour beside them. */
export function findTerminators(search: TerminatorSearch): Terminator[] {
  const { unit, contactsOf } = search;
  const grid = new BoxGrid<Word>(4 * unit);
  for (const w of search.words) grid.add(w.bbox, w);
  const used = new Set<Word>();
  const found: Terminator[] = [];
  const open: { cluster: Cluster; at: Point }[] = [];
  for (const cluster of search.clusters) {
    const contacts = contactsOf(cluster);
    const first = contacts[0];
    if (!first || contacts.length > 1 || cluster.pins.length > 1) continue;
    const inside = wordsInside(cluster, grid, unit);
    const names = inside.map((w) => w.text);
    if (names.length > 0 && flagLike(cluster, inside) && !namesPart(inside, search.designatorColors)) {
      const name = cleanNetName(names.join(''));
      for (const w of inside) used.add(w);
      if (isNetName(name)) found.push({ cluster, at: first.at, name, kind: 'flag', words: inside });
    } else {
      open.push({ cluster, at: first.at });
    }
  }
  found.push(...namedBeside(open, grid, used, search));
  return found;
}

function wordsInside(cluster: Cluster, grid: BoxGrid<Word>, unit: number): Word[] {
  const box = grow(cluster.body, 0.15 * unit);
  return grid
    .near(box)
    .filter(
      (w) =>
        contains(box, centre(w.bbox)) && width(w.bbox) <= width(box) + unit && height(w.bbox) <= height(box) + unit,
    );
}

/** A flag is hardly larger than its text. */
function flagLike(cluster: Cluster, inside: readonly Word[]): boolean {
  const text = inside.reduce((sum, w) => sum + width(w.bbox) * height(w.bbox), 0);
  return text > 0.25 * width(cluster.body) * height(cluster.body);
}

/** A designator with its value, written across a small symbol. */
const namesPart = (inside: readonly Word[], inks: ReadonlySet<string>): boolean =>
  inside.some((w) => isDesignator(w.text) && inks.has(w.color)) && inside.some((w) => isValue(w.text));

interface Beside {
  readonly cluster: Cluster;
  readonly at: Point;
  readonly word: Word;
  readonly cost: number;
}

/** Gap between a power symbol or port and its name, in text heights. */
const BESIDE = 1.1;

function namedBeside(
  open: readonly { cluster: Cluster; at: Point }[],
  grid: BoxGrid<Word>,
  used: Set<Word>,
  { designatorColors, unit }: TerminatorSearch,
): Terminator[] {
  const pairs: Beside[] = [];
  for (const { cluster, at } of open) {
    if (width(cluster.body) > 6 * unit || height(cluster.body) > 6 * unit) continue;
    const ground = isGroundShape(cluster, unit);
    for (const w of grid.near(grow(cluster.bbox, BESIDE * unit))) {
      if (used.has(w) || !mayName(w, cluster, designatorColors) || isRating(w, grid)) continue;
      // A label beside a ground is that of another wire.
      if (ground && !isSupplyName(cleanNetName(w.text)) && !straightBehind(w, cluster, at, unit)) continue;
      const gap = boxGap(w.bbox, cluster.body);
      const ahead = behind(w, cluster, at) ? 0 : 0.6 * unit;
      if (gap <= BESIDE * unit) pairs.push({ cluster, at, word: w, cost: gap + ahead });
    }
  }
  pairs.sort((a, b) => a.cost - b.cost);
  const done = new Set<Cluster>();
  const found: Terminator[] = [];
  for (const { cluster, at, word } of pairs) {
    if (done.has(cluster) || used.has(word)) continue;
    done.add(cluster);
    used.add(word);
    const name = cleanNetName(word.text);
    const kind = isNoName(name) ? 'mark' : isSupplyName(name) ? 'power' : 'port';
    found.push({ cluster, at, name, kind, words: [word] });
  }
  return found;
}

function mayName(w: Word, cluster: Cluster, designatorColors: ReadonlySet<string>): boolean {
  if (isNoName(w.text) || isSupplyName(cleanNetName(w.text))) return true;
  const sameInk = cluster.members.some((m) => ('style' in m ? m.color : (m.stroke ?? m.fill)) === w.color);
  if (!sameInk || !isNetName(w.text) || isValue(w.text)) return false;
  return !(isDesignator(w.text) && designatorColors.has(w.color));
}

const VOLTS = /^\d+(?:[.,]\d+)?V(?:DC)?$/;
const CAPACITANCE = /^\d+(?:[.,]\d+)?(?:[pnuµμ]F?\d*|[pnuµμm]?F)$/;

/** Volts that go with a capacitance, beside it on the line or on the line under it: what a capacitor stands, no supply. */
function isRating(w: Word, grid: BoxGrid<Word>): boolean {
  if (!VOLTS.test(w.text)) return false;
  const field = grow(w.bbox, 2 * w.size);
  return grid
    .near(field)
    .some((o) => CAPACITANCE.test(o.text) && o.color === w.color && (isLineOver(o, w) || follows(w, o)));
}

/** The one word goes on after the other, a space apart, in the same hand. */
function follows(w: Word, o: Word): boolean {
  if (o.angle !== w.angle || Math.abs(o.size - w.size) > 0.1 * w.size) return false;
  const r = (w.angle * Math.PI) / 180;
  const [dx, dy] = [w.x - o.x, w.y - o.y];
  const gap = dx * Math.cos(r) + dy * Math.sin(r) - o.width;
  const across = Math.abs(dy * Math.cos(r) - dx * Math.sin(r));
  return across < 0.1 * w.size && gap > -0.1 * w.size && gap < 1.2 * w.size;
}

/** The word lies on the far side of the symbol as seen from where the wire arrives. */
function behind(w: Word, cluster: Cluster, at: Point): boolean {
  const [c, m] = [centre(cluster.body), centre(w.bbox)];
  return (c.x - at.x) * (m.x - at.x) + (c.y - at.y) * (m.y - at.y) > 0;
}

/** The word lies straight behind the symbol, where a ground's name stands. */
function straightBehind(w: Word, cluster: Cluster, at: Point, unit: number): boolean {
  const [c, m] = [centre(cluster.body), centre(w.bbox)];
  const [dx, dy] = [c.x - at.x, c.y - at.y];
  const size = Math.hypot(dx, dy) || 1;
  const along = (dx * (m.x - at.x) + dy * (m.y - at.y)) / size;
  const across = Math.abs(dx * (m.y - at.y) - dy * (m.x - at.x)) / size;
  return along > size && across < unit;
}

/** A ground drawn as bars of falling length across one axis, or as a triangle, with nothing written beside it. */
export function isGroundShape(cluster: Cluster, unit: number): boolean {
  if (width(cluster.body) > 3.5 * unit || height(cluster.body) > 3.5 * unit) return false;
  return hasFallingBars(cluster) || isTriangle(cluster);
}

function hasFallingBars(cluster: Cluster): boolean {
  const strokes = cluster.members.flatMap((m) => ('style' in m ? [m] : []));
  for (const level of [true, false]) {
    const bars = strokes.filter((s) => isHorizontal(s) === level).sort((a, b) => lengthOf(b) - lengthOf(a));
    const lengths = bars.map(lengthOf);
    const falling =
      lengths.length >= 3 && lengths.length <= 5 && lengths.every((v, i) => i === 0 || v < 0.9 * (lengths[i - 1] ?? 0));
    const middle = (i: number) => {
      const b = bars[i];
      return b ? (level ? (b.x0 + b.x1) / 2 : (b.y0 + b.y1) / 2) : 0;
    };
    if (falling && bars.every((_, i) => Math.abs(middle(i) - middle(0)) < 0.15 * (lengths[0] ?? 1))) return true;
  }
  return false;
}

function isTriangle(cluster: Cluster): boolean {
  const shapes = cluster.members.flatMap((m) => ('style' in m ? [] : [m]));
  const strokes = cluster.members.flatMap((m) => ('style' in m ? [m] : []));
  const [shape] = shapes;
  if (shapes.length === 1 && shape && strokes.length <= 1) {
    const corners = distinctCorners(shape.points);
    return !shape.rect && !shape.round && (corners === 3 || corners === 4);
  }
  const slanted = strokes.filter((s) => !(Math.abs(s.x1 - s.x0) < 0.01 || Math.abs(s.y1 - s.y0) < 0.01));
  return shapes.length === 0 && slanted.length === 2 && strokes.length >= 3 && strokes.length <= 5;
}

function distinctCorners(points: readonly number[]): number {
  const seen = new Set<string>();
  for (let i = 0; i + 1 < points.length; i += 2) seen.add(`${points[i]?.toFixed(1)},${points[i + 1]?.toFixed(1)}`);
  return seen.size;
}
