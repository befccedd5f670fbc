import type { BBox } from '../../../shared/models';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A straight piece from (x0,y0) to (x1,y1), in points. */
export interface Line {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export const lengthOf = (l: Line): number => Math.hypot(l.x1 - l.x0, l.y1 - l.y0);

export const startOf = (l: Line): Point => ({ x: l.x0, y: l.y0 });

export const endOf = (l: Line): Point => ({ x: l.x1, y: l.y1 });

export const lineBox = (l: Line): BBox => [
  Math.min(l.x0, l.x1),
  Math.min(l.y0, l.y1),
  Math.max(l.x0, l.x1),
  Math.max(l.y0, l.y1),
];

export const width = (b: BBox): number => b[2] - b[0];

export const height = (b: BBox): number => b[3] - b[1];

export const centre = (b: BBox): Point => ({ x: (b[0] + b[2]) / 2, y: (b[1] + b[3]) / 2 });

export const grow = (b: BBox, by: number): BBox => [b[0] - by, b[1] - by, b[2] + by, b[3] + by];

export const union = (a: BBox, b: BBox): BBox => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

export const overlaps = (a: BBox, b: BBox): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

export const holds = (outer: BBox, inner: BBox): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

export const contains = (b: BBox, p: Point): boolean => p.x >= b[0] && p.x <= b[2] && p.y >= b[1] && p.y <= b[3];

/** Gap between two boxes, 0 when they overlap. */
export function boxGap(a: BBox, b: BBox): number {
  const dx = Math.max(0, a[0] - b[2], b[0] - a[2]);
  const dy = Math.max(0, a[1] - b[3], b[1] - a[3]);
  return Math.hypot(dx, dy);
}

export function boxOf(points: readonly number[]): BBox {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x = 0, y = 0] = [points[i], points[i + 1]];
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  return [x0, y0, x1, y1];
}

/** Distance from a point to the nearest place of a line. */
export function pointToLine(p: Point, l: Line): number {
  const [dx, dy] = [l.x1 - l.x0, l.y1 - l.y0];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - l.x0) * dx + (p.y - l.y0) * dy) / square));
  return Math.hypot(p.x - l.x0 - t * dx, p.y - l.y0 - t * dy);
}

/** True when the line runs along x or y, give or take one part in 50. */
export function isOrthogonal(l: Line): boolean {
  const [dx, dy] = [Math.abs(l.x1 - l.x0), Math.abs(l.y1 - l.y0)];
  return Math.min(dx, dy) <= 0.02 * Math.max(dx, dy);
}

export const isHorizontal = (l: Line): boolean => Math.abs(l.y1 - l.y0) <= Math.abs(l.x1 - l.x0);

/** Smallest distance between two lines; 0 when they cross. */
export function lineGap(a: Line, b: Line): number {
  if (crosses(a, b)) return 0;
  return Math.min(
    pointToLine(startOf(a), b),
    pointToLine(endOf(a), b),
    pointToLine(startOf(b), a),
    pointToLine(endOf(b), a),
  );
}

const side = (l: Line, p: Point): number => (l.x1 - l.x0) * (p.y - l.y0) - (l.y1 - l.y0) * (p.x - l.x0);

export function crosses(a: Line, b: Line): boolean {
  const [p, q] = [side(a, startOf(b)), side(a, endOf(b))];
  const [r, s] = [side(b, startOf(a)), side(b, endOf(a))];
  return p * q < 0 && r * s < 0;
}
