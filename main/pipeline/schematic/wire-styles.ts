import type { Dot } from './dots';
import { distance, endOf, grow, isOrthogonal, lengthOf, type Point, pointToLine, startOf } from './geometry';
import { BoxGrid } from './grid';
import { LONGEST, standsOn } from './pins';
import type { Stroke } from './primitives';
import type { Rect } from './rects';

/** What one sheet says for and against each stroke style being the wires. Sums over sheets decide. */
export interface StyleVotes {
  /** Dots with three or more arms of the colour. */
  readonly dots: Map<string, number>;
  /** Those of them that are drawn in the same colour as the arms, as most tools do. */
  readonly matching: Map<string, number>;
  /** Ends that meet the end of a line of another style head on, as a wire meets a pin. */
  readonly meets: Map<string, number>;
  /** Lines that stand on a box's edge, as pins do, of all lines of the style. */
  readonly stubs: Map<string, number>;
  readonly lines: Map<string, number>;
  /** Lines that end on the outer end of such a stub of another style. */
  readonly seats: Map<string, number>;
}

export const noVotes = (): StyleVotes => ({
  ...{ dots: new Map(), matching: new Map(), meets: new Map() },
  ...{ stubs: new Map(), lines: new Map(), seats: new Map() },
});

const bump = (map: Map<string, number>, key: string, by = 1) => map.set(key, (map.get(key) ?? 0) + by);

/** @param rects the sheet's boxes, whose stubs are pins. */
export function voteForWires(
  {
    strokes,
    dots,
    unit,
  }: { readonly strokes: readonly Stroke[]; readonly dots: readonly Dot[]; readonly unit: number },
  rects: readonly Rect[],
  votes: StyleVotes,
): void {
  const tolerance = 0.08 * unit;
  const grid = new BoxGrid<Stroke>(2 * unit);
  for (const s of strokes) grid.add(s.bbox, s);
  voteByStubs(strokes, rects, unit, votes);
  for (const dot of dots) {
    const arms = new Map<string, number>();
    for (const s of grid.around(dot, tolerance)) {
      if (!isOrthogonal(s) || pointToLine(dot, s) > tolerance || lengthOf(s) < 0.4 * unit) continue;
      const atEnd = distance(dot, startOf(s)) <= tolerance || distance(dot, endOf(s)) <= tolerance;
      bump(arms, s.style, atEnd ? 1 : 2);
    }
    for (const [style, count] of arms) {
      if (count < 3) continue;
      bump(votes.dots, style);
      if (style.startsWith(`${dot.color}/`)) bump(votes.matching, style);
    }
  }
  for (const s of strokes) {
    if (!isOrthogonal(s) || lengthOf(s) < 0.4 * unit) continue;
    for (const end of [startOf(s), endOf(s)]) {
      const others = grid.around(end, tolerance).filter((o) => o !== s && o.style !== s.style && isOrthogonal(o));
      if (others.some((o) => Math.min(distance(end, startOf(o)), distance(end, endOf(o))) <= tolerance)) {
        bump(votes.meets, s.style);
      }
    }
  }
}

function voteByStubs(strokes: readonly Stroke[], rects: readonly Rect[], unit: number, votes: StyleVotes): void {
  const tolerance = 0.1 * unit;
  const boxes = new BoxGrid<Rect>(5 * unit);
  for (const rect of rects) boxes.add(grow(rect.bbox, tolerance), rect);
  const tips = new BoxGrid<{ at: Point; style: string }>(2 * unit);
  const stubs = new Set<Stroke>();
  for (const s of strokes) {
    bump(votes.lines, s.style);
    const outer = outerEnd(s, boxes, unit);
    if (!outer) continue;
    stubs.add(s);
    bump(votes.stubs, s.style);
    tips.add([outer.x, outer.y, outer.x, outer.y], { at: outer, style: s.style });
  }
  for (const s of strokes) {
    if (stubs.has(s) || !isOrthogonal(s)) continue;
    const seated = [startOf(s), endOf(s)].some((p) =>
      tips.around(p, tolerance).some(({ at, style }) => style !== s.style && distance(at, p) <= tolerance),
    );
    if (seated) bump(votes.seats, s.style);
  }
}

