import type { Field } from '../../../shared/models';
import { hex } from './numbers';
import type { PlacedRegister } from './tree-rows';

/** A register or a field that a search found. */
export interface Hit {
  readonly place: PlacedRegister;
  readonly field: Field | null;
  readonly description: string;
}

interface Entry extends Hit {
  readonly name: string;
  /** Peripheral, register and field as a person may type them. */
  readonly path: string;
  readonly text: string;
}

export type SearchIndex = readonly Entry[];

/** Lower-cased once, so that a key press costs one pass over texts that are ready. */
export function buildIndex(registers: Iterable<PlacedRegister>): SearchIndex {
  const entries: Entry[] = [];
  for (const place of registers) {
    const { register, peripheral } = place;
    const path = `${peripheral.name}.${register.name}`.toLowerCase();
    const at = [register.address, register.addressOffset].map((each) => (each === null ? '' : hex(each)));
    const description = register.description ?? '';
    entries.push({
      place,
      field: null,
      description,
      name: register.name.toLowerCase(),
      path,
      text: `${path} ${description} ${at.join(' ')}`.toLowerCase(),
    });
    for (const field of register.fields) entries.push(fieldEntry(place, path, field));
  }
  return entries;
}

function fieldEntry(place: PlacedRegister, owner: string, field: Field): Entry {
  const description = field.description ?? '';
  const values = (field.values ?? []).map(({ name = '', description: words }) => `${name} ${words}`);
  const path = `${owner}.${field.name}`.toLowerCase();
  return {
    place,
    field,
    description,
    name: field.name.toLowerCase(),
    path,
    text: `${path} ${description} ${values.join(' ')}`.toLowerCase(),
  };
}

/** Found at most; more help nobody. */
const MOST = 300;

/** What holds every word of the query, the best match first; registers before fields where both match alike. */
export function search(index: SearchIndex, query: string): Hit[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  // Few scores are possible, so the order costs no sorting of thousands of entries.
  const byScore = new Map<number, Entry[]>();
  for (const entry of index) {
    if (!words.every((word) => entry.text.includes(word))) continue;
    const score = scoreOf(entry, words);
    const alike = byScore.get(score);
    if (alike === undefined) byScore.set(score, [entry]);
    else if (alike.length < MOST) alike.push(entry);
  }
  const scores = [...byScore.keys()].sort((a, b) => b - a);
  return scores.flatMap((score) => byScore.get(score) ?? []).slice(0, MOST);
}

/** A whole name counts most, then its beginning, its inside, the path, and last the words of the description. */
function scoreOf({ name, path, field }: Entry, words: readonly string[]): number {
  const score = words.reduce((sum, word) => {
    if (name === word || path === word || path.endsWith(`.${word}`)) return sum + 100;
    if (name.startsWith(word) || path.startsWith(word)) return sum + 60;
    if (name.includes(word)) return sum + 40;
    return sum + (path.includes(word) ? 20 : 5);
  }, 0);
  return score * 2 + (field === null ? 1 : 0);
}
