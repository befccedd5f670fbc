import { centre, contains, distance, endOf, grow, height, lineGap, type Point, startOf, width } from './geometry';
import { BoxGrid } from './grid';
import { capKey, touches } from './pins';
import { edgesOf, type Shape, type Stroke } from './primitives';
import type { Sheet } from './sheet';
import type { Word } from './words';

/** What is known of a sheet before its pins are. */
interface Drawn {
  readonly sheet: Sheet;
  readonly wires: readonly Stroke[];
  readonly strokes: readonly Stroke[];
  readonly shapes: readonly Shape[];
}

/** Least number of wires that end on a shape, over the document, before it counts as an end of nets. */
const CAP_VOTES = 2;

/** Keys of small closed shapes on which just one wire ends and nothing else: grounds, supplies, flags. */
export function capShapes(structures: readonly Drawn[]): Set<string> {
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

/** Corners of the outline of a flag, least and most, and the share of it that its text covers at least. */
const FLAG_CORNERS = [5, 8] as const;
const COVERED = 0.25;

/** Ids of the shapes on a sheet that end nets: those of known keys, and outlines with a point around a name. */
export function capsOn({ sheet, shapes }: Drawn, keys: ReadonlySet<string>): Set<number> {
  const words = new BoxGrid<Word>(4 * sheet.unit);
  for (const w of sheet.words) words.add(w.bbox, w);
  const isFlag = (s: Shape) => {
    const corners = s.points.length / 2;
    if (!s.closed || s.rect || s.round || corners < FLAG_CORNERS[0] || corners > FLAG_CORNERS[1]) return false;
    const inside = words.near(s.bbox).filter((w) => contains(s.bbox, centre(w.bbox)));
    const text = inside.reduce((sum, w) => sum + width(w.bbox) * height(w.bbox), 0);
    return text > COVERED * width(s.bbox) * height(s.bbox);
  };
  return new Set(shapes.filter((s) => keys.has(capKey(s)) || isFlag(s)).map((s) => s.id));
}
