import { foldName } from '../../fold-name';
import type { RegisterFact } from '../recogniser';
import { fill, holds, INDEX_LETTERS } from '../text/ranges';
import { composedReset, type SectionFields } from './fields';
import { offsetAt } from './key-values';
import { type Match, oneLetterOff, sameName, sameSpelling } from './match';
import type { Section } from './section';
import type { SummaryRow } from './summary';
import { withoutOwner } from './title';

/** Longer arrays stay arrays. */
const MOST_UNROLLED = 32;

/** A register named and placed as far as its section and the summary tables tell; its peripheral is not settled yet. */
export interface Draft extends RegisterFact {
  readonly trail: readonly string[];
  readonly base: number | null;
}

/**
 * Registers of a section. Each summary row that is about it gives one; without rows the name itself does, once per value of an
 * explained placeholder. A register whose bits mean something else in another mode is one register per mode, named after it.
 */
export function expandSection(section: Section, read: SectionFields, matches: readonly Match[]): Draft[] {
  const views = [read, ...read.alternatives];
  const modes = new Set(views.flatMap(({ mode }) => mode ?? []));
  if (views.length < 2 || modes.size < views.length) return expandView(section, read, matches);
  return views.flatMap((view) =>
    expandView(section, { ...view, alternatives: [] }, matches).map((draft) => ({
      ...draft,
      name: `${draft.name}_${view.mode}`,
    })),
  );
}

function expandView(section: Section, read: SectionFields, matches: readonly Match[]): Draft[] {
  return matches.flatMap(({ name, rows, byAddress }, place) => {
    const fromRows = rows.flatMap((row, i): Draft[] => {
      const printed = sameSpelling(name, row.name) || oneLetterOff(name, row.name);
      // `AUXIRQ` in the title, `AUX_IRQ` in the summary: the parts of the name tell the peripheral.
      const parted = foldName(name) === foldName(row.name) && row.name.includes('_') && !name.includes('_');
      const own = printed && !parted ? name : row.name;
      const fields = tableFor(read, i, rows.length);
      if (row.address === null && !row.array) return written(own, section, fields, row, place);
      const short = withoutOwner(own, row.peripheral ?? '');
      const draft = { ...draftOf(section, fields, own, row, place), name: short };
      // The place cited must print the name: where the section spells it otherwise, that is the summary table.
      if (byAddress) return [{ ...draft, source: row.source, description: row.description }];
      return [own === name ? draft : { ...draft, source: row.source }];
    });
    return rows.length > 0 ? fromRows : written(name, section, read, null, place);
  });
}

/** Registers under a name that no summary places: one per value of its placeholder, per instance the section names, or one. */
function written(name: string, section: Section, read: SectionFields, row: SummaryRow | null, place: number): Draft[] {
  const named = instances(name, section);
  const drafts = named.map(({ name: own, peripheral, index }) => {
    const draft = draftOf(section, read, own, row, index ?? place);
    return peripheral === null ? draft : { ...draft, peripheral };
  });
  const stated = section.keys.instances ?? [];
  const [only] = drafts;
  if (only && drafts.length === 1 && stated.length > 0) {
    return stated.map(({ name: peripheral, address }) => ({ ...only, peripheral, address }));
  }
  if (section.owners.length > 0) return drafts.flatMap((draft) => perOwner(draft, section));
  return drafts.flatMap((draft) => perChapterInstance(draft, section));
}

/** The register in each instance that lines below its title place. */
const perOwner = (draft: Draft, { owners }: Section): Draft[] =>
  owners.map(({ name, address }) => ({
    ...draft,
    peripheral: draft.peripheral ?? name,
    base: address,
    address: draft.address ?? (draft.offset === null ? null : address + draft.offset),
  }));

/** `ADC_STAT` in a chapter that places ADC0 and ADC1 is a register of both. */
function perChapterInstance(draft: Draft, section: Section): Draft[] {
  if (draft.address !== null || draft.peripheral !== null) return [draft];
  const own = section.instances.flatMap(({ name: peripheral, address }): Draft[] => {
    const name = withoutOwner(draft.name, peripheral);
    if (name === draft.name) return [];
    return [{ ...draft, name, peripheral, address: draft.offset === null ? null : address + draft.offset }];
  });
  return own.length === 0 ? [draft] : own;
}

