import type { BBox } from '../../../shared/models';
import { isBusName } from './bus-names';
import type { Bus } from './buses';
import { centre, contains, endOf, grow, type Point, startOf } from './geometry';
import type { PartContext } from './parts';
import type { Cluster } from './symbols';
import type { Word } from './words';

/** An anonymous box that wires or buses end on: a sheet symbol, its entries named by the words inside. */
export interface SheetBox {
  readonly bbox: BBox;
  readonly words: readonly Word[];
  readonly entries: readonly { readonly name: string; readonly at: Point }[];
  /** Entries of buses: the name inside the box, and the names that the bus has on this sheet. */
  readonly buses: readonly { readonly name: string; readonly outside: readonly string[] }[];
}

type BoxContext = Pick<PartContext, 'finder' | 'words' | 'pinText' | 'unit'>;

/** The sheet symbol that the cluster is; none when nothing with a name ends on it. */
export function sheetBox(c: Cluster, { finder, words, pinText, unit }: BoxContext, buses: readonly Bus[]): SheetBox[] {
  if (c.body[2] - c.body[0] < 3 * unit || c.body[3] - c.body[1] < 3 * unit) return [];
  const ends = finder.wireEndsOn(c);
  const busEnds = buses.flatMap(({ lines, names }) => endsAtEdge(lines, c.body, unit).map((at) => ({ at, names })));
  if (ends.length + busEnds.length < 1) return [];
  const field = grow(c.body, 1.5 * unit);
  const inside = words.near(field).filter((w) => contains(field, centre(w.bbox)));
  const named = (at: Point, of: readonly Word[]) =>
    of
      .map((w) => ({ w, gap: entryGap(w, at, unit) }))
      .filter(({ gap }) => gap < 3 * unit)
      .sort((a, b) => a.gap - b.gap)[0]?.w.text;
  const plain = inside.filter((w) => !isBusName(w.text));
  const entries = ends.flatMap((at) => {
    const name = named(at, plain);
    return name === undefined ? [] : [{ name, at }];
  });
  const whole = inside.filter((w) => isBusName(w.text) && contains(c.body, centre(w.bbox)));
  const busEntries = busEnds.flatMap(({ at, names }) => {
    const name = named(at, whole);
    return name === undefined ? [] : [{ name, outside: names }];
  });
  if (entries.length + busEntries.length === 0) return [];
  // Some entries are drawn as stubs, which read like pins.
  const stubs = c.pins.flatMap((pin) => {
    const name = pinText.get(pin)?.name?.text;
    return name === undefined || isBusName(name) ? [] : [{ name, at: pin.outer }];
  });
  return [{ bbox: c.body, words: inside, entries: [...entries, ...stubs], buses: busEntries }];
}

/** Ends of lines that lie on the box's edge. */
function endsAtEdge(lines: Bus['lines'], box: BBox, unit: number): Point[] {
  const [outer, inner] = [grow(box, 0.15 * unit), grow(box, -0.15 * unit)];
  return lines.flatMap((s) => [startOf(s), endOf(s)]).filter((p) => contains(outer, p) && !contains(inner, p));
}

/** Distance along the row from the wire's end to the word; infinite off the row. */
function entryGap(w: Word, at: Point, unit: number): number {
  const m = centre(w.bbox);
  const level = Math.abs(m.y - at.y) < 0.6 * unit;
  const upright = Math.abs(m.x - at.x) < 0.6 * unit;
  if (!level && !upright) return Number.POSITIVE_INFINITY;
  const dx = Math.max(0, w.bbox[0] - at.x, at.x - w.bbox[2]);
  const dy = Math.max(0, w.bbox[1] - at.y, at.y - w.bbox[3]);
  return dx + dy;
}
