import type { BBox, Diagnostic } from '../../../shared/models';
import { joinBars } from './bars';
import { type Contact, ContactFinder } from './contacts';
import { assignDesignators, designatorWords, settleSecondLines } from './designators';
import { doubtsOf } from './doubts';
import { findFlags } from './flags';
import { centre, contains, endOf, grow, height, type Point, startOf, width } from './geometry';
import { adoptScraps, joinFacingHalves } from './halves';
import { labelsAlong, type WireLabel } from './labels';
import type { SheetNets } from './nets';
import { adoptOrphans } from './orphans';
import { type PinText, readPinText } from './pin-text';
import { boxOfPin, type PinLine } from './pins';
import type { Stroke } from './primitives';
import { allPins, type Structure } from './structure';
import { type Cluster, clusterSymbols } from './symbols';
import { findTerminators, isGroundShape, type Terminator } from './terminators';
import { isDesignator, isSupplyName, isValue } from './text-roles';
import { nearestValue } from './values';
import type { Word } from './words';

export interface PartPin {
  readonly number: string;
  readonly name: string | undefined;
  readonly at: Point;
  /** The pin's line; the point where the wire ends on a symbol without pin lines. */
  readonly bbox: BBox;
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

/** A net's name and a point of the net it stands on. */
export interface PlacedLabel {
  readonly word: Word;
  readonly name: string;
  readonly at: Point;
}

export interface Reading {
  readonly page: number;
  readonly nets: SheetNets;
  readonly parts: readonly Part[];
  readonly terminators: readonly Terminator[];
  readonly grounds: readonly Point[];
  readonly labels: readonly PlacedLabel[];
  readonly boxes: readonly SheetBox[];
  readonly words: readonly Word[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A sheet's structure with its pins and the words that stand beside them. */
export interface Pinned {
  readonly structure: Structure;
  readonly pins: readonly PinLine[];
  readonly pinText: ReadonlyMap<PinLine, PinText>;
  /** Words that belong to no pin. */
  readonly free: readonly Word[];
}

export function pinned(structure: Structure, styles: ReadonlySet<string>, caps: ReadonlySet<string>): Pinned {
  const { sheet } = structure;
  const pins = allPins(structure, styles, caps);
  const pinText = readPinText(pins, sheet.words, sheet.unit);
  const taken = new Set([...pinText.values()].flatMap((t) => [t.number, t.name]));
  return { structure, pins, pinText, free: sheet.words.filter((w) => !taken.has(w)) };
}

/** How parts are named in this document: the colours of designators, and their list where the bookmarks give one. */
export interface Designation {
  readonly inks: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
  /** Colours of net labels. */
  readonly labels: ReadonlySet<string>;
}

/** Labels from which their colours count as learned. */
const ENOUGH_LABELS = 3;

/**
 * Colours of the words along wires. Where labels have colours of their own, a word in the colour of designators is none:
 * a value or comment that happens to stand over a wire.
 */
export function labelColors(sheets: readonly Pinned[], inks: ReadonlySet<string>): Set<string> {
  const words = sheets.flatMap(({ structure: { wires, sheet }, free }) =>
    labelsAlong(free, wires, sheet.unit, (w) => !isDesignator(w.text) || !inks.has(w.color)).map((l) => l.word),
  );
  const own = words.filter((w) => !inks.has(w.color));
  return new Set((own.length >= ENOUGH_LABELS ? own : words).map((w) => w.color));
}

/** Turns one sheet into parts, names and what joins what. */
export function interpret({ structure, pins, pinText, free }: Pinned, { inks, known, labels }: Designation): Reading {
  const { sheet, wires, nets } = structure;
  const { unit } = sheet;
  const drawings = clusterSymbols(structure.strokes, structure.shapes, pins, unit).filter(
    (c) => !isFrame(c, sheet.box),
  );
  const clusters = joinBars(drawings, unit);
  const finder = new ContactFinder(pins, wires, nets, unit);
  const contactsOf = memo((c: Cluster): readonly Contact[] => finder.of(c));
  const shaped = findTerminators({
    clusters,
    contactsOf,
    words: free.filter((w) => !known.has(w.text)),
    designatorColors: inks,
    unit,
  });
  const spoken = new Set(shaped.flatMap((t) => t.words));
  const ends = [...wires.flatMap((w) => [startOf(w), endOf(w)]), ...pins.map((pin) => pin.outer)];
  const flags = findFlags(
    free.filter((w) => !spoken.has(w)),
    structure.strokes,
    ends,
    unit,
  );
  const terminators: Terminator[] = [
    ...shaped,
    ...flags.map(({ word, name, at }) => ({ cluster: null, at, name, kind: 'flag' as const, words: [word] })),
  ];
  const ended = new Set([
    ...terminators.flatMap((t) => t.cluster?.id ?? []),
    ...clusters.filter((c) => flags.some((f) => isOutlineOf(c, f.word, unit))).map((c) => c.id),
  ]);
  const named = new Set(terminators.flatMap((t) => t.words));
  const symbols = adoptScraps(
    joinFacingHalves(
      clusters.filter((c) => !ended.has(c.id)),
      unit,
    ),
    unit,
  );
  const repeated = repeatedLabels(free, wires, unit);
  const designators = designatorWords(
    free.filter((w) => !named.has(w) && !repeated.has(w)),
    inks,
    known,
  );
  const isGround = (c: Cluster) => contactsOf(c).length === 1 && isGroundShape(c, unit);
  const penalty = (c: Cluster) => (isGround(c) ? 2 * unit : 0) + (c.pins.length > 0 ? 0 : 1.5 * unit);
  const owners = assignDesignators(designators, symbols, unit, penalty);
  const values = known.size === 0 ? settleSecondLines(designators, owners) : new Map<Word, Word>();
  const names = designators.filter((w) => !values.has(w));
  if (known.size === 0) {
    const left = symbols.filter((c) => c.pins.length >= 2 && ![...owners.values()].includes(c));
    const odd = free.filter((w) => !named.has(w) && !owners.has(w) && inks.has(w.color) && mayNamePart(w.text));
    for (const [w, c] of assignDesignators(odd, left, unit, () => unit)) {
      owners.set(w, c);
      names.push(w);
    }
  }
  const ownedIds = new Set([...owners.values()].map((c) => c.id));
  const orphans = symbols.filter((c) => !ownedIds.has(c.id) && !isGround(c));
  const grown = adoptOrphans([...owners.values()], orphans, unit);
  for (const [w, c] of owners) owners.set(w, grown.get(c.id) ?? c);
  const roles = new Set<Word>([...designators, ...names, ...named]);
  const parts = names.map((w) => partOf(w, owners.get(w), { pinText, finder, free, unit, roles, values }));
  const idle = symbols.filter((c) => !ownedIds.has(c.id));
  const grounds = idle.filter(isGround).flatMap((c) => contactsOf(c).map(({ at }) => at));
  const placed = placedLabels(free, structure, pins, roles, labels);
  const boxes = idle.flatMap((c) => sheetBox(c, finder, free, unit));
  const lonely = names.filter((w) => !owners.has(w));
  const diagnostics = doubtsOf(sheet.page, parts, lonely);
  return { page: sheet.page, nets, parts, terminators, grounds, labels: placed, boxes, words: free, diagnostics };
}

/** Words that look like designators but stand along wires, at two places or more: labels in the ink of designators. */
function repeatedLabels(words: readonly Word[], wires: readonly Stroke[], unit: number): Set<Word> {
  const seated = labelsAlong(words, wires, unit, (w) => isDesignator(w.text)).map((l) => l.word);
  const again = (w: Word) => seated.some((o) => o !== w && o.text === w.text);
  return new Set(seated.filter(again));
}

/** A word in capitals that can stand for a designator where a part has none: PWR, BUZZER. */
const mayNamePart = (text: string): boolean =>
  /^[A-Z][A-Z_]{1,7}\d{0,2}$/.test(text) && !isSupplyName(text) && !isValue(text);

/** The cluster is the outline of the flag around the word, or of that flag and its neighbours. */
const isOutlineOf = (c: Cluster, w: Word, unit: number): boolean =>
  contains(grow(c.bbox, 0.1 * unit), centre(w.bbox)) &&
  Math.min(width(c.bbox), height(c.bbox)) > 0.8 * w.size &&
  Math.max(width(c.body), height(c.body)) < w.width + 5 * w.size + 4 * unit;

/** A cluster over most of the page is its frame with the title block, never a symbol. */
const isFrame = (c: Cluster, page: BBox): boolean =>
  width(c.bbox) > 0.6 * width(page) && height(c.bbox) > 0.6 * height(page);

/** Labels along wires, and along pins in the ink that labels on wires are written in. */
function placedLabels(
  free: readonly Word[],
  { wires, sheet }: Structure,
  pins: readonly PinLine[],
  roles: ReadonlySet<Word>,
  labelInks: ReadonlySet<string>,
): PlacedLabel[] {
  const { unit } = sheet;
  const mayLabel = (w: Word) => !roles.has(w) && labelInks.has(w.color);
  const onWires = labelsAlong(free, wires, unit, mayLabel);
  const inks = new Set(onWires.map((l) => l.word.color));
  const done = new Set(onWires.map((l) => l.word));
  const lines = pins.map((pin) => pin.stroke);
  const onPins = labelsAlong(free, lines, unit, (w) => mayLabel(w) && !done.has(w) && inks.has(w.color));
  return [
    ...onWires.flatMap((l) => placedAt(l, wires[l.line])),
    ...onPins.flatMap((l) => {
      const pin = pins[l.line];
      return pin ? [{ word: l.word, name: l.name, at: pin.outer }] : [];
    }),
  ];
}

const placedAt = (l: WireLabel, wire: Stroke | undefined): PlacedLabel[] =>
  wire ? [{ word: l.word, name: l.name, at: startOf(wire) }] : [];

function memo<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

interface PartContext {
  readonly pinText: ReadonlyMap<PinLine, PinText>;
  readonly finder: ContactFinder;
  readonly free: readonly Word[];
  readonly unit: number;
  /** Words that have a role already; the value found is added. */
  readonly roles: Set<Word>;
  /** Values that look like designators, with the designator each belongs to. */
  readonly values: ReadonlyMap<Word, Word>;
}

function partOf(word: Word, cluster: Cluster | undefined, context: PartContext): Part {
  const { pinText, finder, free, unit, roles } = context;
  if (!cluster) return { ref: word.text, value: undefined, bbox: word.bbox, pins: [] };
  const drawn = cluster.pins.map((pin) => {
    const text = pinText.get(pin);
    const name = text?.name?.text;
    // Some connectors have the number where a name would be.
    // Eagle writes 5*3 for three pads on pin 5.
    const number =
      text?.number?.text.replace(/\*\d+$/, '') ?? (name !== undefined && /^\d{1,3}$/.test(name) ? name : undefined);
    return { number, name, at: pin.outer, bbox: boxOfPin(pin) };
  });
  const bare = finder
    .wireEndsOn(cluster)
    .map((at) => ({ number: undefined, name: undefined, at, bbox: grow([at.x, at.y, at.x, at.y], 0) }));
  const all = [...drawn, ...bare];
  const used = new Set(all.flatMap((p) => p.number ?? []));
  // The two ends of a plain part are 1 and 2 by custom; more pins without a number stay marked as unknown.
  const mark = all.length <= 2 ? '' : '?';
  let next = 1;
  const pins = all.map((p) => {
    const byName = all.length > 2 && p.name !== undefined && !used.has(p.name) ? p.name : undefined;
    const drawnNumber = p.number ?? byName;
    if (drawnNumber !== undefined) {
      used.add(drawnNumber);
      return { ...p, number: drawnNumber };
    }
    while (used.has(`${mark}${next}`)) next++;
    used.add(`${mark}${next}`);
    return { ...p, number: `${mark}${next}` };
  });
  const own = [...context.values].find(([, designator]) => designator === word)?.[0];
  const value =
    own ??
    nearestValue(
      word,
      cluster,
      free.filter((w) => !roles.has(w)),
      unit,
    );
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
