import type { BBox } from '../../../shared/models';
import {
  contains,
  distance,
  endOf,
  grow,
  height,
  isHorizontal,
  isOrthogonal,
  lengthOf,
  type Point,
  pointToLine,
  startOf,
  union,
  width,
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
  /** A second line that carries the pin on, where the tool draws it in two. */
  readonly extension?: Stroke;
}

export const boxOfPin = ({ inner, outer }: PinLine): BBox => [
  Math.min(inner.x, outer.x),
  Math.min(inner.y, outer.y),
  Math.max(inner.x, outer.x),
  Math.max(inner.y, outer.y),
];

export interface PinSearch {
  readonly strokes: readonly Stroke[];
  readonly shapes: readonly Shape[];
  readonly rects: readonly Rect[];
  readonly nets: SheetNets;
  readonly unit: number;
  /** Ids of shapes that end a net: a pin that runs into one has its outer end there. */
  readonly caps?: ReadonlySet<number>;
}

/** Lengths of a pin line, in text heights. */
const SHORTEST = 0.2;
export const LONGEST = 9;

/** Pins that are sure, and the lines left that may yet be some. */
export interface FirmPins {
  readonly pins: readonly PinLine[];
  readonly rest: readonly Stroke[];
}

/** Lines that stand on a box's edge and lines with one end on a wire, besides those that are `known`. */
export function findFirmPins(search: PinSearch, known: readonly PinLine[]): FirmPins {
  const { strokes, unit, nets } = search;
  const contacts = contactIndex(search);
  const boxes = new BoxGrid<Rect>(5 * unit);
  for (const rect of search.rects) boxes.add(grow(rect.bbox, 0.2 * unit), rect);
  const pins = [...known];
  // The sides of a box are no pins of the box beside it.
  const done = new Set([...known.map((pin) => pin.stroke.id), ...search.rects.flatMap((rect) => rect.parts)]);
  const rest: Stroke[] = [];
  for (const s of strokes) {
    if (done.has(s.id)) continue;
    const length = lengthOf(s);
    if (!s.single || !isOrthogonal(s) || length < SHORTEST * unit || length > LONGEST * unit) continue;
    const pin = boxPin(s, boxes.near(s.bbox), unit) ?? wirePin(s, nets, contacts);
    if (pin) pins.push(pin);
    else rest.push(s);
  }
  return { pins, rest };
}

/** Styles that pins are drawn in, over a whole document: those with many, and rare ones that serve little else. */
export function pinStyles(found: readonly FirmPins[], strokes: readonly Stroke[]): Set<string> {
  const count = (list: readonly Stroke[]) => {
    const votes = new Map<string, number>();
    for (const { style } of list) votes.set(style, (votes.get(style) ?? 0) + 1);
    return votes;
  };
  const votes = count(found.flatMap((f) => f.pins.map((pin) => pin.stroke)));
  const all = count(strokes);
  const most = Math.max(0, ...votes.values());
  const known = [...votes].filter(([style, n]) => (n >= 2 && n >= 0.04 * most) || n >= 0.15 * (all.get(style) ?? 0));
  return new Set(known.map(([style]) => style));
}

