import { centre, distance, isOrthogonal, lengthOf, type Point } from './geometry';
import { BoxGrid } from './grid';
import type { Part } from './parts';
import type { Stroke } from './primitives';

/** Shortest and longest arm of a cross, from tip to tip, in text heights. */
const SHORTEST = 0.3;
const LONGEST = 2.5;
/** How far the middles of both arms and the pin's end may lie apart, in text heights. */
const SLACK = 0.2;
/** Cosine of the angle between the arms at most: they stand about upright on each other. */
const UPRIGHT = 0.2;

/** Middles of crosses of two slanted lines of equal length, as tools draw at pins that are left open on purpose. */
export function findCrosses(strokes: readonly Stroke[], unit: number): Point[] {
  const arms = strokes.filter((s) => {
    const length = lengthOf(s);
    return length >= SHORTEST * unit && length <= LONGEST * unit && !isOrthogonal(s);
  });
  const grid = new BoxGrid<Stroke>(3 * unit);
  const crosses: Point[] = [];
  for (const arm of arms) {
    const middle = centre(arm.bbox);
    const other = grid.around(middle, SLACK * unit).find((each) => isCrossed(arm, each, unit));
    if (other) crosses.push(middle);
    grid.add([middle.x, middle.y, middle.x, middle.y], arm);
  }
  return crosses;
}

/** The part with its pins marked whose ends lie in crosses. */
export function withNoConnects(part: Part, crosses: readonly Point[], unit: number): Part {
  if (crosses.length === 0) return part;
  const isCrossedOut = (at: Point) => crosses.some((cross) => distance(cross, at) <= SLACK * unit);
  return { ...part, pins: part.pins.map((pin) => (isCrossedOut(pin.at) ? { ...pin, noConnect: true as const } : pin)) };
}

function isCrossed(a: Stroke, b: Stroke, unit: number): boolean {
  const [long, short] = [Math.max(lengthOf(a), lengthOf(b)), Math.min(lengthOf(a), lengthOf(b))];
  const across = ((a.x1 - a.x0) * (b.x1 - b.x0) + (a.y1 - a.y0) * (b.y1 - b.y0)) / (long * short);
  return (
    long - short <= SLACK * unit &&
    Math.abs(across) <= UPRIGHT &&
    distance(centre(a.bbox), centre(b.bbox)) <= SLACK * unit
  );
}
