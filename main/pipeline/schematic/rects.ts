import type { BBox } from '../../../shared/models';
import {
  distance,
  endOf,
  height,
  isHorizontal,
  isOrthogonal,
  type Line,
  lengthOf,
  type Point,
  startOf,
  width,
} from './geometry';
import { BoxGrid } from './grid';
import type { Shape, Stroke } from './primitives';

/** An upright rectangle of a sheet and the primitives it is drawn with. */
export interface Rect {
  readonly bbox: BBox;
  readonly parts: readonly number[];
}

/**
 * Rectangles, drawn as one outline or as four lines that share corners. Page frames (most of the sheet) are left out.
 * `unit` is the sheet's text height in points, `least` the shortest side in such heights.
 */
export function findRects(
  strokes: readonly Stroke[],
  shapes: readonly Shape[],
  page: BBox,
  unit: number,
  least = 0.5,
): Rect[] {
  const rects: Rect[] = [];
  for (const s of shapes) {
    if (s.rect && s.stroke !== null && Math.min(width(s.bbox), height(s.bbox)) > least * unit) {
      rects.push({ bbox: s.bbox, parts: [s.id] });
    }
  }
  rects.push(...fromLines(strokes, unit, least));
  return rects.filter((r) => width(r.bbox) < 0.75 * width(page) || height(r.bbox) < 0.75 * height(page));
}

function fromLines(strokes: readonly Stroke[], unit: number, least: number): Rect[] {
  const tolerance = 0.08 * unit;
  const uprights = strokes.filter((s) => isOrthogonal(s) && !isHorizontal(s) && lengthOf(s) > least * unit);
  const levels = strokes.filter((s) => isOrthogonal(s) && isHorizontal(s) && lengthOf(s) > least * unit);
  const ends = new BoxGrid<Stroke>(2 * unit);
  for (const s of [...uprights, ...levels]) for (const p of [startOf(s), endOf(s)]) ends.add([p.x, p.y, p.x, p.y], s);
  const found: Rect[] = [];
  for (const low of levels) {
    const [left, right] = low.x0 < low.x1 ? [startOf(low), endOf(low)] : [endOf(low), startOf(low)];
    for (const a of ends.around(left, tolerance)) {
      const top = upperEnd(a, left, tolerance);
      if (!top) continue;
      for (const b of ends.around(right, tolerance)) {
        const far = upperEnd(b, right, tolerance);
        if (!far || Math.abs(far.y - top.y) > tolerance) continue;
        const lid = ends.around(top, tolerance).find((s) => joins(s, top, far, tolerance));
        if (lid) found.push({ bbox: [left.x, left.y, far.x, far.y], parts: [low.id, a.id, b.id, lid.id] });
      }
    }
  }
  return found;
}

function upperEnd(s: Stroke, foot: Point, tolerance: number): Point | null {
  if (isHorizontal(s)) return null;
  const [low, high] = s.y0 < s.y1 ? [startOf(s), endOf(s)] : [endOf(s), startOf(s)];
  return distance(low, foot) <= tolerance ? high : null;
}

const joins = (l: Line, a: Point, b: Point, tolerance: number): boolean =>
  (distance(startOf(l), a) <= tolerance && distance(endOf(l), b) <= tolerance) ||
  (distance(startOf(l), b) <= tolerance && distance(endOf(l), a) <= tolerance);
