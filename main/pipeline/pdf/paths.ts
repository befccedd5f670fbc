import { apply, type Matrix } from './matrix';
import type { SubPath } from './types';

/** Straight pieces that one Bézier curve becomes; enough to tell an arc from a corner at schematic sizes. */
const CURVE_PIECES = 8;

/** pdf.js' own path codes (DrawOPS), pinned by the fixture test of this reader. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

/** Turns pdf.js' packed path (code, coordinates, code, …) into flattened subpaths in the space that `m` maps to. */
export function flattenPath(data: ArrayLike<number>, m: Matrix): SubPath[] {
  const done: SubPath[] = [];
  let points: number[] = [];
  let curved = false;
  let pen: [number, number] = [0, 0];
  const finish = (closed: boolean) => {
    if (points.length >= 4) done.push({ points, closed: closed || returnsToStart(points), curved });
    points = [];
    curved = false;
  };
  const at = (i: number): [number, number] => [data[i] ?? 0, data[i + 1] ?? 0];
  const push = (p: [number, number]) => {
    if (points.length === 0) points.push(...apply(m, ...pen));
    points.push(...apply(m, ...p));
  };
  const curveTo = (p1: [number, number], p2: [number, number], p3: [number, number]) => {
    const p0 = pen;
    for (let i = 1; i <= CURVE_PIECES; i++) push(bezier(p0, p1, p2, p3, i / CURVE_PIECES));
    curved = true;
    pen = p3;
  };
  for (let i = 0; i < data.length; ) {
    const code = data[i++];
    if (code === MOVE) {
      finish(false);
      pen = at(i);
      i += 2;
    } else if (code === LINE) {
      const p = at(i);
      push(p);
      pen = p;
      i += 2;
    } else if (code === CURVE) {
      curveTo(at(i), at(i + 2), at(i + 4));
      i += 6;
    } else if (code === QUADRATIC) {
      const [c, p] = [at(i), at(i + 2)];
      const lift = (from: [number, number]): [number, number] => [
        from[0] + (2 / 3) * (c[0] - from[0]),
        from[1] + (2 / 3) * (c[1] - from[1]),
      ];
      curveTo(lift(pen), lift(p), p);
      i += 4;
    } else if (code === CLOSE) {
      finish(true);
    } else {
      break; // a code this reader does not know: what follows cannot be cut into coordinates
    }
  }
  finish(false);
  return done;
}

function bezier(
  p0: readonly [number, number],
  p1: readonly [number, number],
  p2: readonly [number, number],
  p3: readonly [number, number],
  t: number,
): [number, number] {
  const u = 1 - t;
  const mix = (k: 0 | 1) => u ** 3 * p0[k] + 3 * u * u * t * p1[k] + 3 * u * t * t * p2[k] + t ** 3 * p3[k];
  return [mix(0), mix(1)];
}

function returnsToStart(points: readonly number[]): boolean {
  const n = points.length;
  return n >= 6 && Math.hypot((points[0] ?? 0) - (points[n - 2] ?? 0), (points[1] ?? 0) - (points[n - 1] ?? 0)) < 0.01;
}
