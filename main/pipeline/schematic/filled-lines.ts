import type { DrawnPath, PageGraphics, SubPath } from '../pdf';
import { boxOf } from './geometry';
import { BoxGrid } from './grid';
import { polygonArea } from './primitives';

/** The middle line of an area as `[x0, y0, x1, y1]`, its breadth and its length with both ends. In points. */
interface FilledLine {
  readonly points: readonly number[];
  readonly weight: number;
  readonly length: number;
}

/** An area at least this many times longer than broad is a line whatever else is drawn. */
const THIN = 8;
/** Broadest line, in text heights. */
const BROADEST = 0.4;
/** Corners of a line with round ends, flattened, at most. */
const MOST_CORNERS = 80;
/** Share of its frame that the area of a line fills, least. */
const FULL = 0.85;
/** Sure lines of one colour and breadth from which shorter areas of that colour and breadth are lines too. */
const ENOUGH = 5;
const SAME_BREADTH = 0.12;
/** Shorter than this many times its breadth an area may be a dot, whatever its breadth. */
const SHORTEST = 1.6;

/**
 * The graphics with lines that a printer driver or converter drew as filled areas, at any angle, as lines: long thin areas,
 * and short ones as broad as those of their colour. `unit` is the text height in points.
 */
export function withFilledLines(graphics: PageGraphics, unit: number): PageGraphics {
  const lines = filledLines(graphics.paths, unit);
  if (lines.size === 0) return graphics;
  return { ...graphics, paths: graphics.paths.flatMap((path) => partedPath(path, lines)) };
}

/** A path as its lines and what is left of it. */
function partedPath(path: DrawnPath, lines: ReadonlyMap<SubPath, FilledLine>): DrawnPath[] {
  const rest = path.subpaths.filter((sub) => !lines.has(sub));
  if (rest.length === path.subpaths.length) return [path];
  const drawn = path.subpaths.flatMap((sub) => {
    const line = lines.get(sub);
    if (!line) return [];
    const subpaths = [{ points: line.points, closed: false, curved: false }];
    return [{ ...path, subpaths, stroke: path.fill, fill: null, lineWidth: line.weight }];
  });
  return rest.length > 0 ? [...drawn, { ...path, subpaths: rest }] : drawn;
}

function filledLines(paths: readonly DrawnPath[], unit: number): ReadonlyMap<SubPath, FilledLine> {
  const areas = paths.flatMap(({ fill, stroke, subpaths }) =>
    fill === null || stroke !== null
      ? []
      : subpaths.flatMap((sub) => {
          const line = lineOf(sub);
          return line && line.weight <= BROADEST * unit ? [{ sub, fill, line }] : [];
        }),
  );
  const isThin = ({ weight, length }: FilledLine) => length >= THIN * Math.max(weight, 0.01);
  const sure = new Map<string, number[]>();
  for (const { fill, line } of areas) if (isThin(line)) sure.set(fill, [...(sure.get(fill) ?? []), line.weight]);
  const known = new Map([...sure].map(([fill, weights]) => [fill, usualBreadths(weights)]));
  const isUsual = ({ weight, length }: FilledLine, fill: string) =>
    length >= SHORTEST * weight &&
    known.get(fill)?.some((usual) => Math.abs(weight - usual) <= SAME_BREADTH * usual) === true;
  const found = areas.filter(({ fill, line }) => isThin(line) || isUsual(line, fill));
  const inset = haveSquareEnds(found.map(({ line }) => line));
  return new Map(found.map(({ sub, line }) => [sub, inset && !sub.curved ? shortened(line) : line]));
}

/** Ends of sure lines that are looked at to tell how ends are drawn. */
const ENDS = 4000;

/**
 * Lines reach half their breadth beyond the places they join, as pens with square ends draw: told by the ends at right
 * angles, which lie beyond the middle of the other line instead of on it.
 */
function haveSquareEnds(lines: readonly FilledLine[]): boolean {
  const grid = new BoxGrid<FilledLine>(10);
  for (const line of lines) grid.add(boxOf(line.points), line);
  let [beyond, on] = [0, 0];
  for (const line of lines.slice(0, ENDS)) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = line.points;
    const [ux, uy] = [(x1 - x0) / line.length, (y1 - y0) / line.length];
    for (const [x, y, way] of [
      [x0, y0, -1],
      [x1, y1, 1],
    ] as const) {
      for (const other of grid.around({ x, y }, line.weight)) {
        const [ox = 0, oy = 0, px = 0, py = 0] = other.points;
        if (Math.abs((px - ox) * ux + (py - oy) * uy) > 0.02 * other.length) continue;
        const over = way * ((x - ox) * ux + (y - oy) * uy);
        if (Math.abs(over) <= 0.2 * line.weight) on++;
        else if (Math.abs(over - line.weight / 2) <= 0.2 * line.weight) beyond++;
      }
    }
  }
  return beyond > on;
}

function shortened(line: FilledLine): FilledLine {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = line.points;
  const k = Math.min(0.45, line.weight / 2 / line.length);
  const [dx, dy] = [k * (x1 - x0), k * (y1 - y0)];
  return { ...line, points: [x0 + dx, y0 + dy, x1 - dx, y1 - dy] };
}

/** Breadths that many lines share. */
function usualBreadths(weights: readonly number[]): number[] {
  const counts = new Map<string, number>();
  for (const w of weights) counts.set(w.toFixed(2), (counts.get(w.toFixed(2)) ?? 0) + 1);
  return [...counts].filter(([, n]) => n >= ENOUGH).map(([w]) => Number(w));
}

/** The middle line of an area that is little more than a line; null for other areas. */
function lineOf(sub: SubPath): FilledLine | null {
  const { points, curved } = sub;
  if (points.length < 8 || points.length > 2 * MOST_CORNERS || (!curved && points.length > 10)) return null;
  const axis = longestEdge(points);
  if (!axis) return null;
  const [ux, uy] = axis;
  let [a0, a1, b0, b1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x = 0, y = 0] = [points[i], points[i + 1]];
    const [a, b] = [x * ux + y * uy, y * ux - x * uy];
    a0 = Math.min(a0, a);
    a1 = Math.max(a1, a);
    b0 = Math.min(b0, b);
    b1 = Math.max(b1, b);
  }
  const [length, weight, b] = [a1 - a0, b1 - b0, (b0 + b1) / 2];
  if (length <= weight || Math.abs(polygonArea(points)) < FULL * length * weight) return null;
  // Round ends reach beyond the ends of the line.
  const inset = curved ? weight / 2 : 0;
  const at = (a: number) => [a * ux - b * uy, a * uy + b * ux];
  return { points: [...at(a0 + inset), ...at(a1 - inset)], weight, length };
}

/** The unit vector along the longest edge. */
function longestEdge(points: readonly number[]): readonly [number, number] | null {
  let [best, ux, uy] = [0, 1, 0];
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [dx, dy] = [(points[i + 2] ?? 0) - (points[i] ?? 0), (points[i + 3] ?? 0) - (points[i + 1] ?? 0)];
    const length = Math.hypot(dx, dy);
    if (length > best) [best, ux, uy] = [length, dx / length, dy / length];
  }
  return best > 0 ? [ux, uy] : null;
}
