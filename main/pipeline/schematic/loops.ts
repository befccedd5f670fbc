import { boxOf, distance, endOf, height, isOrthogonal, lengthOf, type Point, startOf, width } from './geometry';
import { BoxGrid } from './grid';
import type { Shape, Stroke } from './primitives';
import type { Sheet } from './sheet';

/** Most lines of an outline, and its longest line and largest side, in text heights. */
const MOST_EDGES = 8;
const LONGEST = 30;
const LARGEST = 34;

/**
 * The sheet with small outlines that are drawn as single lines (flags, triangles, arrows) turned into the shapes they are.
 * A closed run of lines counts as an outline when some of it is slanted: wires run level and upright.
 */
export function withOutlines(sheet: Sheet): Sheet {
  const { unit } = sheet;
  const tolerance = 0.08 * unit;
  const lines = sheet.strokes.filter((s) => lengthOf(s) <= LONGEST * unit);
  const ends = new BoxGrid<Stroke>(2 * unit);
  for (const s of lines) for (const p of [startOf(s), endOf(s)]) ends.add([p.x, p.y, p.x, p.y], s);
  const at = (p: Point) =>
    ends.around(p, tolerance).filter((s) => Math.min(distance(startOf(s), p), distance(endOf(s), p)) <= tolerance);
  const used = new Set<number>();
  const outlines: Shape[] = [];
  for (const s of lines) {
    if (used.has(s.id) || isOrthogonal(s)) continue;
    const loop = shortestLoop(s, at, used, tolerance);
    const shape = loop ? outlineOf(loop, unit) : null;
    if (!loop || !shape) continue;
    for (const edge of loop.edges) used.add(edge.id);
    outlines.push(shape);
  }
  if (outlines.length === 0) return sheet;
  return { ...sheet, strokes: sheet.strokes.filter((s) => !used.has(s.id)), shapes: [...sheet.shapes, ...outlines] };
}

interface Loop {
  readonly edges: readonly Stroke[];
  readonly corners: readonly Point[];
}

/** Breadth first from one end of the line back to its other. */
function shortestLoop(
  first: Stroke,
  at: (p: Point) => readonly Stroke[],
  used: ReadonlySet<number>,
  tolerance: number,
): Loop | null {
  const goal = startOf(first);
  let front: Loop[] = [{ edges: [first], corners: [goal, endOf(first)] }];
  const seen = new Set([first.id]);
  for (let length = 1; length < MOST_EDGES && front.length > 0; length++) {
    const next: Loop[] = [];
    for (const path of front) {
      const tip = path.corners.at(-1) ?? goal;
      for (const s of at(tip)) {
        if (seen.has(s.id) || used.has(s.id) || s.style !== first.style) continue;
        const far = distance(startOf(s), tip) <= tolerance ? endOf(s) : startOf(s);
        const loop = { edges: [...path.edges, s], corners: [...path.corners, far] };
        if (distance(far, goal) <= tolerance) return length >= 2 ? loop : null;
        seen.add(s.id);
        next.push(loop);
      }
    }
    front = next;
  }
  return null;
}

function outlineOf({ edges, corners }: Loop, unit: number): Shape | null {
  const points = corners.flatMap((p) => [p.x, p.y]);
  const bbox = boxOf(points);
  const first = edges[0];
  const size = Math.max(width(bbox), height(bbox));
  if (!first || size > LARGEST * unit || Math.min(width(bbox), height(bbox)) < 0.2 * unit) return null;
  return { id: first.id, points, bbox, stroke: first.color, fill: null, closed: true, rect: false, round: false };
}
