import type { Dot } from './dots';
import { distance, endOf, isOrthogonal, lengthOf, pointToLine, startOf } from './geometry';
import { BoxGrid } from './grid';
import type { Stroke } from './primitives';

/** What one sheet says for and against each stroke style being the wires. Sums over sheets decide. */
export interface StyleVotes {
  /** Dots with three or more arms of the colour. */
  readonly dots: Map<string, number>;
  /** Those of them that are drawn in the same colour as the arms, as most tools do. */
  readonly matching: Map<string, number>;
  /** Ends that meet the end of a line of another style head on, as a wire meets a pin. */
  readonly meets: Map<string, number>;
}

export const noVotes = (): StyleVotes => ({ dots: new Map(), matching: new Map(), meets: new Map() });

const bump = (map: Map<string, number>, key: string, by = 1) => map.set(key, (map.get(key) ?? 0) + by);

export function voteForWires(strokes: readonly Stroke[], dots: readonly Dot[], unit: number, votes: StyleVotes): void {
  const tolerance = 0.08 * unit;
  const grid = new BoxGrid<Stroke>(2 * unit);
  for (const s of strokes) grid.add(s.bbox, s);
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

/** A style needs this share of the leader's dots to count as wires too (net classes have colours of their own). */
const SHARE = 0.25;

/** The styles that are wires. Without any dot: the style whose ends meet those of others most often. */
export function wireStyles(votes: StyleVotes): Set<string> {
  const top = (map: ReadonlyMap<string, number>) => Math.max(0, ...map.values());
  const source = top(votes.matching) >= 0.3 * top(votes.dots) ? votes.matching : votes.dots;
  const ranked = [...source].sort((a, b) => b[1] - a[1]);
  const lead = ranked[0]?.[1] ?? 0;
  if (lead > 0)
    return withSiblings(
      ranked.filter(([, n]) => n >= SHARE * lead && n >= Math.min(lead, 2)).map(([s]) => s),
      votes,
    );
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
