import type { Dot } from './dots';
import { enclosedLines, markLines } from './enclosed';
import {
  centre,
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
import { type PinLine, standsOn, touches } from './pins';
import type { Shape, Stroke } from './primitives';
import { findRects, type Rect } from './rects';
import type { Sheet } from './sheet';

/** Longest plate, bar or contact, and longest lead of a symbol, in text heights. */
const BAR = 4;
const LEAD = 6;
/** Longest piece between two lines of one symbol, and widest gap of an open switch, in text heights. */
const LINK = 1.2;
/** The same on sheets in one style, where nothing else tells the inside of a transistor from wires. */
const LONG_LINK = 2.5;
const OPEN = 4;
/** Bars over a document, as a number and as a share of its lines in wire styles, from which wires and symbols share a style. */
const ENOUGH_BARS = 3;
const BAR_SHARE = 0.01;
/** Dots on a sheet from which a joint without one is none of wires. */
const ENOUGH_DOTS = 4;
/** Share of all lines in wire styles from which a document is taken to draw everything alike. */
const ALIKE = 0.9;

/** Lines in the style of wires, with what they touch. */
class Lines {
  private readonly grid: BoxGrid<Stroke>;
  private readonly shapes: BoxGrid<Shape>;
  private readonly dots: BoxGrid<Dot>;
  private readonly boxes: BoxGrid<Rect>;
  readonly rects: readonly Rect[];
  readonly tolerance: number;

  constructor(
    readonly sheet: Sheet,
    readonly all: readonly Stroke[],
  ) {
    const { unit } = sheet;
    this.tolerance = 0.1 * unit;
    this.rects = findRects(all, sheet.shapes, sheet.box, unit, 0.1);
    this.boxes = new BoxGrid(5 * unit);
    for (const rect of this.rects) this.boxes.add(grow(rect.bbox, this.tolerance), rect);
    this.grid = new BoxGrid(3 * unit);
    this.shapes = new BoxGrid(3 * unit);
    this.dots = new BoxGrid(3 * unit);
    // Dots are often drawn more than once, so their looks decide, not their ids.
    const isDisc = (s: Shape) => s.round && this.dots.around(centre(s.bbox), this.tolerance).length > 0;
    for (const s of sheet.strokes) this.grid.add(s.bbox, s);
    for (const d of sheet.dots) this.dots.add(d.bbox, d);
    for (const s of sheet.shapes) if (!isDisc(s) && s.stroke !== null) this.shapes.add(s.bbox, s);
  }

  at(p: Point, own: Stroke): Stroke[] {
    return this.grid.around(p, this.tolerance).filter((s) => s !== own && pointToLine(p, s) <= this.tolerance);
  }

  shapeAt(p: Point): boolean {
    return this.shapes.around(p, this.tolerance).some((s) => touches(s, p, this.tolerance));
  }

  dotAt(p: Point): boolean {
    return this.dots.around(p, this.tolerance).some((d) => distance(d, p) <= d.radius + this.tolerance);
  }

  /** The line stands on the edge of a box with this end and leads straight away from it. */
  leavesBox(inner: Point, outer: Point, own: Stroke): boolean {
    return this.boxes
      .around(inner, this.tolerance)
      .some((rect) => !rect.parts.includes(own.id) && standsOn(rect.bbox, inner, outer, this.tolerance));
  }

  /** Lines with an end on `s`, with that end. */
  endsOn(s: Stroke): { line: Stroke; at: Point }[] {
    return this.grid
      .near(s.bbox)
      .flatMap((line) =>
        line === s
          ? []
          : [startOf(line), endOf(line)].filter((p) => pointToLine(p, s) <= this.tolerance).map((at) => ({ line, at })),
      );
  }

  isFree(p: Point, own: Stroke): boolean {
    return this.at(p, own).length === 0 && !this.shapeAt(p) && !this.dotAt(p);
  }
}

/** Lines of symbols that are drawn like wires, and those of them that are the leads of open switches. */
export interface SymbolLines {
  readonly ids: ReadonlySet<number>;
  readonly contacts: readonly PinLine[];
}

export const NO_LINES: SymbolLines = { ids: new Set(), contacts: [] };

/** The same with more lines that are no wires. */
export const withLines = (lines: SymbolLines, more: readonly Stroke[]): SymbolLines =>
  more.length === 0 ? lines : { ...lines, ids: new Set([...lines.ids, ...more.map((s) => s.id)]) };

/**
 * Symbol lines among those in the styles of wires, one answer per sheet: black and white prints and some tools draw
 * wires, pins and bodies alike, so that only the geometry tells them apart. Empty where no sheet has such lines.
 */
export function symbolLines(sheets: readonly Sheet[], styles: ReadonlySet<string>): SymbolLines[] {
  const drawn = sheets.map(
    (sheet) =>
      new Lines(
        sheet,
        sheet.strokes.filter((s) => styles.has(s.style)),
      ),
  );
  const barsOf = (test: typeof isBar) => drawn.map((lines) => lines.all.filter((s) => test(s, lines)));
  const bars = barsOf(isBar);
  const [count, total] = [bars.flat().length, drawn.reduce((n, lines) => n + lines.all.length, 0)];
  const alike = total >= ALIKE * sheets.reduce((n, sheet) => n + sheet.strokes.length, 0);
  if (!alike && (count < ENOUGH_BARS || count < BAR_SHARE * total)) return sheets.map(() => NO_LINES);
  const sure = alike ? barsOf((s, lines) => isBar(s, lines) || isTouched(s, lines)) : bars;
  return drawn.map((lines, i) => {
    const body = bodyLines(lines, sure[i] ?? [], alike ? LONG_LINK : LINK);
    const leads = lines.all.filter((s) => !body.has(s.id) && isLead(s, lines, body));
    const contacts = openContacts(lines, body);
    const ids = new Set([...body, ...leads.map((s) => s.id), ...contacts.map((pin) => pin.stroke.id)]);
    return { ids, contacts };
  });
}

/** A short line with free ends that the end of another meets square in its middle, without a dot: a plate, a bar, a contact. */
function isBar(s: Stroke, lines: Lines): boolean {
  if (!isShortAndFree(s, lines)) return false;
  const middle = { x: (s.x0 + s.x1) / 2, y: (s.y0 + s.y1) / 2 };
  const met = lines.endsOn(s);
  return (
    met.length > 0 &&
    met.every(({ line, at }) => isAcross(line, s) && distance(at, middle) <= 0.2 * lengthOf(s) && !lines.dotAt(at))
  );
}

/**
 * A short line that the end of another meets away from its own ends, without a dot: tools mark the joints of wires by
 * dots, so this is the inside of a symbol.
 */
function isTouched(s: Stroke, lines: Lines): boolean {
  if (!isOrthogonal(s) || lengthOf(s) > BAR * lines.sheet.unit || lines.sheet.dots.length < ENOUGH_DOTS) return false;
  const [a, b] = [startOf(s), endOf(s)];
  return lines
    .endsOn(s)
    .some(
      ({ line, at }) =>
        isAcross(line, s) && Math.min(distance(at, a), distance(at, b)) > 2 * lines.tolerance && !lines.dotAt(at),
    );
}

const isShortAndFree = (s: Stroke, lines: Lines): boolean =>
  isOrthogonal(s) && lengthOf(s) <= BAR * lines.sheet.unit && lines.isFree(startOf(s), s) && lines.isFree(endOf(s), s);

const isAcross = (a: Stroke, b: Stroke): boolean => isOrthogonal(a) && isHorizontal(a) !== isHorizontal(b);

function bodyLines(lines: Lines, bars: readonly Stroke[], link: number): Set<number> {
  const { sheet } = lines;
  const body = new Set(bars.map((s) => s.id));
  for (const s of lines.all) {
    const loose = isShortAndFree(s, lines) && lines.endsOn(s).length === 0;
    const slanted = !isOrthogonal(s) && lengthOf(s) <= BAR * sheet.unit;
    if (loose || slanted) body.add(s.id);
  }
  for (const id of lines.rects.flatMap((r) => r.parts)) body.add(id);
  for (const s of [...enclosedLines(sheet, lines.all), ...markLines(lines.all, sheet.unit)]) body.add(s.id);
  const onBody = (p: Point, s: Stroke) => lines.at(p, s).some((o) => body.has(o.id));
  const links = lines.all.filter(
    (s) => lengthOf(s) <= link * sheet.unit && onBody(startOf(s), s) && onBody(endOf(s), s),
  );
  for (const s of links) body.add(s.id);
  return body;
}

/** Leads of a switch: two lines on one axis whose free ends face each other over a gap, with a line of a symbol at the gap. */
function openContacts(lines: Lines, body: ReadonlySet<number>): PinLine[] {
  const { sheet, tolerance } = lines;
  const hanging = lines.all.flatMap((s) => {
    if (body.has(s.id) || !s.single || !isOrthogonal(s) || lengthOf(s) > LEAD * sheet.unit) return [];
    const [a, b] = [startOf(s), endOf(s)];
    const [freeA, freeB] = [lines.isFree(a, s), lines.isFree(b, s)];
    return freeA === freeB ? [] : [freeA ? { s, tip: a, root: b } : { s, tip: b, root: a }];
  });
  const tips = new BoxGrid<(typeof hanging)[number]>(3 * sheet.unit);
  for (const h of hanging) tips.add([h.tip.x, h.tip.y, h.tip.x, h.tip.y], h);
  const levers = new BoxGrid<Stroke>(3 * sheet.unit);
  for (const s of lines.all) if (body.has(s.id)) levers.add(s.bbox, s);
  return hanging.flatMap((h) => {
    const partner = tips
      .around(h.tip, OPEN * sheet.unit)
      .find((o) => o !== h && distance(o.tip, h.tip) <= OPEN * sheet.unit && face(h, o, tolerance));
    if (!partner) return [];
    const middle = { x: (h.tip.x + partner.tip.x) / 2, y: (h.tip.y + partner.tip.y) / 2 };
    const lever = levers.around(middle, sheet.unit).length > 0;
    return lever ? [{ stroke: h.s, outer: h.root, inner: h.tip, rect: null }] : [];
  });
}

interface Hanging {
  readonly tip: Point;
  readonly root: Point;
}

/** Both lie on one axis, each with its tip towards the other. */
function face(a: Hanging, b: Hanging, tolerance: number): boolean {
  const reach = distance(a.root, b.root);
  const sum = distance(a.root, a.tip) + distance(a.tip, b.tip) + distance(b.tip, b.root);
  return sum - reach <= 0.1 * tolerance && distance(a.tip, b.tip) > tolerance;
}

/** A line of its own with one end on a symbol, the edge of a box before all, and nothing on its way. */
function isLead(s: Stroke, lines: Lines, body: ReadonlySet<number>): boolean {
  if (!s.single || !isOrthogonal(s) || lengthOf(s) > LEAD * lines.sheet.unit) return false;
  const onBody = (p: Point) => lines.shapeAt(p) || lines.at(p, s).some((o) => body.has(o.id));
  const [a, b] = [startOf(s), endOf(s)];
  const onBox = lines.leavesBox(a, b, s) !== lines.leavesBox(b, a, s);
  if (!onBox && onBody(a) === onBody(b)) return false;
  const onTheWay = lines
    .endsOn(s)
    .filter(({ line, at }) => !body.has(line.id) && Math.min(distance(at, a), distance(at, b)) > lines.tolerance);
  return onTheWay.length === 0;
}
