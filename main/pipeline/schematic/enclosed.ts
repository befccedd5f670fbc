import type { Dot } from './dots';
import { grow, height, holds, union, width } from './geometry';
import { BoxGrid } from './grid';
import type { Shape, Stroke } from './primitives';
import type { Sheet } from './sheet';

/** Largest side of a symbol's outline as a share of the page's; larger ones frame a part of the circuit. */
const OUTLINE = 0.5;
/** Largest arrow head or mark on a pin, in text heights. */
const MARK = 1.3;

/** Of lines drawn like wires, those inside or on the outline of a symbol: no junction and no other outline is in it. */
export function enclosedLines(sheet: Sheet, lines: readonly Stroke[]): Stroke[] {
  const { unit } = sheet;
  const grid = new BoxGrid<Stroke>(3 * unit);
  for (const s of lines) grid.add(s.bbox, s);
  const outlines = sheet.shapes.filter((s) => isOutline(s, sheet));
  const dots = new BoxGrid<Dot>(3 * unit);
  for (const d of sheet.dots) dots.add([d.x, d.y, d.x, d.y], d);
  const inner = new BoxGrid<Shape>(5 * unit);
  for (const o of outlines) inner.add(o.bbox, o);
  return outlines.flatMap((outline) => {
    const box = grow(outline.bbox, 0.1 * unit);
    const framed = dots.near(outline.bbox).length > 0 || inner.near(outline.bbox).some((o) => isRectIn(o, outline));
    return framed ? [] : grid.near(box).filter((s) => holds(box, s.bbox));
  });
}

function isOutline(s: Shape, { box, unit }: Sheet): boolean {
  const [w, h] = [width(s.bbox), height(s.bbox)];
  const fits = w < OUTLINE * width(box) && h < OUTLINE * height(box);
  return s.closed && s.stroke !== null && (s.rect || s.round) && fits && Math.max(w, h) > unit;
}

const isRectIn = (inner: Shape, outer: Shape): boolean =>
  inner !== outer && inner.rect && holds(outer.bbox, inner.bbox) && width(inner.bbox) < 0.9 * width(outer.bbox);

/** Pieces of small drawings in one path: arrow heads and marks of polarity on pins. */
export function markLines(lines: readonly Stroke[], unit: number): Stroke[] {
  const paths = new Map<number, Stroke[]>();
  for (const s of lines) if (!s.single) paths.set(s.order, [...(paths.get(s.order) ?? []), s]);
  return [...paths.values()].flatMap((pieces) => {
    const box = pieces.map((s) => s.bbox).reduce(union);
    return Math.max(width(box), height(box)) <= MARK * unit ? pieces : [];
  });
}
