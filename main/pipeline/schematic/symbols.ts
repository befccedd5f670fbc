import type { BBox } from '../../../shared/models';
import { UnionFind } from '../union-find';
import {
  centre,
  distance,
  grow,
  height,
  holds,
  type Line,
  lineGap,
  overlaps,
  type Point,
  union,
  width,
} from './geometry';
import { BoxGrid } from './grid';
import { halfOf, type PinLine, touches } from './pins';
import { edgesOf, type Shape, type Stroke } from './primitives';

/** Drawn things that hang together: a symbol, half of one, a power symbol, a flag. */
export interface Cluster {
  readonly id: number;
  readonly members: readonly (Stroke | Shape)[];
  readonly pins: readonly PinLine[];
  /** Box of the members without the pins; of all when there is nothing else. */
  readonly body: BBox;
  readonly bbox: BBox;
  /** Designators of the symbols that the tool says it may be part of; none: of no symbol. */
  readonly holders?: ReadonlySet<string>;
}

/** Finds the symbols that a thing may be part of, where the tool tells the boxes of symbols. */
export type HolderSearch = (box: BBox) => ReadonlySet<string>;

/** What both may be part of; null where that is nothing though either is part of something. */
function sharedHolders(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> | null {
  if (a.size === 0 && b.size === 0) return a;
  const shared = new Set([...a].filter((ref) => b.has(ref)));
  return shared.size > 0 ? shared : null;
}

/** Nothing says that the two are parts of different symbols. */
export const mayBeOne = (a: Cluster, b: Cluster): boolean =>
  !a.holders || !b.holders || sharedHolders(a.holders, b.holders) !== null;

/** Share of a pin line, from its outer end, that belongs to the world outside and joins no symbol. */
const OUTSIDE = 0.3;

interface Piece {
  readonly item: Stroke | Shape;
  readonly lines: readonly Line[];
  readonly box: BBox;
}

/**
 * Groups non-wire primitives that touch. Two symbols whose pins meet end to end stay two, and so do a pin and the shape
 * that ends its net (`caps`: grounds, flags). `unit` is the text height in points.
 */
export function clusterSymbols(
  strokes: readonly Stroke[],
  shapes: readonly Shape[],
  pins: readonly PinLine[],
  unit: number,
  caps: ReadonlySet<number> = new Set(),
  holdersOf: HolderSearch | null = null,
): Cluster[] {
  const tolerance = 0.1 * unit;
  const ends = (a: Piece, b: Piece) => {
    const pin = pinOf.get(a.item.id);
    return pin !== undefined && !('style' in b.item) && caps.has(b.item.id) && touches(b.item, pin.outer, tolerance);
  };
  const pinOf = new Map(pins.map((pin) => [pin.stroke.id, pin]));
  const pieces: Piece[] = [];
  const carried = new Set(pins.map((pin) => pin.extension?.id));
  for (const s of strokes) {
    if (carried.has(s.id)) continue;
    const pin = pinOf.get(s.id);
    const line = pin ? shortened(pin) : s;
    pieces.push({ item: s, lines: [line], box: grow(boxOfLine(line), tolerance / 2) });
  }
  for (const s of shapes) pieces.push({ item: s, lines: edgesOf(s), box: grow(s.bbox, tolerance / 2) });
  const sets = new UnionFind(pieces.length);
  const holders = new Holders(pieces, sets, holdersOf);
  const grid = new BoxGrid<number>(3 * unit);
  pieces.forEach((piece, i) => {
    for (const j of grid.near(piece.box)) {
      const other = pieces[j];
      if (!other || sets.find(i) === sets.find(j) || ends(piece, other) || ends(other, piece)) continue;
      if (holders.mayJoin(i, j) && meets(piece, other, tolerance)) holders.join(i, j);
    }
    grid.add(piece.box, i);
  });
  holders.gather();
  return sets.groups().map((group, id) => {
    const members = group.flatMap((i) => pieces[i]?.item ?? []);
    return { ...clusterOf(id, members, pinOf), ...holders.of(group[0] ?? 0) };
  });
}

/** Keeps apart what the tool says are parts of different symbols, and puts together what is one for sure. */
class Holders {
  private readonly known: (ReadonlySet<string> | undefined)[];

  constructor(
    private readonly pieces: readonly Piece[],
    private readonly sets: UnionFind,
    search: HolderSearch | null,
  ) {
    this.known = pieces.map((piece) => search?.(piece.item.bbox));
  }

  of(i: number): { holders?: ReadonlySet<string> } {
    const holders = this.known[this.sets.find(i)];
    return holders ? { holders } : {};
  }

  mayJoin(i: number, j: number): boolean {
    const [a, b] = [this.of(i).holders, this.of(j).holders];
    return !a || !b || sharedHolders(a, b) !== null;
  }

  join(i: number, j: number): void {
    const [a, b] = [this.of(i).holders, this.of(j).holders];
    this.sets.join(i, j);
    if (a && b) this.known[this.sets.find(i)] = sharedHolders(a, b) ?? a;
  }

  /** What lies in the box of one symbol only is all its. */
  gather(): void {
    const first = new Map<string, number>();
    for (let i = 0; i < this.pieces.length; i++) {
      const [only, more] = this.of(i).holders ?? [];
      if (only === undefined || more !== undefined) continue;
      const other = first.get(only);
      if (other === undefined) first.set(only, i);
      else this.join(i, other);
    }
  }
}

function shortened({ outer, inner }: PinLine): Line {
  const k = OUTSIDE;
  return { x0: outer.x + k * (inner.x - outer.x), y0: outer.y + k * (inner.y - outer.y), x1: inner.x, y1: inner.y };
}

const boxOfLine = (l: Line): BBox => [
  Math.min(l.x0, l.x1),
  Math.min(l.y0, l.y1),
  Math.max(l.x0, l.x1),
  Math.max(l.y0, l.y1),
];

function meets(a: Piece, b: Piece, tolerance: number): boolean {
  if (areNeighbours(a.item, b.item)) return false;
  const broad = (item: Stroke | Shape) => ('style' in item ? halfOf(item, tolerance) : 0);
  const slack = tolerance + Math.max(broad(a.item), broad(b.item));
  for (const p of a.lines) {
    if (!overlaps(grow(boxOfLine(p), slack), b.box)) continue;
    for (const q of b.lines) if (lineGap(p, q) <= slack) return true;
  }
  return false;
}

/** Two outlines of one breadth laid side by side: resistors in a row, flags one above the other; never one symbol. */
function areNeighbours(a: Stroke | Shape, b: Stroke | Shape): boolean {
  if ('style' in a || 'style' in b || !a.closed || !b.closed || a.fill !== null || b.fill !== null) return false;
  if (a.round && b.round) return twins(a, b);
  if (a.round || b.round || holds(a.bbox, b.bbox) || holds(b.bbox, a.bbox)) return false;
  const same = (x: number, y: number) => Math.abs(x - y) <= 0.03 * Math.max(x, y);
  const [w, h] = [width(a.bbox), height(a.bbox)];
  const equal = same(w, width(b.bbox)) && same(h, height(b.bbox));
  const stacked = w >= h ? same(h, height(b.bbox)) : same(w, width(b.bbox));
  const apart = w >= h ? Math.abs(a.bbox[1] - b.bbox[1]) > 0.5 * h : Math.abs(a.bbox[0] - b.bbox[0]) > 0.5 * w;
  return apart && (equal || (stacked && !a.rect && !b.rect));
}

/** Equal circles beside each other: test points in a row. */
function twins(a: Shape, b: Shape): boolean {
  const [w, v] = [width(a.bbox), width(b.bbox)];
  return Math.abs(w - v) <= 0.03 * w && distance(centre(a.bbox), centre(b.bbox)) > 0.8 * w;
}

function clusterOf(id: number, members: readonly (Stroke | Shape)[], pinOf: ReadonlyMap<number, PinLine>): Cluster {
  const pins = members.flatMap((m) => pinOf.get(m.id) ?? []);
  const rest = members.filter((m) => !pinOf.has(m.id));
  const bbox = members.map((m) => m.bbox).reduce(union);
  return { id, members, pins, body: rest.length > 0 ? rest.map((m) => m.bbox).reduce(union) : bbox, bbox };
}

/** One cluster made of several. */
export function mergeClusters(parts: readonly Cluster[], id: number): Cluster {
  const told = parts.flatMap((c) => c.holders ?? []);
  const holders = told.reduce<ReadonlySet<string> | undefined>(
    (all, h) => (all ? (sharedHolders(all, h) ?? all) : h),
    undefined,
  );
  return {
    ...(holders ? { holders } : {}),
    id,
    members: parts.flatMap((c) => c.members),
    pins: parts.flatMap((c) => c.pins),
    body: parts.map((c) => c.body).reduce(union),
    bbox: parts.map((c) => c.bbox).reduce(union),
  };
}

/** Places where a cluster's own corners and line ends lie, without its pins. */
export function cornersOf(cluster: Cluster): Point[] {
  const pinIds = new Set(cluster.pins.map((pin) => pin.stroke.id));
  const corners: Point[] = [];
  for (const m of cluster.members) {
    if (pinIds.has(m.id)) continue;
    if ('style' in m) {
      corners.push({ x: m.x0, y: m.y0 }, { x: m.x1, y: m.y1 });
    } else {
      for (let i = 0; i + 1 < m.points.length; i += 2) corners.push({ x: m.points[i] ?? 0, y: m.points[i + 1] ?? 0 });
    }
  }
  const unique: Point[] = [];
  const seen = new Set<string>();
  for (const c of corners) {
    const key = `${c.x.toFixed(1)},${c.y.toFixed(1)}`;
    if (!seen.has(key)) unique.push(c);
    seen.add(key);
  }
  return unique;
}

/** Unit vector from a pin's inner end outwards. */
export function directionOf({ inner, outer }: PinLine): Point {
  const length = distance(inner, outer) || 1;
  return { x: (outer.x - inner.x) / length, y: (outer.y - inner.y) / length };
}
