import type { Diagnostic, Field } from '../../../../shared/models';
import { foldName } from '../../fold-name';
import { holds } from '../text/ranges';
import { isPerBit } from '../text/values';
import { type FieldDraft, overlap } from './draft';
import type { Section } from './section';
import type { View } from './view';

/** The fields of a section with what was odd about them. */
export interface SectionFields {
  readonly fields: readonly Field[];
  /** Reserved ones too. */
  readonly drafts: readonly FieldDraft[];
  readonly diagnostics: readonly Diagnostic[];
  /** What further tables of the section say of the same bits. */
  readonly alternatives: readonly SectionFields[];
  /** The mode in which these fields hold; null where they always do. */
  readonly mode: string | null;
}

/**
 * Joins table, list and grid of a section. The table is believed first, then the list; the grid fills what they leave open, and
 * a name that differs from it is a diagnostic. A field that overlaps an earlier one is left out with a diagnostic.
 */
export function sectionFields(section: Section): SectionFields {
  const [first, ...others] = section.views();
  const alternatives = others.map((view) => joinFields(section, view));
  return { ...joinFields(section, first ?? { mode: null, fields: [] }), alternatives };
}

function joinFields(section: Section, { mode, fields: told }: View): SectionFields {
  const diagnostics: Diagnostic[] = [];
  const drafts: FieldDraft[] = [];
  for (const draft of told) {
    const clash = drafts.find((known) => overlap(known, draft));
    if (!clash) drafts.push(draft);
    else if (!draft.reserved && !clash.reserved) diagnostics.push(clashDiagnostic(section, clash, draft));
  }
  splitByGrid(drafts, section.grid);
  for (const cell of section.grid) {
    const same = drafts.filter((known) => overlap(known, cell));
    if (same.length === 0) drafts.push(cell);
    else {
      const known = same[0];
      if (known && same.length === 1 && disagree(known, cell)) diagnostics.push(disagreement(section, known, cell));
      if (known && same.length === 1) drafts[drafts.indexOf(known)] = completed(known, cell);
    }
  }
  const all = drafts.map(named).sort((a, b) => b.lsb - a.lsb);
  return {
    fields: all.filter(({ reserved, name }) => !reserved && name !== '').map(toField),
    drafts: all,
    diagnostics,
    alternatives: [],
    mode,
  };
}

/** Where nothing names a field, a word or three that are all its description do; a few say instead that nothing is there. */
function named(draft: FieldDraft): FieldDraft {
  const words = draft.description.replace(/\.$/, '');
  if (draft.name !== '' || !/^[A-Za-z][\w/-]*(?: [\w/-]+){0,2}$/.test(words)) return draft;
  return NOTHING_THERE.test(words) || NOTHING_ONLY.test(words)
    ? { ...draft, reserved: true }
    : { ...draft, name: words };
}

/** `Must be zero`, `Reads as one`, `Not implemented`. */
const NOTHING_THERE =
  /^(?:must|always|reads|do not|keep(?! alive)|not (?:implemented|used|available|connected|defined))\b/i;
/** `Factory use only`, `Read only`, `Internal test`: such words and no others. */
const NOTHING_ONLY =
  /^(?=.*\b(?:internal|factory|test|only|undefined|unused|unimplemented)\b)(?:(?:internal|factory|test|only|undefined|unused|unimplemented|used?|reads?|writes?|zeros?|ones?)(?:[ /-]|$))+$/i;

/** One row of the table that stands for several cells of the grid (`[7:0] IDRy`) becomes one field per cell. */
function splitByGrid(drafts: FieldDraft[], grid: readonly FieldDraft[]): void {
  for (const draft of [...drafts]) {
    const cells = grid.filter((cell) => overlap(cell, draft));
    const covered = cells.reduce((sum, cell) => sum + cell.width, 0);
    const inside = cells.every((cell) => cell.lsb >= draft.lsb && cell.lsb + cell.width <= draft.lsb + draft.width);
    const named = cells.filter(({ reserved }) => !reserved);
    if (
      !isPattern(draft.name) ||
      draft.reserved ||
      cells.length < 2 ||
      !inside ||
      covered !== draft.width ||
      named.length !== cells.length ||
      cells.every(({ name }) => foldName(name) === foldName(draft.name))
    )
      continue;
    drafts.splice(drafts.indexOf(draft), 1, ...cells.map((cell) => partOf(draft, cell)));
  }
}

