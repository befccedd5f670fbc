import type { BBox, Diagnostic } from '../../../shared/models';
import { joinBars } from './bars';
import type { Bus } from './buses';
import { capsOn } from './caps';
import { findChevrons } from './chevrons';
import { type Contact, ContactFinder } from './contacts';
import { doubtsOf } from './doubts';
import { markedParts } from './evidence/marked-parts';
import type { SheetMarks } from './evidence/marks';
import { holderOf, type ToldSupply, toldLabel, toldPlaces, toldSupplies, toldValue } from './evidence/popups';
import { markedLines, pinAt, type Tags, tagsOf } from './evidence/tags';
import { type Flag, findFlags } from './flags';
import { centre, contains, endOf, grow, height, type Point, startOf, width } from './geometry';
import { BoxGrid } from './grid';
import { adoptScraps, joinFacingHalves } from './halves';
import { labelsAlong, labelsAtTips, type WireLabel } from './labels';
import { type Designation, nameParts } from './naming';
import type { SheetNets } from './nets';
import { findCrosses, withNoConnects } from './no-connects';
import { adoptOrphans } from './orphans';
import { type Part, partOf } from './parts';
import { type PinText, readPinText } from './pin-text';
import type { PinLine } from './pins';
import type { Stroke } from './primitives';
import { type SheetBox, sheetBox } from './sheet-boxes';
import { allPins, type Structure } from './structure';
import { type Cluster, clusterSymbols } from './symbols';
import { findTerminators, isGroundShape, type Terminator } from './terminators';
import { isDesignator, isNoName } from './text-roles';
import { assignValues, idleNames } from './values';
import type { Word } from './words';

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
  /** Nets by their full names at places of wires, where the tool tells them. */
  readonly told: readonly { readonly at: Point; readonly net: string }[];
  /** The full name of the net of a label or flag, where the tool tells it. */
  readonly toldNet: (w: Word) => string | undefined;
}

/** A sheet's structure with its pins and the words that stand beside them. */
export interface Pinned {
  readonly structure: Structure;
  readonly pins: readonly PinLine[];
  readonly pinText: ReadonlyMap<PinLine, PinText>;
  /** Words that belong to no pin. */
  readonly free: readonly Word[];
  /** Ids of shapes that end nets. */
  readonly caps: ReadonlySet<number>;
  readonly tags: Tags;
}

export function pinned(
  structure: Structure,
  styles: ReadonlySet<string>,
  capKeys: ReadonlySet<string>,
  marks: SheetMarks,
): Pinned {
  const { sheet } = structure;
  const { unit, words } = sheet;
  const caps = capsOn(structure, capKeys);
  const found = allPins(structure, styles, caps);
  const { bare } = tagsOf(marks, found, words, unit);
  const lines = markedLines(bare, structure.strokes, unit);
  const pins = [...found, ...[...lines].map(([line, mark]) => pinAt(line, mark, marks.pins))];
  const tags = tagsOf(marks, pins, words, unit);
  const roles = [...tags.names.keys(), ...tags.labels];
  const pinText = readPinText(pins, roles.length > 0 ? without(words, roles) : words, unit);
  const taken = new Set([...pinText.values()].flatMap((t) => [t.number, t.name]));
  return { structure, pins, pinText, free: words.filter((w) => !taken.has(w)), caps, tags };
}

const without = <T>(all: readonly T[], some: readonly T[]): T[] => {
  const out = new Set(some);
  return all.filter((item) => !out.has(item));
};

/** Labels from which their colours count as learned. */
const ENOUGH_LABELS = 3;

/**
 * Colours of the words along wires. Where labels have colours of their own, a word in the colour of designators is none:
 * a value or comment that happens to stand over a wire.
 */
export function labelColors(
  sheets: readonly Pinned[],
  inks: ReadonlySet<string>,
  carried: ReadonlySet<string>,
): Set<string> {
  const words = sheets.flatMap(({ structure: { wires, sheet }, free }) =>
    labelsAlong(free, wires, sheet.unit, (w) => carried.has(w.text) || !isDesignator(w.text) || !inks.has(w.color)).map(
      (l) => l.word,
    ),
  );
  const own = words.filter((w) => !inks.has(w.color));
  return new Set((own.length >= ENOUGH_LABELS ? own : words).map((w) => w.color));
}

