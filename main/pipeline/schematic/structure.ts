import type { SymbolLines } from './bodies';
import { contains, distance, endOf, grow, height, lineGap, type Point, startOf, width } from './geometry';
import { BoxGrid } from './grid';
import { SheetNets } from './nets';
import { capKey, extendPins, type FirmPins, findFirmPins, findLoosePins, type PinLine, touches } from './pins';
import { edgesOf, type Shape, type Stroke } from './primitives';
import { findRects, type Rect } from './rects';
import type { Sheet } from './sheet';

/** A sheet cut into wires and the rest, with its nets and the pins that are sure. */
export interface Structure {
  readonly sheet: Sheet;
  readonly wires: readonly Stroke[];
  readonly strokes: readonly Stroke[];
  readonly shapes: readonly Shape[];
  readonly rects: readonly Rect[];
  readonly nets: SheetNets;
  readonly firm: FirmPins;
}

/** @param drawn lines that are symbols although drawn like wires. */
export function structureOf(sheet: Sheet, wireStyles: ReadonlySet<string>, drawn: SymbolLines): Structure {
  const { unit, dots } = sheet;
  const isWire = (s: Stroke) => wireStyles.has(s.style) && !drawn.ids.has(s.id);
  const wires = sheet.strokes.filter(isWire);
  const strokes = sheet.strokes.filter((s) => !isWire(s));
  const grid = new BoxGrid<Stroke>(3 * unit);
  for (const wire of wires) grid.add(wire.bbox, wire);
  const junctions = new Set(
    dots
      .filter((d) => grid.around(d, 0.1 * unit).some((w) => contains(grow(w.bbox, 0.1 * unit), d)))
      .map((d) => d.shape),
  );
  // A dot is often drawn twice, filled and outlined: what lies on a junction goes with it.
  const places = new BoxGrid<number>(3 * unit);
  for (const d of dots) if (junctions.has(d.shape)) places.add(grow([d.x, d.y, d.x, d.y], 0.05 * unit), d.shape);
  const isJunction = (s: Shape) =>
    s.round && places.around({ x: (s.bbox[0] + s.bbox[2]) / 2, y: (s.bbox[1] + s.bbox[3]) / 2 }, 0).length > 0;
  const shapes = sheet.shapes.filter((s) => !isJunction(s) && (s.stroke !== null || isSolid(s, unit)));
  const nets = new SheetNets(wires, dots, 0.08 * unit);
  const rects = findRects(strokes, shapes, sheet.box, unit);
  const firm = findFirmPins({ strokes, shapes, rects, nets, unit }, drawn.contacts);
  return { sheet, wires, strokes, shapes, rects, nets, firm };
}

/** Least number of wires that end on a shape, over the document, before it counts as an end of nets. */
const CAP_VOTES = 2;

/** Keys of small closed shapes on which just one wire ends and nothing else: grounds, supplies, flags. */
export function capShapes(structures: readonly Structure[]): Set<string> {
  const votes = new Map<string, number>();
  for (const { sheet, wires, strokes, shapes } of structures) {
    const tolerance = 0.1 * sheet.unit;
    const ends = new BoxGrid<Point>(3 * sheet.unit);
    for (const p of wires.flatMap((w) => [startOf(w), endOf(w)])) ends.add([p.x, p.y, p.x, p.y], p);
    const lines = new BoxGrid<Stroke>(3 * sheet.unit);
    for (const s of strokes) lines.add(s.bbox, s);
    for (const s of shapes) {
      if (!s.closed || s.rect || s.round || Math.max(width(s.bbox), height(s.bbox)) > 3 * sheet.unit) continue;
      const met = ends.near(grow(s.bbox, tolerance)).filter((p) => touches(s, p, tolerance));
      const alone = lines.near(s.bbox).every((l) => lineGapToShape(l, s) > tolerance);
      if (met.length > 0 && alone && met.every((p) => distance(p, met[0] ?? p) <= tolerance)) {
        votes.set(capKey(s), (votes.get(capKey(s)) ?? 0) + 1);
      }
    }
  }
  return new Set([...votes].filter(([, n]) => n >= CAP_VOTES).map(([key]) => key));
}

const lineGapToShape = (l: Stroke, s: Shape): number => Math.min(...edgesOf(s).map((edge) => lineGap(l, edge)));

/** Every pin of the sheet, once the styles of pins are known from the whole document. */
export function allPins(s: Structure, styles: ReadonlySet<string>, caps: ReadonlySet<string>): PinLine[] {
  const { strokes, shapes, rects, nets } = s;
  const search = { strokes, shapes, rects, nets, unit: s.sheet.unit, caps };
  return extendPins([...s.firm.pins, ...findLoosePins(s.firm, styles, search)], search);
}

/** Filled without an outline and small: a diode's triangle, an arrow; not a background. */
const isSolid = (s: Shape, unit: number): boolean =>
  s.fill !== null && s.bbox[2] - s.bbox[0] < 4 * unit && s.bbox[3] - s.bbox[1] < 4 * unit;
