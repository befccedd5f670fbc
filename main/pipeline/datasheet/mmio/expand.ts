import type { RegisterFact } from '../recogniser';
import { foldName } from '../text/names';
import { fill, holds } from '../text/ranges';
import { composedReset, type SectionFields } from './fields';
import type { Section } from './section';

/** A register named and placed as far as its section and the summary tables tell; its peripheral is not settled yet. */
export interface Draft extends RegisterFact {
  readonly trail: readonly string[];
  readonly base: number | null;
}

/** Letters that stand for an index where a title does not explain them. */
const INDEX_LETTERS = ['x', 'n', 'y', 'm'];

/**
 * Registers of a section. Each summary row that the section's name fits gives one; without a fitting row the name itself does,
 * once per value of an explained placeholder. Takes the rows it used out of `open`.
 */
export function expandSection(
  section: Section,
  read: SectionFields,
  summary: readonly RegisterFact[],
  used: Set<RegisterFact>,
): Draft[] {
  const names = section.names.length > 0 ? section.names : namesByWords(section, summary);
  return names.flatMap((name, place) => {
    const rows = matchingRows(name, section, summary);
    for (const row of rows) used.add(row);
    if (rows.length > 0) return rows.map((row) => draftOf(section, read, concrete(name, row), row, place));
    return instances(name, section).map(({ name: own, index }) => draftOf(section, read, own, null, index ?? place));
  });
}

/** A section whose title names no register may be described by the same words in a summary row. */
function namesByWords(section: Section, summary: readonly RegisterFact[]): string[] {
  const words = wordsOf(section.title.words);
  if (words.length < 8) return [];
  const row = summary.find(({ description, name }) => {
    const said = wordsOf(description ?? '');
    return said !== '' && (said === words || said.startsWith(words) || wordsOf(`${name} ${description}`) === words);
  });
  return row ? [row.name] : [];
}

const wordsOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9\u4e00-\u9fff]/g, '');

function matchingRows(name: string, section: Section, summary: readonly RegisterFact[]): RegisterFact[] {
  const exact = summary.filter((row) => sameName(row.name, name));
  if (exact.length > 0) return nearestFirst(exact, section);
  const letter = section.title.placeholder?.letter ?? INDEX_LETTERS.find((candidate) => holds(name, candidate));
  if (!letter || !holds(name, letter)) return [];
  const values = section.title.placeholder?.values;
  const pattern = new RegExp(
    `^${fill(name, letter, '\u0001').split('\u0001').map(foldName).join('([A-Z]|[0-9]{1,3})')}$`,
  );
  return summary.filter((row) => {
    const value = pattern.exec(foldName(row.name))?.[1];
    return value !== undefined && (!values || values.includes(value));
  });
}

function sameName(a: string, b: string): boolean {
  const [x, y] = [foldName(a), foldName(b)];
  if (x === y) return true;
  // A single instance is written with and without its number: I2C1_CR and I2C_CR.
  if (/[0-9]/.test(a + b) && withoutInstance(a) === withoutInstance(b)) return true;
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return long.length > short.length + 1 && long.toUpperCase().endsWith(`_${short.toUpperCase()}`);
}

const withoutInstance = (name: string): string => foldName(name.replace(/^([A-Za-z][A-Za-z0-9]*?)\d(?=_)/, '$1'));

/** Rows of the same name stand for instances when they share the chapter; else only those of the section's own chapter count. */
function nearestFirst(rows: readonly RegisterFact[], section: Section): RegisterFact[] {
  const chapter = section.trail[0];
  const own = rows.filter((row) => chapter !== undefined && row.peripheral?.startsWith(chapter));
  return own.length > 0 ? own : [...rows];
}

/** The row's name in the spelling of the section where they are the same. */
const concrete = (name: string, row: RegisterFact): string => (sameName(name, row.name) ? name : row.name);

function instances(name: string, section: Section): { name: string; index: number | null }[] {
  const placeholder = section.title.placeholder;
  if (!placeholder || !holds(name, placeholder.letter)) return [{ name, index: null }];
  return placeholder.values.map((value, index) => ({ name: fill(name, placeholder.letter, value), index }));
}

function draftOf(section: Section, read: SectionFields, name: string, row: RegisterFact | null, index: number): Draft {
  const { keys } = section;
  const size = keys.size ?? row?.size ?? sizeOf(read);
  return {
    kind: 'detail',
    name,
    peripheral: row?.peripheral ?? null,
    description: descriptionOf(section, name) ?? row?.description ?? null,
    address: row?.address ?? keys.addresses?.[index] ?? section.address,
    offset: offsetOf(section, index) ?? row?.offset ?? null,
    size,
    resetValue: keys.reset ?? row?.resetValue ?? composedReset(read.drafts, size ?? 32),
    access: keys.access ?? knownAccess(row) ?? commonAccess(read),
    fields: read.fields,
    source: section.source,
    trail: section.trail,
    base: section.base,
  };
}

function offsetOf(section: Section, index: number): number | null {
  const { offsets, indexed } = section.keys;
  if (offsets && offsets.length > index) return offsets[index] ?? null;
  if (indexed) return indexed.first + indexed.stride * index;
  return section.offset;
}

const knownAccess = (row: RegisterFact | null) => (row && row.access !== 'unknown' ? row.access : undefined);

function commonAccess(read: SectionFields): RegisterFact['access'] {
  const kinds = new Set(read.fields.map(({ access }) => access));
  const [only] = kinds;
  return kinds.size === 1 && only ? only : kinds.size > 1 && !kinds.has('unknown') ? 'read-write' : 'unknown';
}

function sizeOf(read: SectionFields): 8 | 16 | 32 | null {
  const top = Math.max(0, ...read.drafts.map(({ lsb, width }) => lsb + width));
  if (top === 0) return null;
  return top <= 8 ? 8 : top <= 16 ? 16 : 32;
}

function descriptionOf(section: Section, name: string): string | null {
  const words = section.title.words
    .replace(/\([^)]*\)/g, '')
    .replace(/^[\s:,-]+|[\s:,-]+$/g, '')
    .trim();
  return words === '' || foldName(words) === foldName(name) ? null : words;
}