/** The far end of a line that stands on a box's edge; null for other lines. */
function outerEnd(s: Stroke, boxes: BoxGrid<Rect>, unit: number): Point | null {
  if (!s.single || !isOrthogonal(s) || lengthOf(s) > LONGEST * unit) return null;
  const [a, b] = [startOf(s), endOf(s)];
  for (const rect of boxes.near(s.bbox)) {
    if (rect.parts.includes(s.id)) continue;
    if (standsOn(rect.bbox, a, b, 0.1 * unit)) return b;
    if (standsOn(rect.bbox, b, a, 0.1 * unit)) return a;
  }
  return null;
}

/** Share of a style's lines that stand on boxes from which it is one of pins, next to a style with a third of that. */
const PIN_SHARE = 0.12;
const FEW_STUBS = 1 / 3;
/** Dots that a style needs beside one of pins, as a share of that one's. */
const BESIDE_PINS = 0.04;
/** Share of a style's lines that end on pins from which they are wires of a colour of their own. */
const SEATED = 0.3;

const stubShare = (style: string, votes: StyleVotes): number =>
  (votes.stubs.get(style) ?? 0) / Math.max(1, votes.lines.get(style) ?? 0);

/** Drops styles of pins: what is drawn inside symbols has dots and joints too. */
function withoutPins(ranked: readonly (readonly [string, number])[], votes: StyleVotes): (readonly [string, number])[] {
  return ranked.filter(([style, dots]) => {
    const share = stubShare(style, votes);
    const better = ranked.some(
      ([other, n]) => n >= Math.max(2, BESIDE_PINS * dots) && stubShare(other, votes) < FEW_STUBS * share,
    );
    return share < PIN_SHARE || !better;
  });
}

/** Styles whose lines mostly end on pins, about as broad as the wires known: nets drawn in colours of their own. */
function coloured(known: readonly string[], votes: StyleVotes): string[] {
  const weights = known.map((style) => partsOf(style)[1]);
  return [...votes.seats].flatMap(([style, n]) => {
    const share = n / Math.max(1, votes.lines.get(style) ?? 0);
    const broad = weights.some((w) => Math.abs(partsOf(style)[1] - w) <= 0.1 * w);
    return n >= 3 && share >= SEATED && broad && stubShare(style, votes) < PIN_SHARE ? [style] : [];
  });
}

/** A style needs this share of the leader's dots to count as wires too (net classes have colours of their own). */
const SHARE = 0.25;

/** The styles that are wires. Without any dot: the style whose ends meet those of others most often. */
export function wireStyles(votes: StyleVotes): Set<string> {
  const top = (map: ReadonlyMap<string, number>) => Math.max(0, ...map.values());
  const source = top(votes.matching) >= 0.3 * top(votes.dots) ? votes.matching : votes.dots;
  const ranked = withoutPins(
    [...source].sort((a, b) => b[1] - a[1]),
    votes,
  );
  const lead = ranked[0]?.[1] ?? 0;
  if (lead > 0) {
    const found = ranked.filter(([, n]) => n >= SHARE * lead && n >= Math.min(lead, 2)).map(([s]) => s);
    return withSiblings([...new Set([...found, ...coloured(found, votes)])], votes);
  }
  const best = [...votes.meets].sort((a, b) => b[1] - a[1])[0];
  return new Set(best ? [best[0]] : []);
}

/** The same colour in a slightly different width is still wire; much thicker is a bus. */
function withSiblings(styles: readonly string[], votes: StyleVotes): Set<string> {
  const found = new Set(styles);
  for (const style of votes.meets.keys()) {
    const [color, weight] = partsOf(style);
    for (const known of styles) {
      const [c, w] = partsOf(known);
      if (c === color && weight <= 2.2 * Math.max(w, 0.3) && weight >= 0.4 * w) found.add(style);
    }
  }
  const thinnest = Math.min(...styles.map((s) => partsOf(s)[1]));
  for (const style of found) if (partsOf(style)[1] > 2.6 * Math.max(thinnest, 0.3)) found.delete(style);
  return found;
}

function partsOf(style: string): [string, number] {
  const [color = '', weight = '0'] = style.split('/');
  return [color, Number(weight)];
}
