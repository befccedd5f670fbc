import type { Flag } from './flags';
import { centre, distance, grow, isOrthogonal, type Line, lengthOf, lineBox, type Point, startOf } from './geometry';
import { BoxGrid } from './grid';
import { cleanNetName, isNetName, isValue } from './text-roles';
import type { Word } from './words';

/** Farthest end of a wire from the word beyond the chevrons, and longest arm of one, in heights of the text. */
const REACH = 4;
const ARM = 1.5;
/** How far from the axis of the word things on it may lie, in the same heights. */
const ON_AXIS = 0.35;
/** Arms on either side of the axis: a connector to other sheets has two chevrons, an arrow or diode one. */
const ARMS = 2;

/**
 * Names of connectors to other sheets drawn as two chevrons (`SDA «—`) between the name and the end of a wire, which may
 * touch neither.
 */
export function findChevrons(
  words: readonly Word[],
  lines: readonly Line[],
  ends: readonly Point[],
  unit: number,
): Flag[] {
  const slanted = lines.filter((l) => !isOrthogonal(l) && lengthOf(l) <= ARM * unit);
  if (slanted.length < 2 * ARMS) return [];
  const arms = new BoxGrid<Line>(3 * unit);
  for (const l of slanted) arms.add(lineBox(l), l);
  const tips = new BoxGrid<Point>(4 * unit);
  for (const p of ends) tips.add([p.x, p.y, p.x, p.y], p);
  return words.flatMap((word) => {
    const name = cleanNetName(word.text);
    if (!isNetName(name) || isValue(word.text)) return [];
    const places = placesOnAxis(word, tips).sort(
      (a, b) => distance(a, centre(word.bbox)) - distance(b, centre(word.bbox)),
    );
    const at = places.find((p) => haveChevrons(word, p, arms));
    return at ? [{ word, name, at }] : [];
  });
}

interface OnAxis extends Point {
  /** Distances from the word's middle along its line, and from that line. */
  readonly along: number;
  readonly across: number;
}

function onAxis(w: Word, p: Point): OnAxis {
  const [c, r] = [centre(w.bbox), (w.angle * Math.PI) / 180];
  const [dx, dy] = [p.x - c.x, p.y - c.y];
  return { ...p, along: dx * Math.cos(r) + dy * Math.sin(r), across: dy * Math.cos(r) - dx * Math.sin(r) };
}

const placesOnAxis = (w: Word, tips: BoxGrid<Point>): OnAxis[] =>
  tips
    .near(grow(w.bbox, REACH * w.size))
    .map((p) => onAxis(w, p))
    .filter(({ along, across }) => {
      const gap = Math.abs(along) - w.width / 2;
      return Math.abs(across) <= ON_AXIS * w.size && gap > 0.5 * w.size && gap <= REACH * w.size;
    });

/**
 * Between word and place stand as many arms on one side of the axis as on the other, each with one end on the axis. All
 * point the same way: a diamond or cross is a test pad's.
 */
function haveChevrons(w: Word, at: OnAxis, arms: BoxGrid<Line>): boolean {
  const way = Math.sign(at.along);
  const slack = 0.1 * w.size;
  let [above, below] = [0, 0];
  const leanings = new Set<number>();
  for (const arm of arms.near(grow([at.x, at.y, at.x, at.y], REACH * w.size))) {
    const [a, b] = [onAxis(w, startOf(arm)), onAxis(w, { x: arm.x1, y: arm.y1 })];
    const between = [a, b].every(
      ({ along }) => way * along >= w.width / 2 - slack && way * along <= way * at.along + slack,
    );
    const [near, far] = Math.abs(a.across - at.across) < Math.abs(b.across - at.across) ? [a, b] : [b, a];
    if (!between || Math.abs(near.across - at.across) > slack) continue;
    leanings.add(Math.sign(far.along - near.along));
    if (far.across - at.across > 2 * slack) above++;
    else if (at.across - far.across > 2 * slack) below++;
  }
  return above >= ARMS && above === below && leanings.size === 1;
}
