import { centre, grow, isOrthogonal, type Line, lengthOf, type Point, pointToLine } from './geometry';
import { BoxGrid } from './grid';
import { cleanNetName, isNetName } from './text-roles';
import type { Word } from './words';

/** A net's name between the two long sides of a flag, and the place where the flag points. */
export interface Flag {
  readonly word: Word;
  readonly name: string;
  readonly at: Point;
}

/** Half the breadth of a flag, least and most, and the length of its point, in heights of its text. */
const NARROW = 0.35;
const BROAD = 1.4;
const POINT = 2.2;

/**
 * Names in flags whose outline is no shape of its own: drawn as single lines, or sharing lines with the flag beside it.
 * A line on either side along most of the word, and the end of a wire or pin straight before or behind it.
 */
export function findFlags(
  words: readonly Word[],
  lines: readonly Line[],
  ends: readonly Point[],
  unit: number,
): Flag[] {
  const sides = new BoxGrid<Line>(4 * unit);
  for (const l of lines) {
    if (isOrthogonal(l) && lengthOf(l) > unit) sides.add(boxOf(l), l);
  }
  const tips = new BoxGrid<Point>(4 * unit);
  for (const p of ends) tips.add([p.x, p.y, p.x, p.y], p);
  return words.flatMap((word) => {
    const name = cleanNetName(word.text);
    if (!isNetName(name) || !isFlanked(word, sides)) return [];
    const at = tipOf(word, tips);
    return at ? [{ word, name, at }] : [];
  });
}

const boxOf = (l: Line): [number, number, number, number] => [
  Math.min(l.x0, l.x1),
  Math.min(l.y0, l.y1),
  Math.max(l.x0, l.x1),
  Math.max(l.y0, l.y1),
];

function isFlanked(w: Word, sides: BoxGrid<Line>): boolean {
  const r = (w.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(r), Math.sin(r)];
  const c = centre(w.bbox);
  let [above, below] = [false, false];
  for (const l of sides.near(grow(w.bbox, BROAD * w.size))) {
    const along = (x: number, y: number) => (x - c.x) * cos + (y - c.y) * sin;
    const across = -((l.x0 + l.x1) / 2 - c.x) * sin + ((l.y0 + l.y1) / 2 - c.y) * cos;
    const [a, b] = [along(l.x0, l.y0), along(l.x1, l.y1)];
    const covered = Math.min(Math.max(a, b), w.width / 2) - Math.max(Math.min(a, b), -w.width / 2);
    if (covered < 0.8 * w.width || Math.abs(across) < NARROW * w.size || Math.abs(across) > BROAD * w.size) continue;
    if (lengthOf(l) > w.width + 4 * w.size) continue;
    if (across > 0) above = true;
    else below = true;
  }
  return above && below;
}

function tipOf(w: Word, tips: BoxGrid<Point>): Point | null {
  const c = centre(w.bbox);
  const r = (w.angle * Math.PI) / 180;
  const half = w.width / 2 + POINT * w.size;
  const axis = {
    x0: c.x - half * Math.cos(r),
    y0: c.y - half * Math.sin(r),
    x1: c.x + half * Math.cos(r),
    y1: c.y + half * Math.sin(r),
  };
  let best: Point | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  for (const p of tips.near(grow(boxOf(axis), 0.35 * w.size))) {
    const outside = Math.abs((p.x - c.x) * Math.cos(r) + (p.y - c.y) * Math.sin(r)) - w.width / 2;
    if (pointToLine(p, axis) > 0.35 * w.size || outside < -0.3 * w.size || outside >= lowest) continue;
    [best, lowest] = [p, outside];
  }
  return best;
}
