import type { BBox } from '../../../shared/models';
import type { DrawnPath, SubPath } from '../pdf';
import { boxOf, height, type Line, lengthOf, lineBox, width } from './geometry';

/** A straight drawn piece. `style` names colour and width; `single` says that its subpath has no other piece. */
export interface Stroke extends Line {
  readonly id: number;
  readonly color: string;
  readonly weight: number;
  readonly style: string;
  readonly single: boolean;
  readonly order: number;
  readonly bbox: BBox;
}

/** A closed outline, a filled area or a curve. `rect` and `round` tell what it looks like. */
export interface Shape {
  readonly id: number;
  readonly points: readonly number[];
  readonly bbox: BBox;
  readonly stroke: string | null;
  readonly fill: string | null;
  readonly closed: boolean;
  readonly rect: boolean;
  readonly round: boolean;
}

export interface Primitives {
  readonly strokes: readonly Stroke[];
  readonly shapes: readonly Shape[];
}

/** What of the paths can be wire, pin or symbol. Dashed lines never are. `skip` holds the orders of letters. Lengths in points. */
export function toPrimitives(paths: readonly DrawnPath[], skip: ReadonlySet<number>, unit: number): Primitives {
  const strokes: Stroke[] = [];
  const shapes: Shape[] = [];
  const seen = new Set<string>();
  let id = 0;
  const addStroke = (l: Line, color: string, weight: number, single: boolean, order: number) => {
    if (lengthOf(l) < 0.04 * unit) return;
    const key = strokeKey(l, color, weight);
    if (seen.has(key)) return;
    seen.add(key);
    strokes.push({ ...l, id: id++, color, weight, style: styleOf(color, weight), single, order, bbox: lineBox(l) });
  };
  for (const path of paths) {
    if (path.dashed || skip.has(path.order)) continue;
    for (const sub of path.subpaths) {
      if (isShape(sub, path)) {
        shapes.push(shapeOf(id++, sub, boxOf(sub.points), path));
      } else if (path.stroke) {
        const pieces = piecesOf(sub.points, unit);
        for (const l of pieces) addStroke(l, path.stroke, path.lineWidth, pieces.length === 1, path.order);
      }
    }
  }
  return { strokes, shapes };
}

export const styleOf = (color: string, weight: number): string => `${color}/${weight.toFixed(1)}`;

const isShape = (sub: SubPath, path: DrawnPath): boolean =>
  sub.curved || (sub.points.length >= 6 && (path.fill !== null || (sub.closed && sub.points.length >= 8)));

function strokeKey(l: Line, color: string, weight: number): string {
  const a = `${l.x0.toFixed(2)},${l.y0.toFixed(2)}`;
  const b = `${l.x1.toFixed(2)},${l.y1.toFixed(2)}`;
  return `${a < b ? `${a},${b}` : `${b},${a}`}|${color}|${weight.toFixed(1)}`;
}

/** Pieces of a polyline; consecutive collinear ones become one, pieces of no length go. */
function piecesOf(points: readonly number[], unit: number): Line[] {
  const lines: Line[] = [];
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = points.slice(i, i + 4);
    const line = { x0, y0, x1, y1 };
    if (lengthOf(line) < 0.02 * unit) continue;
    const last = lines.at(-1);
    if (last && follows(last, line)) lines[lines.length - 1] = { ...last, x1, y1 };
    else lines.push(line);
  }
  return lines;
}

function follows(a: Line, b: Line): boolean {
  const [ax, ay, bx, by] = [a.x1 - a.x0, a.y1 - a.y0, b.x1 - b.x0, b.y1 - b.y0];
  const size = lengthOf(a) * lengthOf(b);
  return a.x1 === b.x0 && a.y1 === b.y0 && (ax * bx + ay * by) / size > 0.9999;
}

function shapeOf(id: number, sub: SubPath, bbox: BBox, path: DrawnPath): Shape {
  const area = Math.abs(polygonArea(sub.points));
  const full = width(bbox) * height(bbox);
  const filled = full > 0 ? area / full : 0;
  const square = Math.abs(width(bbox) - height(bbox)) < 0.15 * Math.max(width(bbox), height(bbox));
  return {
    ...{ id, points: sub.points, bbox, stroke: path.stroke, fill: path.fill },
    closed: sub.closed || path.fill !== null,
    rect: filled > 0.97,
    round: square && filled > 0.7 && filled < 0.9 && sub.points.length >= 14,
  };
}

/** Area within a closed run of points, above zero where it runs anticlockwise. */
export function polygonArea(points: readonly number[]): number {
  let sum = 0;
  const n = points.length;
  for (let i = 0; i < n; i += 2) {
    const [x0 = 0, y0 = 0] = [points[i], points[i + 1]];
    const [x1 = 0, y1 = 0] = [points[(i + 2) % n], points[(i + 3) % n]];
    sum += x0 * y1 - x1 * y0;
  }
  return sum / 2;
}

/** The edges of a shape as lines; a closed one is closed. */
export function edgesOf(shape: Shape): Line[] {
  const p = shape.points;
  const lines: Line[] = [];
  for (let i = 0; i + 3 < p.length; i += 2) {
    lines.push({ x0: p[i] ?? 0, y0: p[i + 1] ?? 0, x1: p[i + 2] ?? 0, y1: p[i + 3] ?? 0 });
  }
  const last = lines.at(-1);
  const first = lines[0];
  if (shape.closed && last && first && Math.hypot(last.x1 - first.x0, last.y1 - first.y0) > 0.01) {
    lines.push({ x0: last.x1, y0: last.y1, x1: first.x0, y1: first.y0 });
  }
  return lines;
}
