import type { Diagnostic } from '../../../../shared/models';
import { foldName } from '../../fold-name';
import { fill, holds, INDEX_LETTERS } from '../text/ranges';
import type { Section } from './section';
import type { SummaryRow } from './summary';

/** Sections of a chapter that must agree before its base address is taken for known. */
const AGREEING = 2;

/** A name a section describes, with the summary rows that are about it. */
export interface Match {
  readonly name: string;
  readonly rows: readonly SummaryRow[];
  /** The rows were found by address: the title prints another name. */
  readonly byAddress: boolean;
}

/**
 * Finds the summary rows of every section: by name, by the title's words, and where a title's name contradicts its own offset
 * (manuals copy titles and forget to change them) by the address that the offset gives.
 */
export function matchSections(
  sections: readonly Section[],
  summary: readonly SummaryRow[],
): { matches: Map<Section, Match[]>; diagnostics: Diagnostic[] } {
  const matches = new Map<Section, Match[]>();
  for (const section of sections) {
    const found = matchNames(section.names, section, summary);
    const named = found.some(({ rows }) => rows.length > 0);
    const placed = named ? [] : matchAddresses(section, summary);
    if (placed.length > 0) {
      matches.set(section, placed);
      continue;
    }
    const kept = section.weak ? found.filter(({ rows }) => rows.length > 0) : found;
    matches.set(section, kept.length > 0 ? kept : matchNames(namesByWords(section, summary), section, summary));
  }
  return { matches, diagnostics: correctByAddress(matches, summary) };
}

/** Rows at the very addresses that the section's title prints, where the names differ. */
const matchAddresses = (section: Section, summary: readonly SummaryRow[]): Match[] =>
  section.title.addresses.flatMap((address) => {
    const rows = summary.filter((row) => row.address === address);
    const [row] = rows;
    return row && rows.length === 1 ? [{ name: row.name, rows, byAddress: true }] : [];
  });

const matchNames = (names: readonly string[], section: Section, summary: readonly SummaryRow[]): Match[] =>
  names.map((name) => ({ name, rows: matchingRows(name, section, summary), byAddress: false }));

function correctByAddress(matches: Map<Section, Match[]>, summary: readonly SummaryRow[]): Diagnostic[] {
  const bases = chapterBases(matches);
  const expected = (section: Section): number | null => {
    const base = bases.get(section.trail[0] ?? '');
    return base === undefined || section.offset === null ? null : base + section.offset;
  };
  const confirmed = new Set<SummaryRow>();
  for (const [section, found] of matches) {
    for (const { rows } of found) for (const row of rows) if (row.address === expected(section)) confirmed.add(row);
  }
  const diagnostics: Diagnostic[] = [];
  for (const [section, found] of matches) {
    const [only] = found;
    const address = expected(section);
    if (!only || found.length > 1 || only.rows.length > 1 || address === null || only.rows[0]?.address === address)
      continue;
    const rows = summary.filter((row) => row.address === address && !confirmed.has(row));
    const [row] = rows;
    if (!row || rows.length > 1) continue;
    confirmed.add(row);
    matches.set(section, [{ name: row.name, rows: [row], byAddress: true }]);
    diagnostics.push(contradiction(section, only.name, row));
  }
  return diagnostics;
}

/** Base address of each chapter: what summary addresses less section offsets agree on. */
function chapterBases(matches: ReadonlyMap<Section, readonly Match[]>): Map<string, number> {
  const votes = new Map<string, Map<number, number>>();
  for (const [section, found] of matches) {
    const [row, ...others] = found.flatMap(({ rows }) => rows);
    if (!row || others.length > 0 || row.address === null || section.offset === null) continue;
    const chapter = votes.get(section.trail[0] ?? '') ?? new Map<number, number>();
    const base = row.address - section.offset;
    chapter.set(base, (chapter.get(base) ?? 0) + 1);
    votes.set(section.trail[0] ?? '', chapter);
  }
  const bases = new Map<string, number>();
  for (const [chapter, counts] of votes) {
    const [best, second] = [...counts].sort((a, b) => b[1] - a[1]);
    if (best && best[1] >= AGREEING && best[1] > (second?.[1] ?? 0)) bases.set(chapter, best[0]);
  }
  return bases;
}

const contradiction = (section: Section, name: string, row: SummaryRow): Diagnostic => ({
  severity: 'warning',
  code: 'REGISTER_TITLE_CONTRADICTS_SUMMARY',
  message: `The section titled ${name} stands at the offset of ${row.name}; it is read as ${row.name}.`,
  page: section.source.page,
  bbox: section.source.bbox,
});

/** A section whose title names no register may be described by the same words in a summary row. */
function namesByWords(section: Section, summary: readonly SummaryRow[]): string[] {
  const words = wordsOf(section.title.words);
  if (words.length < 8) return [];
  const row = summary.find(({ description, name }) => {
    const said = wordsOf(description ?? '');
    return said !== '' && (said === words || said.startsWith(words) || wordsOf(`${name} ${description}`) === words);
  });
  return row ? [row.name] : [];
}

const wordsOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9\u4e00-\u9fff]/g, '');

function matchingRows(name: string, section: Section, summary: readonly SummaryRow[]): SummaryRow[] {
  const exact = sameNamed(name, summary);
  if (exact.length > 0) return ownChapter(name, exact, section);
  const letter = section.placeholder?.letter ?? INDEX_LETTERS.find((candidate) => holds(name, candidate));
  if (!letter || !holds(name, letter)) return misprinted(name, section, summary);
  const values = section.placeholder?.values;
  const pattern = patternOf(name, letter);
  return summary.filter((row) => {
    const value = pattern.exec(foldName(row.name))?.[1];
    return value !== undefined && (!values || values.includes(value));
  });
}

/** Names that a name with placeholders stands for, `PORTx_PCRn` too; the first group is what stands for `letter`. */
function patternOf(name: string, letter: string): RegExp {
  const others = INDEX_LETTERS.filter((other) => other !== letter && holds(name, other));
  const marked = others.reduce((text, other) => fill(text, other, '%'), fill(name, letter, '#'));
  const folded = marked.split(/([#%])/).map((part) => MARKS[part] ?? foldName(part));
  return new RegExp(`^${folded.join('')}$`);
}

const MARKS: Readonly<Record<string, string>> = {
  '#': '([A-Z]|[0-9]{1,3})',
  '%': '(?:[A-Z]|[0-9]{1,3})',
};

/** Rows of a summary by everything that a name equal to theirs may look like. */
const indexes = new WeakMap<readonly SummaryRow[], Map<string, number[]>>();

function indexOf(summary: readonly SummaryRow[]): Map<string, number[]> {
  const known = indexes.get(summary);
  if (known) return known;
  const index = new Map<string, number[]>();
  summary.forEach(({ name }, i) => {
    for (const key of keysOf(name)) {
      const places = index.get(key);
      if (places) places.push(i);
      else index.set(key, [i]);
    }
  });
  indexes.set(summary, index);
  return index;
}

/** The name, what stands behind each of its underscores, and the name without its instance's number. */
const keysOf = (name: string): Set<string> =>
  new Set([
    ...name
      .split('_')
      .map((_, i, parts) => parts.slice(i).join('_'))
      .map(foldName),
    withoutInstance(name),
  ]);

/** The rows whose name means the register `name`, in order. */
function sameNamed(name: string, summary: readonly SummaryRow[]): SummaryRow[] {
  const index = indexOf(summary);
  const places = new Set([...keysOf(name)].flatMap((key) => index.get(key) ?? []));
  return [...places]
    .sort((a, b) => a - b)
    .flatMap((i) => summary[i] ?? [])
    .filter((row) => sameName(row.name, name));
}

/** A row of the same chapter whose name differs by one letter: manuals misspell (EXTEN_CTR for EXTEND_CTR). */
function misprinted(name: string, section: Section, summary: readonly SummaryRow[]): SummaryRow[] {
  if (foldName(name).length < 6) return [];
  const rows = summary.filter((row) => row.trail[0] === section.trail[0] && oneLetterOff(name, row.name));
  return rows.length === 1 ? rows : [];
}

export function oneLetterOff(x: string, y: string): boolean {
  const [a, b] = [foldName(x), foldName(y)];
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (long.length - short.length !== 1) return false;
  const at = [...long].findIndex((char, i) => char !== short[i]);
  return /[A-Z]/.test(long[at] ?? '') && long.slice(at + 1) === short.slice(at);
}

/** Whether two printed names mean one register: equal, one with a prefix, or with and without an instance number. */
export function sameName(a: string, b: string): boolean {
  // A single instance is written with and without its number: I2C1_CR and I2C_CR.
  return sameSpelling(a, b) || (/[0-9]/.test(a + b) && withoutInstance(a) === withoutInstance(b));
}

/** Equal, or one with a prefix before an underscore. */
export function sameSpelling(a: string, b: string): boolean {
  if (foldName(a) === foldName(b)) return true;
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return long.length > short.length + 1 && long.toUpperCase().endsWith(`_${short.toUpperCase()}`);
}

const withoutInstance = (name: string): string => foldName(name.replace(/^([A-Za-z][A-Za-z0-9]*?)\d(?=_)/, '$1'));

/** Rows of the same name in several chapters: those of the section's own chapter where there are some. */
function ownChapter(name: string, rows: readonly SummaryRow[], section: Section): SummaryRow[] {
  const chapter = section.trail[0];
  const own = rows.filter((row) => chapter !== undefined && row.trail[0] === chapter);
  return own.length > 0 ? own : rows.filter((row) => foldName(row.name) === foldName(name) || mayBeAt(row, section));
}

/** Whether an address of another chapter's table may be the place that the section states. */
function mayBeAt({ address }: SummaryRow, section: Section): boolean {
  if (address === null || !section.hasPlace) return true;
  if (section.address !== null) return address === section.address;
  return section.offset === null || (address - section.offset) % SMALLEST_PERIPHERAL === 0;
}

/** Bases are multiples of this many bytes. */
const SMALLEST_PERIPHERAL = 0x10;