/** Turns one sheet into parts, names and what joins what. */
export function interpret(
  { structure, pins, pinText, free, caps, tags }: Pinned,
  { inks, known, labels, carried }: Designation,
  buses: readonly Bus[] = [],
): Reading {
  const { sheet, wires, nets } = structure;
  const { unit } = sheet;
  const { popups } = sheet;
  const holders = holderOf(popups, unit);
  const drawings = clusterSymbols(structure.strokes, structure.shapes, pins, unit, caps, holders).filter(
    (c) => !isFrame(c, sheet.box),
  );
  const { owners: marked, rest } = markedParts(joinBars(drawings, unit), tags);
  const { supplies, open: clusters } = toldSupplies(popups, rest, free);
  const finder = new ContactFinder(pins, wires, nets, unit);
  const contactsOf = memo((c: Cluster): readonly Contact[] => finder.of(c));
  const ends = toldEnds(supplies, contactsOf);
  const said = new Set(ends.flatMap((t) => t.words));
  const shaped = findTerminators({
    clusters: clusters.filter((c) => (c.holders?.size ?? 0) === 0),
    contactsOf,
    words: free.filter((w) => !known.has(w.text) && (!tags.labels.has(w) || popups.parts.length > 0) && !said.has(w)),
    designatorColors: inks,
    unit,
  });
  const spoken = new Set([...said, ...shaped.flatMap((t) => t.words)]);
  const tips = [...wires.flatMap((w) => [startOf(w), endOf(w)]), ...pins.map((pin) => pin.outer)];
  const unspoken = free.filter((w) => !spoken.has(w));
  const enclosed = findFlags(unspoken, structure.strokes, tips, unit);
  const apart = without(
    unspoken,
    enclosed.map((f) => f.word),
  );
  const flags = [...enclosed, ...findChevrons(apart, structure.strokes, tips, unit)];
  const terminators: Terminator[] = [
    ...ends,
    ...shaped,
    ...flags.map(({ word, name, at }) => ({ cluster: null, at, name, kind: 'flag' as const, words: [word] })),
  ];
  const ended = new Set([...terminators.flatMap((t) => t.cluster?.id ?? []), ...outlinesOf(flags, clusters, unit)]);
  const named = new Set(terminators.flatMap((t) => t.words));
  const isGround = (c: Cluster) => contactsOf(c).length === 1 && isGroundShape(c, unit);
  const halves = joinFacingHalves(
    clusters.filter((c) => !ended.has(c.id)),
    unit,
  );
  const symbols = adoptScraps([...marked.values(), ...halves], unit, isGround);
  const {
    names,
    owners,
    values: settled,
  } = nameParts({
    ...{ words: free.filter((w) => !named.has(w)), wires, symbols, isGround, unit, marked },
    ...{ inks, known, labels, carried, sure: tags.names, ruledOut: tags.labels },
  });
  const ownedIds = new Set([...owners.values()].map((c) => c.id));
  const files = free.filter((w) => SHEET_FILE.test(w.text));
  const orphans = symbols.filter((c) => !ownedIds.has(c.id) && !isGround(c) && !standsForSheet(c, files, unit));
  const grown = adoptOrphans([...owners.values()], orphans, unit);
  for (const [w, c] of owners) owners.set(w, grown.get(c.id) ?? c);
  const words = new BoxGrid<Word>(4 * unit);
  for (const w of free) words.add(w.bbox, w);
  const looksLikeLabel = (w: Word) => labels.has(w.color) || tags.labels.has(w);
  const spare = without(free, [...named, ...names]);
  const seated = new Set(labelsAlong(spare, wires, unit, looksLikeLabel).map((l) => l.word));
  const candidates = [...spare, ...idleNames(names, owners)];
  const values = assignValues({ owners, settled, words: candidates, isLabel: (w) => seated.has(w), unit });
  const stated = new Set(values.values());
  const roles = new Set<Word>([...settled.keys(), ...stated, ...names, ...named]);
  const crosses = findCrosses(sheet.strokes, unit);
  const parts = names
    .filter((w) => !stated.has(w))
    .map((w) => partOf(w, owners.get(w), { pinText, finder, words, unit, values, tags }))
    .map((part) => ({ ...part, value: toldValue(part.ref, popups) ?? part.value }))
    .map((part) => withNoConnects(part, crosses, unit));
  const idle = symbols.filter((c) => !ownedIds.has(c.id));
  const grounds = idle.filter(isGround).flatMap((c) => contactsOf(c).map(({ at }) => at));
  const placed = placedLabels(free, structure, pins, roles, looksLikeLabel);
  const boxes = idle.flatMap((c) => sheetBox(c, { finder, words, pinText, unit }, buses));
  const lonely = names.filter((w) => !owners.has(w) && !stated.has(w));
  const diagnostics = doubtsOf(sheet.page, parts, lonely);
  const told = toldPlaces(wires, popups, unit);
  const toldNet = (w: Word) => toldLabel(w, popups);
  const more = { boxes, words: free, diagnostics, told, toldNet };
  return { page: sheet.page, nets, parts, terminators, grounds, labels: placed, ...more };
}