/** `IDRy`, `PR[n]`: one name for many. */
const isPattern = (name: string): boolean => ['x', 'y', 'n', 'm', 'i', 'z'].some((letter) => holds(name, letter));

function partOf(draft: FieldDraft, cell: FieldDraft): FieldDraft {
  const whole = draft.resetValue;
  const resetValue =
    whole === null ? cell.resetValue : Math.floor(whole / 2 ** (cell.lsb - draft.lsb)) % 2 ** cell.width;
  return {
    ...draft,
    name: cell.name,
    lsb: cell.lsb,
    width: cell.width,
    resetValue,
    values: fitting(draft, cell),
    source: cell.source,
  };
}

/** The values told of a field that stands for many are those of each, where they fit into its bits. */
const fitting = ({ values }: FieldDraft, { width }: FieldDraft): FieldDraft['values'] =>
  values.every(({ value }) => value < 2 ** width) ? values : [];

function completed(known: FieldDraft, cell: FieldDraft): FieldDraft {
  if (known.lsb !== cell.lsb || known.width !== cell.width) return known;
  return {
    ...known,
    name: known.name === '' && !known.reserved ? cell.name : known.name,
    access: known.access === 'unknown' ? cell.access : known.access,
    resetValue: known.resetValue ?? cell.resetValue,
  };
}

/** Same bits, other name: neither is a shorter spelling of the other. */
function disagree(known: FieldDraft, cell: FieldDraft): boolean {
  if (known.lsb !== cell.lsb || known.width !== cell.width || known.name === '' || cell.name === '') return false;
  if (known.reserved && cell.reserved) return false;
  const [a, b] = [foldName(known.name), foldName(cell.name)];
  return known.reserved !== cell.reserved || (!a.includes(b) && !b.includes(a));
}

const disagreement = (section: Section, known: FieldDraft, cell: FieldDraft): Diagnostic => ({
  severity: 'info',
  code: 'GRID_CONTRADICTS_TABLE',
  message: `${section.names[0] ?? section.title.words}: the bit grid says ${cell.name} where the table says ${known.name} (bit ${known.lsb}); the table is kept.`,
  page: cell.source.page,
  bbox: cell.source.bbox,
});

function toField(draft: FieldDraft): Field {
  const { name, lsb, width, access, resetValue, description, values, source } = draft;
  return {
    ...{ name, lsb, width, access, resetValue },
    ...(description === '' ? {} : { description }),
    ...(values.length === 0 || isPerBit(values, width) ? {} : { values: [...values] }),
    source,
  };
}

function clashDiagnostic(section: Section, known: FieldDraft, other: FieldDraft): Diagnostic {
  const at = (draft: FieldDraft) => `${draft.name} [${draft.lsb + draft.width - 1}:${draft.lsb}]`;
  return {
    severity: 'info',
    code: 'FIELD_OVERLAP',
    message: `${section.names[0] ?? section.title.words}: ${at(other)} overlaps ${at(known)}; the first is kept.`,
    page: other.source.page,
    bbox: other.source.bbox,
  };
}

/** The value of a whole register from the reset values of its fields; null when one of them is not stated. */
export function composedReset(drafts: readonly FieldDraft[], size: number): number | null {
  const named = drafts.filter(({ reserved }) => !reserved);
  if (named.length === 0 || named.some(({ resetValue }) => resetValue === null)) return null;
  return drafts.reduce(
    (sum, { lsb, width, resetValue }) => (lsb + width <= size ? sum + (resetValue ?? 0) * 2 ** lsb : sum),
    0,
  );
}
