import type { DrawnPath } from '../../pdf';

/** A pen stroke: flat `[x0, y0, x1, y1, …]` in points, with the look it was drawn with. */
export interface Stroke {
  readonly points: readonly number[];
  /** Colour and width; glyphs of one word share it. */
  readonly style: string;
  /** Places in the drawing order of the paths it came from, rising. */
  readonly orders: readonly number[];
}

/** Endpoints closer than this, in points, are the same pen position (writers round to 0.01 or so). */
const JOIN = 0.02;

/**
 * Pen strokes of a page in drawing order. A writer may emit each straight piece as a path of its own; pieces that follow
 * one another, look alike and meet end to start are one stroke again.
 */
export function penStrokes(paths: readonly DrawnPath[]): Stroke[] {
  const strokes: { points: number[]; style: string; orders: number[] }[] = [];
  for (const path of paths) {
    if (path.stroke === null || path.fill !== null || path.dashed) continue;
    const style = `${path.stroke} ${path.lineWidth.toFixed(2)}`;
    for (const { points } of path.subpaths) {
      const last = strokes.at(-1);
      if (last !== undefined && last.style === style && continues(last.points, points)) {
        last.points.push(...points.slice(2));
        last.orders.push(path.order);
      } else strokes.push({ points: [...points], style, orders: [path.order] });
    }
  }
  return strokes;
}

function continues(before: readonly number[], after: readonly number[]): boolean {
  const [x0 = Number.NaN, y0 = Number.NaN] = before.slice(-2);
  const [x1 = Number.NaN, y1 = Number.NaN] = after;
  return Math.abs(x0 - x1) < JOIN && Math.abs(y0 - y1) < JOIN;
}

/** `[minX, minY, maxX, maxY]` of flat points. */
export function extentOf(points: readonly number[]): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  return [minX, minY, maxX, maxY];
}
