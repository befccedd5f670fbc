import type { SymbolLines } from './bodies';
import { contains, grow } from './geometry';
import { BoxGrid } from './grid';
import { SheetNets } from './nets';
import { extendPins, type FirmPins, findFirmPins, findLoosePins, type PinLine } from './pins';
import type { Shape, Stroke } from './primitives';
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

/** Every pin of the sheet, once the styles of pins are known from the whole document. */
export function allPins(s: Structure, styles: ReadonlySet<string>, caps: ReadonlySet<number>): PinLine[] {
  const { strokes, shapes, rects, nets } = s;
  const search = { strokes, shapes, rects, nets, unit: s.sheet.unit, caps };
  return extendPins([...s.firm.pins, ...findLoosePins(s.firm, styles, search)], search);
}

/** Filled without an outline and small: a diode's triangle, an arrow; not a background. */
const isSolid = (s: Shape, unit: number): boolean =>
  s.fill !== null && s.bbox[2] - s.bbox[0] < 4 * unit && s.bbox[3] - s.bbox[1] < 4 * unit;
