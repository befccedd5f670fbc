import type { BBox } from '../../../../shared/models';
import { centre, contains, distance, grow, isOrthogonal, lengthOf, type Point } from '../geometry';
import { BoxGrid } from '../grid';
import { boxOfPin, type PinLine } from '../pins';
import type { Stroke } from '../primitives';
import type { Word } from '../words';
import type { PinMark, SheetMarks } from './marks';

/** The marks of a sheet on the things that are drawn at their places. */
export interface Tags {
  readonly pins: ReadonlyMap<PinLine, PinMark>;
  /** Marks of pins without a line of their own. */
  readonly bare: readonly PinMark[];
  /** Designators among the words, each with the name that its mark gives. */
  readonly names: ReadonlyMap<Word, string>;
  /** Words that are net labels for sure. */
  readonly labels: ReadonlySet<Word>;
}

/** How far the middle of a pin's line may lie from that of its mark, in text heights. */
const OFF = 0.5;
/** Shortest line of a pin, as a share of the length of its mark. */
const SHARE = 0.4;

export function tagsOf(marks: SheetMarks, pins: readonly PinLine[], words: readonly Word[], unit: number): Tags {
  const { tagged, bare } = tagPins(marks.pins, pins, unit);
  const grid = new BoxGrid<Word>(4 * unit);
  for (const w of words) grid.add(w.bbox, w);
  const under = (box: BBox): Word | undefined => {
    const middle = centre(box);
    const off = (w: Word) => distance(centre(w.bbox), middle);
    const near = grid.near(box).filter((w) => contains(grow(box, 0.3 * unit), centre(w.bbox)));
    return near.sort((a, b) => off(a) - off(b))[0];
  };
  const names = new Map<Word, string>();
  for (const { ref, bbox } of marks.parts) {
    const near = grid.near(grow(bbox, 0.3 * unit));
    const word = near.find((w) => w.text === ref);
    if (word) names.set(word, ref);
  }
  const labels = new Set(marks.labels.flatMap((box) => under(box) ?? []));
  return { pins: tagged, bare, names, labels };
}

/** Pairs marks with lines, the closest pairs first. */
function tagPins(marks: readonly PinMark[], pins: readonly PinLine[], unit: number) {
  const grid = new BoxGrid<PinLine>(3 * unit);
  for (const pin of pins) grid.add(boxOfPin(pin), pin);
  const pairs = marks.flatMap((mark) => {
    const middle = centre(mark.bbox);
    return grid
      .near(grow(mark.bbox, OFF * unit))
      .map((pin) => ({ mark, pin, off: distance(centre(boxOfPin(pin)), middle) }))
      .filter(({ off }) => off <= OFF * unit);
  });
  pairs.sort((a, b) => a.off - b.off);
  const tagged = new Map<PinLine, PinMark>();
  const done = new Set<string>();
  for (const { mark, pin } of pairs) {
    if (tagged.has(pin) || done.has(keyOf(mark))) continue;
    tagged.set(pin, mark);
    done.add(keyOf(mark));
  }
  const bare = [...new Map(marks.map((mark) => [keyOf(mark), mark])).values()].filter((mark) => !done.has(keyOf(mark)));
  return { tagged, bare };
}

const keyOf = (mark: PinMark): string => `${mark.ref} ${mark.number} ${centre(mark.bbox).x} ${centre(mark.bbox).y}`;

/** Lines at the places of marks: pins, whatever they are drawn like. Each with its mark. */
export function markedLines(marks: readonly PinMark[], strokes: readonly Stroke[], unit: number): Map<Stroke, PinMark> {
  const found = new Map<Stroke, PinMark>();
  if (marks.length === 0) return found;
  const grid = new BoxGrid<Stroke>(3 * unit);
  for (const s of strokes) if (isOrthogonal(s)) grid.add(s.bbox, s);
  for (const mark of marks) {
    const middle = centre(mark.bbox);
    const length = Math.max(mark.bbox[2] - mark.bbox[0], mark.bbox[3] - mark.bbox[1]);
    const fits = (s: Stroke) => lengthOf(s) >= SHARE * length && lengthOf(s) <= length + 0.5 * unit;
    const off = (s: Stroke) => distance(centre(s.bbox), middle);
    const near = grid.near(mark.bbox).filter((s) => fits(s) && off(s) <= OFF * unit);
    const [line] = near.sort((a, b) => off(a) - off(b));
    if (line) found.set(line, mark);
  }
  return found;
}

/** The pin that a marked line is: its outer end lies away from the middle of the part's marks. */
export function pinAt(line: Stroke, mark: PinMark, marks: readonly PinMark[]): PinLine {
  const own = marks.filter((m) => m.ref === mark.ref).map((m) => centre(m.bbox));
  const middle: Point = {
    x: own.reduce((sum, p) => sum + p.x, 0) / own.length,
    y: own.reduce((sum, p) => sum + p.y, 0) / own.length,
  };
  const [a, b] = [
    { x: line.x0, y: line.y0 },
    { x: line.x1, y: line.y1 },
  ];
  const [outer, inner] = distance(a, middle) > distance(b, middle) ? [a, b] : [b, a];
  return { stroke: line, outer, inner, rect: null };
}