/** An array under a name with an index inside, or with another letter than x, is written out. */
export function unrolled(draft: Draft): Draft[] {
  const { array, name } = draft;
  const letter = INDEX_LETTERS.find((candidate) => holds(name, candidate));
  if (!array || !letter || array.count > MOST_UNROLLED) return [draft];
  const { array: _, ...rest } = draft;
  const shifted = (value: number | null, i: number) => (value === null ? null : value + i * array.stride);
  return Array.from({ length: array.count }, (_unused, i) => ({
    ...rest,
    name: fill(name, letter, String(i)),
    address: shifted(draft.address, i),
    offset: shifted(draft.offset, i),
  }));
}

interface Instance {
  readonly name: string;
  readonly peripheral: string | null;
  readonly index: number | null;
}

/**
 * One entry per value of the placeholder. `GPIOx_CRL` is CRL of GPIOA, GPIOB …, as the page prints no GPIOA_CRL; an index at
 * another place (`CCRx`) stays in the name.
 */
function instances(name: string, section: Section): Instance[] {
  const placeholder = section.placeholder;
  if (!placeholder || !holds(name, placeholder.letter)) return [{ name, peripheral: null, index: null }];
  const [, prefix, rest] = /^([A-Za-z][A-Za-z0-9]*)_(.+)$/.exec(name) ?? [];
  const ofPeripheral = prefix !== undefined && rest !== undefined && prefix.endsWith(placeholder.letter);
  return placeholder.values.map((value, index) =>
    ofPeripheral
      ? { name: rest, peripheral: prefix.slice(0, -1) + value, index: null }
      : { name: fill(name, placeholder.letter, value), peripheral: null, index },
  );
}

function draftOf(section: Section, read: SectionFields, name: string, row: SummaryRow | null, index: number): Draft {
  const { keys } = section;
  const size = keys.size ?? row?.size ?? sizeOf(read, section.bits);
  return {
    kind: 'detail',
    name,
    peripheral: row?.peripheral ?? null,
    description: descriptionOf(section, name) ?? row?.description ?? null,
    address: row?.address ?? keys.addresses?.[index] ?? titleAddress(section, index) ?? section.address,
    offset: offsetOf(section, index) ?? row?.offset ?? null,
    size,
    resetValue: keys.reset ?? row?.resetValue ?? composedReset(read.drafts, size ?? 32),
    access: keys.access ?? knownAccess(row) ?? commonAccess(read),
    ...(row?.array ? { array: row.array } : {}),
    fields: indexedFields(section, read, name),
    source: section.source,
    trail: section.trail,
    base: section.base,
  };
}

/** The address beside the name in a title that places several names. */
function titleAddress({ title }: Section, index: number): number | null {
  const several = title.names.length > 1 && title.names.length === title.addresses.length;
  return several ? (title.addresses[index] ?? null) : null;
}

/** Where a section holds as many alternative field tables as registers, each register has its own. */
function tableFor(read: SectionFields, index: number, count: number): SectionFields {
  return read.alternatives.length === count - 1 && index > 0 ? (read.alternatives[index - 1] ?? read) : read;
}

/** Fields named after the register's own index: JOFFSETx of IOFRx is JOFFSET1 in IOFR1. */
function indexedFields(section: Section, read: SectionFields, name: string): Draft['fields'] {
  const placeholder = section.placeholder;
  const pattern = section.names.find((own) => placeholder && holds(own, placeholder.letter));
  const value =
    placeholder && pattern
      ? placeholder.values.find((v) => sameName(fill(pattern, placeholder.letter, v), name))
      : undefined;
  if (!placeholder || value === undefined) return read.fields;
  return read.fields.map((field) => ({ ...field, name: fill(field.name, placeholder.letter, value) }));
}

function offsetOf(section: Section, index: number): number | null {
  const { offsets, indexed } = section.keys;
  if (offsets && offsets.length > index) return offsets[index] ?? null;
  if (indexed) return offsetAt(indexed, section.placeholder?.values[index], index);
  return section.offset;
}

const knownAccess = (row: SummaryRow | null) => (row && row.access !== 'unknown' ? row.access : undefined);

function commonAccess(read: SectionFields): RegisterFact['access'] {
  const kinds = new Set(read.fields.map(({ access }) => access));
  const [only] = kinds;
  return kinds.size === 1 && only ? only : kinds.size > 1 && !kinds.has('unknown') ? 'read-write' : 'unknown';
}

function sizeOf(read: SectionFields, drawn: number): 8 | 16 | 32 | null {
  const top = Math.max(drawn, ...read.drafts.map(({ lsb, width }) => lsb + width));
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