/** Ends of nets at the supplies that the tool tells. Marks of rule checks end none. */
const toldEnds = (
  supplies: readonly ToldSupply[],
  contactsOf: (c: Cluster) => readonly Contact[],
): (Terminator & { cluster: Cluster })[] =>
  supplies.flatMap(({ cluster, name, words }) => {
    const [first] = contactsOf(cluster);
    const kind = isNoName(name) || name === '' ? 'mark' : 'power';
    return first ? [{ cluster, at: first.at, name, kind, words }] : [];
  });

/** Ids of the clusters that are outlines of flags. */
function outlinesOf(flags: readonly Flag[], clusters: readonly Cluster[], unit: number): number[] {
  const grid = new BoxGrid<Word>(4 * unit);
  for (const { word } of flags) grid.add(word.bbox, word);
  const isOutline = (c: Cluster) => grid.near(grow(c.bbox, 0.1 * unit)).some((w) => isOutlineOf(c, w, unit));
  return clusters.filter(isOutline).map((c) => c.id);
}

/** The cluster is the outline of the flag around the word, or of that flag and its neighbours. */
const isOutlineOf = (c: Cluster, w: Word, unit: number): boolean =>
  contains(grow(c.bbox, 0.1 * unit), centre(w.bbox)) &&
  Math.min(width(c.bbox), height(c.bbox)) > 0.8 * w.size &&
  Math.max(width(c.body), height(c.body)) < w.width + 5 * w.size + 4 * unit;

const SHEET_FILE = /\.(kicad_sch|sch|schdoc)$/i;

/** One of the names of sheets' files is written in the box or at its edge. */
const standsForSheet = (c: Cluster, files: readonly Word[], unit: number): boolean =>
  files.some((w) => contains(grow(c.body, 1.5 * unit), centre(w.bbox)));

/** A cluster over most of the page is its frame with the title block, never a symbol. */
const isFrame = (c: Cluster, page: BBox): boolean =>
  width(c.bbox) > 0.6 * width(page) && height(c.bbox) > 0.6 * height(page);

/** Labels along wires, and along pins in the ink that labels on wires are written in. */
function placedLabels(
  free: readonly Word[],
  { wires, sheet }: Structure,
  pins: readonly PinLine[],
  roles: ReadonlySet<Word>,
  looksLikeLabel: (w: Word) => boolean,
): PlacedLabel[] {
  const { unit } = sheet;
  const mayLabel = (w: Word) => !roles.has(w) && looksLikeLabel(w);
  const onWires = labelsAlong(free, wires, unit, mayLabel);
  const inks = new Set(onWires.map((l) => l.word.color));
  const done = new Set(onWires.map((l) => l.word));
  const lines = pins.map((pin) => pin.stroke);
  const onPins = labelsAlong(free, lines, unit, (w) => mayLabel(w) && !done.has(w) && inks.has(w.color));
  for (const { word } of onPins) done.add(word);
  const hanging = labelsAtTips(
    free.filter((w) => mayLabel(w) && !done.has(w)),
    pins.map((pin) => pin.outer),
    unit,
  );
  return [
    ...hanging,
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
