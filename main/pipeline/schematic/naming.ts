import { assignDesignators, designatorWords, settleSecondLines } from './designators';
import { labelsAlong } from './labels';
import type { Stroke } from './primitives';
import type { Cluster } from './symbols';
import { isDesignator, isSupplyName, isValue } from './text-roles';
import type { Word } from './words';

/** How parts are named in this document: the colours of designators, and their list where the bookmarks give one. */
export interface Designation {
  readonly inks: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
  /** Colours of net labels. */
  readonly labels: ReadonlySet<string>;
  /**
   * Nets that buses carry and ports of controllers: written along a wire such a name is a label, though it may read like a
   * part (`D0`).
   */
  readonly carried: ReadonlySet<string>;
}

export interface NamingSearch extends Designation {
  /** Words that belong to no pin and name no net's end. */
  readonly words: readonly Word[];
  readonly wires: readonly Stroke[];
  readonly symbols: readonly Cluster[];
  readonly isGround: (c: Cluster) => boolean;
  readonly unit: number;
  /** Symbols by their designators where the tool marked both. */
  readonly marked: ReadonlyMap<Word, Cluster>;
  /** Words that are designators, and words that are net labels, by such marks. */
  readonly sure: ReadonlyMap<Word, string>;
  readonly ruledOut: ReadonlySet<Word>;
}

/** Which words name parts, the symbol of each, and the words under them that look the same but are values. */
export interface NamedParts {
  readonly names: readonly Word[];
  readonly owners: Map<Word, Cluster>;
  readonly values: ReadonlyMap<Word, Word>;
}

/** Gives designators their symbols: by marks where there are some, else by form, ink and distance. */
export function nameParts(search: NamingSearch): NamedParts {
  const { words, wires, symbols, inks, known, labels, unit, marked, sure } = search;
  const repeated = repeatedLabels(words, wires, unit);
  const members = new Set(labelsAlong(words, wires, unit, (w) => search.carried.has(w.text)).map((l) => l.word));
  const twice = textsSeenTwice(words);
  const isCarried = (w: Word) => members.has(w) || (search.carried.has(w.text) && twice.has(w.text));
  const candidates = words.filter((w) => !repeated.has(w) && !isCarried(w) && !search.ruledOut.has(w) && !sure.has(w));
  const told = new Set([...sure.values()]);
  const rest = designatorWords(candidates, inks, known).filter((w) => !told.has(w.text));
  const designators = [...[...sure.keys()].filter((w) => !marked.has(w)), ...rest];
  const penalty = (c: Cluster) => (search.isGround(c) ? 2 * unit : 0) + (c.pins.length > 0 ? 0 : 1.5 * unit);
  const taken = new Set([...marked.values()].map((c) => c.id));
  const open = symbols.filter((c) => !taken.has(c.id));
  const owners = assignDesignators(designators, open, unit, penalty);
  const now = new Map(symbols.map((c) => [c.id, c]));
  for (const [w, c] of marked) owners.set(w, now.get(c.id) ?? c);
  if (known.size > 0) return { names: [...marked.keys(), ...designators], owners, values: new Map() };
  const values = settleSecondLines(designators, owners);
  // Without a symbol of its own but along a wire it is that wire's label.
  const seated = new Set(labelsAlong(words, wires, unit, (w) => labels.has(w.color)).map((l) => l.word));
  const isLabel = (w: Word) => seated.has(w) && !owners.has(w) && !/^[RC]\d/.test(w.text);
  const isPort = (w: Word) => !owners.has(w) && search.carried.has(w.text);
  const names = designators.filter((w) => !values.has(w) && !isLabel(w) && !isPort(w));
  const owned = new Set(owners.values());
  const left = symbols.filter((c) => c.pins.length >= 2 && !owned.has(c));
  const odd = words.filter((w) => !owners.has(w) && !seated.has(w) && inks.has(w.color) && mayNamePart(w.text));
  for (const [w, c] of assignDesignators(odd, left, unit, () => unit)) {
    owners.set(w, c);
    names.push(w);
  }
  return { names, owners, values };
}

function textsSeenTwice(words: readonly Word[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { text } of words) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Set([...counts].filter(([, n]) => n > 1).map(([text]) => text));
}

/** Words that look like designators but stand along wires, at two places or more: labels in the ink of designators. */
function repeatedLabels(words: readonly Word[], wires: readonly Stroke[], unit: number): Set<Word> {
  const seated = labelsAlong(words, wires, unit, (w) => isDesignator(w.text)).map((l) => l.word);
  const counts = new Map<string, number>();
  for (const w of seated) counts.set(w.text, (counts.get(w.text) ?? 0) + 1);
  return new Set(seated.filter((w) => (counts.get(w.text) ?? 0) > 1));
}

/** A word in capitals that can stand for a designator where a part has none: PWR, BUZZER. */
const mayNamePart = (text: string): boolean =>
  /^[A-Z][A-Z_]{1,7}\d{0,2}$/.test(text) && !isSupplyName(text) && !isValue(text);