function boxPin(s: Stroke, rects: readonly Rect[], unit: number): PinLine | null {
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
export function standsOn(box: BBox, inner: Point, outer: Point, tolerance: number): boolean {
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
  return contacts.at(inner, s).length > 0 ? { stroke: s, outer, inner, rect: null } : null;
}

/**
 * Lines of a pin style without a wire: one end on a symbol, the other free or put straight end to end against another
 * pin (a power symbol's stem counts as one).
 */
export function findLoosePins({ pins, rest }: FirmPins, styles: ReadonlySet<string>, search: PinSearch): PinLine[] {
  const { unit } = search;
  const tolerance = 0.1 * unit;
  const contacts = contactIndex(search);
  const outers = new BoxGrid<Point>(2 * unit);
  for (const { outer } of pins) outers.add([outer.x, outer.y, outer.x, outer.y], outer);
  const isOuter = (p: Point) => outers.around(p, tolerance).some((o) => distance(o, p) <= tolerance);
  const inners = new BoxGrid<PinLine>(2 * unit);
  for (const pin of pins) if (!pin.rect) inners.add([pin.inner.x, pin.inner.y, pin.inner.x, pin.inner.y], pin);
  // What carries a pin on into its symbol is the symbol's.
  const isInner = (p: Point, s: Stroke) =>
    inners.around(p, tolerance).some((pin) => isHorizontal(pin.stroke) === isHorizontal(s));
  const isStem = stemSearch(search.strokes, contacts, unit);
  const found: PinLine[] = [];
  for (const s of rest) {
    if (!styles.has(s.style)) continue;
    const hanging = hangingPin(s, search.nets, contacts, unit);
    if (hanging) {
      found.push(hanging);
      continue;
    }
    for (const [inner, outer] of [
      [startOf(s), endOf(s)],
      [endOf(s), startOf(s)],
    ] as const) {
      const atInner = contacts.at(inner, s);
      if (atInner.some((item) => isCorner(item, s, inner, tolerance)) && !entersPolyline(atInner, s, inner, tolerance))
        continue;
      const solid = atInner.filter(
        (item) => !continuesPin(item, s, inner, styles, tolerance) && !isCap(item, search.caps),
      );
      if (solid.length === 0 || isOuter(inner) || isInner(outer, s)) continue;
      const atOuter = contacts.at(outer, s);
      const free = atOuter.length === 0 && solid.some((item) => !('style' in item) || item.style !== s.style);
      const met =
        atOuter.length > 0 &&
        atOuter.every(
          (item) =>
            continuesPin(item, s, outer, styles, tolerance) || isCap(item, search.caps) || isStem(item, s, outer),
        );
      if (isOuter(outer) || free || met) {
        found.push({ stroke: s, outer, inner, rect: null });
        break;
      }
    }
  }
  return found;
}

/** Pieces from which a polyline can be a stem with a triangle or arrow on it, and its largest side in text heights. */
const STEM_PIECES = 4;
const STEM_SIZE = 3.5;

/** Finds lines that begin a small figure drawn in one go, straight on from a pin's end: a ground with its stem. */
function stemSearch(strokes: readonly Stroke[], contacts: Contacts, unit: number) {
  const paths = new Map<number, Stroke[]>();
  for (const s of strokes) if (!s.single) paths.set(s.order, [...(paths.get(s.order) ?? []), s]);
  const figures = new Map(
    [...paths].flatMap(([order, pieces]) => {
      const box = pieces.map((s) => s.bbox).reduce(union);
      const small = Math.max(width(box), height(box)) <= STEM_SIZE * unit;
      return small && pieces.length >= STEM_PIECES ? [[order, pieces] as const] : [];
    }),
  );
  return (item: Stroke | Shape, s: Stroke, at: Point): boolean => {
    if (!('style' in item) || item.single || !isOrthogonal(item) || isHorizontal(item) !== isHorizontal(s))
      return false;
    const far = distance(startOf(item), at) < distance(endOf(item), at) ? endOf(item) : startOf(item);
    const figure = figures.get(item.order);
    // The rest of the figure may have become a shape.
    const isSmall = (o: Stroke | Shape) =>
      !('style' in o) && !o.round && !o.rect && Math.max(width(o.bbox), height(o.bbox)) < STEM_SIZE * unit;
    if (!figure) return contacts.at(far, item).some(isSmall);
    const meets = (p: Point) => figure.filter((o) => o !== item && pointToLine(p, o) <= 0.1 * unit).length;
    return meets(at) === 0 && meets(far) >= 2;
  };
}

/** Two lines of one style that meet end to end at a right angle are an outline's corner. */
const isCorner = (o: Stroke | Shape, s: Stroke, at: Point, tolerance: number): boolean =>
  'style' in o &&
  o.style === s.style &&
  isOrthogonal(o) &&
  isHorizontal(o) !== isHorizontal(s) &&
  Math.min(distance(startOf(o), at), distance(endOf(o), at)) <= tolerance;

/** The end lies on an inner corner of a polyline, one arm of which goes on straight. */
function entersPolyline(items: readonly (Stroke | Shape)[], s: Stroke, at: Point, tolerance: number): boolean {
  const ends = items.flatMap((o) =>
    'style' in o && !o.single && Math.min(distance(startOf(o), at), distance(endOf(o), at)) <= tolerance ? [o] : [],
  );
  const onward = ends.filter((o) => isOrthogonal(o) && isHorizontal(o) === isHorizontal(s));
  return onward.some((o) => ends.some((other) => other !== o && other.order === o.order));
}

const isCap = (item: Stroke | Shape, caps: ReadonlySet<number> | undefined): boolean =>
  !('style' in item) && caps !== undefined && caps.has(item.id);

/** A line of a pin's style that hangs on a wire by one end and touches nothing with the other: a contact drawn open. */
function hangingPin(s: Stroke, nets: SheetNets, contacts: Contacts, unit: number): PinLine | null {
  const [a, b] = [startOf(s), endOf(s)];
  const onA = nets.wiresAt(a).length > 0;
  if (onA === nets.wiresAt(b).length > 0 || lengthOf(s) < 0.8 * unit) return null;
  const [outer, inner] = onA ? [a, b] : [b, a];
  // What meets its middle makes it a bar, whose end lies on the wire by chance.
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const open = contacts.at(inner, s).length === 0 && contacts.at(middle, s).length === 0;
  return open ? { stroke: s, outer, inner, rect: null } : null;
}

/** The other line goes on straight from `at`, end to end, in a style of pins. */
function continuesPin(
  o: Stroke | Shape,
  s: Stroke,
  at: Point,
  styles: ReadonlySet<string>,
  tolerance: number,
): boolean {
  if (!('style' in o) || !o.single || !styles.has(o.style) || !isOrthogonal(o) || isHorizontal(o) !== isHorizontal(s))
    return false;
  return Math.min(distance(startOf(o), at), distance(endOf(o), at)) <= tolerance;
}

interface Contacts {
  /** What touches the point, other than `own`. */
  at(p: Point, own: Stroke): (Stroke | Shape)[];
}

function contactIndex({ strokes, shapes, unit }: PinSearch): Contacts {
  const tolerance = 0.1 * unit;
  const grid = new BoxGrid<Stroke | Shape>(3 * unit);
  for (const item of [...strokes, ...shapes]) grid.add(item.bbox, item);
  return {
    at: (p, own) => grid.around(p, 3 * tolerance).filter((item) => item !== own && touches(item, p, tolerance)),
  };
}

/** Half the breadth of a line, where a lead may end on its rim instead of its middle; of very broad ones no more than `most`. */
export const halfOf = (s: Stroke, most: number): number => Math.min(s.weight / 2, 2 * most);

/** True when the point lies on a stroke or on the outline of a shape. */
export function touches(item: Stroke | Shape, p: Point, tolerance: number): boolean {
  const [x0, y0, x1, y1] = item.bbox;
  const reach = 'style' in item ? tolerance + halfOf(item, tolerance) : tolerance;
  if (p.x < x0 - reach || p.x > x1 + reach || p.y < y0 - reach || p.y > y1 + reach) return false;
  if ('style' in item) return pointToLine(p, item) <= reach;
  const within = p.x > x0 && p.x < x1 && p.y > y0 && p.y < y1;
  if (item.round && within && Math.hypot(p.x - (x0 + x1) / 2, p.y - (y0 + y1) / 2) <= (x1 - x0) / 2) return true;
  return edgesOf(item).some((edge) => pointToLine(p, edge) <= tolerance);
}

/** Shapes of one drawing have one key, whichever way they are turned. */
export function capKey(s: Shape): string {
  const [w, h] = [s.bbox[2] - s.bbox[0], s.bbox[3] - s.bbox[1]];
  return `${s.points.length}|${Math.min(w, h).toFixed(1)}|${Math.max(w, h).toFixed(1)}|${s.stroke}|${s.fill}`;
}

/** Carries pins on over a line that goes straight on from an outer end at which there is neither wire nor other pin. */
export function extendPins(pins: readonly PinLine[], search: PinSearch): PinLine[] {
  const { strokes, nets, unit } = search;
  const tolerance = 0.1 * unit;
  const taken = new Set(pins.map((pin) => pin.stroke.id));
  const grid = new BoxGrid<Stroke>(3 * unit);
  for (const s of strokes) if (s.single && isOrthogonal(s) && !taken.has(s.id)) grid.add(s.bbox, s);
  const contacts = contactIndex(search);
  const outers = new BoxGrid<PinLine>(3 * unit);
  for (const pin of pins) outers.add(boxOfPin(pin), pin);
  const used = new Set<Stroke>();
  // Of a part and a supply put end to end over one line, the part takes it: its body is more than a bar.
  const solid = (pin: PinLine) => contacts.at(pin.inner, pin.stroke).some((item) => !('style' in item));
  const order = [...pins.filter(solid), ...pins.filter((pin) => !solid(pin))];
  return order.map((pin) => {
    const at = pin.outer;
    const shared = outers.around(at, tolerance).some((o) => o !== pin && distance(o.outer, at) <= tolerance);
    if (shared || nets.wiresAt(at).length > 0) return pin;
    const [only, more] = grid.around(at, tolerance).filter((s) => isHorizontal(s) === isHorizontal(pin.stroke));
    if (!only || more || used.has(only) || lengthOf(only) > LONGEST * unit) return pin;
    const [near, far] =
      distance(startOf(only), at) <= tolerance ? [startOf(only), endOf(only)] : [endOf(only), startOf(only)];
    const onward = (far.x - at.x) * (at.x - pin.inner.x) + (far.y - at.y) * (at.y - pin.inner.y) > 0;
    if (distance(near, at) > tolerance || !onward) return pin;
    used.add(only);
    return { ...pin, outer: far, extension: only };
  });
}
