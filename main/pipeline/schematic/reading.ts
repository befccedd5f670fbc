import type { BBox, Diagnostic } from '../../../shared/models';
import { type Contact, ContactFinder } from './contacts';
import { assignDesignators, designatorWords } from './designators';
import { centre, contains, grow, type Point } from './geometry';
import { adoptScraps, joinFacingHalves } from './halves';
import { labelsOnWires, type WireLabel } from './labels';
import { SheetNets } from './nets';
import { type PinText, readPinText } from './pin-text';
import { findPins, type PinLine } from './pins';
import type { Stroke } from './primitives';
import { findRects } from './rects';
import type { Sheet } from './sheet';
import { type Cluster, clusterSymbols } from './symbols';
import { findTerminators, isGroundShape, type Terminator } from './terminators';
import { nearestValue } from './values';
import type { Word } from './words';

export interface PartPin {
  readonly number: string;
  readonly name: string | undefined;
  readonly at: Point;
}

/** A symbol with its designator as drawn (`U1A` for a unit). */
export interface Part {
  readonly ref: string;
  readonly value: string | undefined;
  readonly bbox: BBox;
  readonly pins: readonly PartPin[];
}

/** An anonymous box that wires end on: a sheet symbol, its entries named by the words inside. */
export interface SheetBox {
  readonly bbox: BBox;
  readonly words: readonly Word[];
  readonly entries: readonly { readonly name: string; readonly at: Point }[];
}

export interface Reading {
  readonly page: number;
  readonly nets: SheetNets;
  readonly parts: readonly Part[];
  readonly terminators: readonly Terminator[];
  readonly grounds: readonly Point[];
  readonly labels: readonly WireLabel[];
  readonly boxes: readonly SheetBox[];
  readonly words: readonly Word[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What the document as a whole says about how this author's tool draws. */
export interface DocumentStyle {
  readonly wires: ReadonlySet<string>;
  readonly pins: Map<string, number>;
  readonly designators: ReadonlySet<string>;
}

/** Turns one sheet into parts, names and what joins what. */
export function interpret(sheet: Sheet, style: DocumentStyle): Reading {
  const { unit, dots } = sheet;
  const wires = sheet.strokes.filter((s) => style.wires.has(s.style));
  const others = sheet.strokes.filter((s) => !style.wires.has(s.style));
  const dotIds = new Set(dots.filter((d) => onWire(d, wires, unit)).map((d) => d.shape));
  const shapes = sheet.shapes.filter((s) => (!dotIds.has(s.id) && s.stroke !== null) || isSolid(s, unit));
  const nets = new SheetNets(wires, dots, 0.08 * unit);
  const rects = findRects(others, shapes, sheet.box, unit);
  const pins = findPins({ strokes: others, shapes, rects, nets, unit }, style.pins);
  const words = sheet.words.filter((w) => w.text !== '');
  const pinText = readPinText(pins, words, unit);
  const taken = new Set<Word>([...pinText.values()].flatMap((t) => [t.number, t.name]).filter((w) => w !== undefined));
  const free = words.filter((w) => !taken.has(w));

  const clusters = clusterSymbols(others, shapes, pins, unit);
  const finder = new ContactFinder(pins, wires, nets, unit);
  const contactsOf = memo((c: Cluster): readonly Contact[] => finder.of(c));
  const terminators = findTerminators({ clusters, contactsOf, words: free, designatorColors: style.designators, unit });
  const ended = new Set(terminators.map((t) => t.cluster.id));
  const named = new Set(terminators.flatMap((t) => t.words));
  const symbols = adoptScraps(
    joinFacingHalves(
      clusters.filter((c) => !ended.has(c.id)),
      unit,
    ),
    unit,
  );
  const names = designatorWords(
    free.filter((w) => !named.has(w)),
    style.designators,
  );
  const penalty = (c: Cluster) => (c.pins.length > 0 ? 0 : 1.5 * unit);
  const owners = assignDesignators(names, symbols, unit, penalty);
  const roles = new Set<Word>([...owners.keys(), ...named]);
  const parts = [...owners].map(([w, c]) =>
    partOf(
      w,
      c,
      pinText,
      finder,
      free.filter((x) => !roles.has(x)),
      unit,
      roles,
    ),
  );
  const owned = new Set([...owners.values()].map((c) => c.id));
  const idle = symbols.filter((c) => !owned.has(c.id));
  const grounds = idle.flatMap((c) => {
    const [contact, more] = contactsOf(c);
    return contact && !more && isGroundShape(c, unit) ? [contact.at] : [];
  });
  const labels = labelsOnWires(
    free,
    wires,
    unit,
    (w) => !roles.has(w) && !(style.designators.has(w.color) && style.designators.size === 1 && looksLikePart(w)),
  );
  const boxes = idle.flatMap((c) => sheetBox(c, finder, free, unit));
  return { page: sheet.page, nets, parts, terminators, grounds, labels, boxes, words: free, diagnostics: [] };
}

const looksLikePart = (_: Word): boolean => false;

function onWire(dot: { x: number; y: number }, wires: readonly Stroke[], unit: number): boolean {
  return wires.some((w) => contains(grow(w.bbox, 0.1 * unit), dot));
}

/** Filled without an outline and small: a diode's triangle, an arrow; not a background. */
const isSolid = (s: { fill: string | null; stroke: string | null; bbox: BBox }, unit: number): boolean =>
  s.stroke === null && s.fill !== null && s.bbox[2] - s.bbox[0] < 4 * unit && s.bbox[3] - s.bbox[1] < 4 * unit;

function memo<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

function partOf(
  word: Word,
  cluster: Cluster,
  pinText: ReadonlyMap<PinLine, PinText>,
  finder: ContactFinder,
  free: readonly Word[],
  unit: number,
  roles: Set<Word>,
): Part {
  const drawn = cluster.pins.map((pin) => {
    const text = pinText.get(pin);
    return { number: text?.number?.text, name: text?.name?.text, at: pin.outer };
  });
  const bare = finder.wireEndsOn(cluster).map((at) => ({ number: undefined, name: undefined, at }));
  const used = new Set([...drawn].flatMap((p) => p.number ?? []));
  let next = 1;
  const pins = [...drawn, ...bare].map((p) => {
    if (p.number !== undefined) return { ...p, number: p.number };
    while (used.has(String(next))) next++;
    used.add(String(next));
    return { ...p, number: String(next) };
  });
  const value = nearestValue(word, cluster, free, unit);
  if (value) roles.add(value);
  return { ref: word.text, value: value?.text, bbox: cluster.bbox, pins };
}

function sheetBox(c: Cluster, finder: ContactFinder, words: readonly Word[], unit: number): SheetBox[] {
  const ends = finder.wireEndsOn(c);
  if (ends.length < 1 || c.body[2] - c.body[0] < 3 * unit || c.body[3] - c.body[1] < 3 * unit) return [];
  const inside = words.filter((w) => contains(grow(c.body, 1.5 * unit), centre(w.bbox)));
  const entries = ends.flatMap((at) => {
    const near = inside
      .map((w) => ({ w, gap: entryGap(w, at, unit) }))
      .filter(({ gap }) => gap < 3 * unit)
      .sort((a, b) => a.gap - b.gap)[0];
    return near ? [{ name: near.w.text, at }] : [];
  });
  return entries.length > 0 ? [{ bbox: c.body, words: inside, entries }] : [];
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
