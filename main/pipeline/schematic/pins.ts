import type { BBox } from '../../../shared/models';
import {
  contains,
  distance,
  endOf,
  grow,
  isHorizontal,
  isOrthogonal,
  lengthOf,
  type Point,
  pointToLine,
  startOf,
} from './geometry';
import { BoxGrid } from './grid';
import type { SheetNets } from './nets';
import { edgesOf, type Shape, type Stroke } from './primitives';
import type { Rect } from './rects';

/** A line between a symbol and the world: `outer` is where wires meet it, `inner` where the symbol begins. */
export interface PinLine {
  readonly stroke: Stroke;
  readonly outer: Point;
  readonly inner: Point;
  /** The box whose edge `inner` lies on, where the symbol is one. */
  readonly rect: Rect | null;
}

export interface PinSearch {
  readonly strokes: readonly Stroke[];
  readonly shapes: readonly Shape[];
  readonly rects: readonly Rect[];
  readonly nets: SheetNets;
  readonly unit: number;
}

/** Lengths of a pin line, in text heights. */
const SHORTEST = 0.2;
const LONGEST = 9;

/**
 * Finds the pins of a sheet: lines that stand on a box's edge, lines with one end on a wire, then lines of a style learned
 * from those. `styles` collects the votes over all sheets of a document and is read for the third kind.
 */
export function findPins(search: PinSearch, styles: Map<string, number>): PinLine[] {
  const { strokes, unit, nets } = search;
  const contacts = contactIndex(search);
  const candidates = strokes.filter((s) => {
    const length = lengthOf(s);
    return s.single && isOrthogonal(s) && length >= SHORTEST * unit && length <= LONGEST * unit;
  });
  const pins: PinLine[] = [];
  const rest: Stroke[] = [];
  for (const s of candidates) {
    const pin = boxPin(s, search) ?? wirePin(s, nets, contacts);
    if (pin) pins.push(pin);
    else rest.push(s);
  }
  for (const pin of pins) styles.set(pin.stroke.style, (styles.get(pin.stroke.style) ?? 0) + 1);
  const known = knownStyles(styles);
  pins.push(...loosePins(rest, pins, known, contacts, unit));
  return pins;
}

/** Styles with at least a fifth of the leader's pins. */
function knownStyles(styles: ReadonlyMap<string, number>): Set<string> {
  const most = Math.max(0, ...styles.values());
  return new Set([...styles].filter(([, n]) => n >= 0.2 * most).map(([style]) => style));
}

function boxPin(s: Stroke, { rects, unit }: PinSearch): PinLine | null {
  const tolerance = 0.1 * unit;
  for (const rect of rects) {
    if (rect.parts.includes(s.id)) continue;
    for (const [inner, outer] of [
      [startOf(s), endOf(s)],
      [endOf(s), startOf(s)],
    ] as const) {
      if (standsOn(rect.bbox, inner, outer, tolerance)) return { stroke: s, outer, inner, rect };
    }
  }
  return null;
}

/** `inner` on an edge of the box, `outer` straight away from it. */
function standsOn(box: BBox, inner: Point, outer: Point, tolerance: number): boolean {
  if (contains(grow(box, tolerance), outer) || !contains(grow(box, tolerance), inner)) return false;
  const level = Math.abs(outer.y - inner.y) < Math.abs(outer.x - inner.x);
  if (level) {
    const edge = outer.x < inner.x ? box[0] : box[2];
    return Math.abs(inner.x - edge) <= tolerance;
  }
  const edge = outer.y < inner.y ? box[1] : box[3];
  return Math.abs(inner.y - edge) <= tolerance;
}

function wirePin(s: Stroke, nets: SheetNets, contacts: Contacts): PinLine | null {
  const [a, b] = [startOf(s), endOf(s)];
  const [onA, onB] = [nets.wiresAt(a).length > 0, nets.wiresAt(b).length > 0];
  if (onA === onB) return null;
  const [outer, inner] = onA ? [a, b] : [b, a];
  return contacts.touching(inner, s).length > 0 ? { stroke: s, outer, inner, rect: null } : null;
}

/** Lines of a pin style without a wire: one end on a symbol, the other on another pin's end. */
function loosePins(
  rest: readonly Stroke[],
  pins: readonly PinLine[],
  styles: ReadonlySet<string>,
  contacts: Contacts,
  unit: number,
): PinLine[] {
  const tolerance = 0.08 * unit;
  const outers = new BoxGrid<Point>(2 * unit);
  for (const { outer } of pins) outers.add([outer.x, outer.y, outer.x, outer.y], outer);
  const isOuter = (p: Point) => outers.around(p, tolerance).some((o) => distance(o, p) <= tolerance);
  const found: PinLine[] = [];
  for (const s of rest) {
    if (!styles.has(s.style)) continue;
    for (const [inner, outer] of [
      [startOf(s), endOf(s)],
      [endOf(s), startOf(s)],
    ] as const) {
      const atInner = contacts.touching(inner, s);
      const atOuter = contacts.touching(outer, s);
      if (atInner.length === 0 || isOuter(inner)) continue;
      const free = atOuter.length === 0;
      const foreign = atInner.some((style) => style !== s.style) && atOuter.every((style) => style === s.style);
      if (isOuter(outer) || (foreign && (free || facing(s, outer, rest, tolerance)))) {
        found.push({ stroke: s, outer, inner, rect: null });
        break;
      }
    }
  }
  return found;
}

/** Another loose line of the same style that goes on straight from `at`: two pins put end to end. */
function facing(s: Stroke, at: Point, rest: readonly Stroke[], tolerance: number): boolean {
  return rest.some(
    (o) =>
      o !== s &&
      o.style === s.style &&
      isHorizontal(o) === isHorizontal(s) &&
      Math.min(distance(startOf(o), at), distance(endOf(o), at)) <= tolerance,
  );
}

interface Contacts {
  /** Styles of what touches the point, other than `own`. */
  touching(p: Point, own: Stroke): string[];
}

function contactIndex({ strokes, shapes, unit }: PinSearch): Contacts {
  const tolerance = 0.1 * unit;
  const grid = new BoxGrid<Stroke | Shape>(3 * unit);
  for (const item of [...strokes, ...shapes]) grid.add(item.bbox, item);
  return {
    touching: (p, own) =>
      grid
        .around(p, tolerance)
        .filter((item) => item !== own && touches(item, p, tolerance))
        .map((item) => ('style' in item ? item.style : 'shape')),
  };
}

/** True when the point lies on a stroke or on the outline of a shape. */
export function touches(item: Stroke | Shape, p: Point, tolerance: number): boolean {
  if ('style' in item) return pointToLine(p, item) <= tolerance;
  return edgesOf(item).some((edge) => pointToLine(p, edge) <= tolerance);
}
