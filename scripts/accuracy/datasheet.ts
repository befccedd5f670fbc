import type { DeviceModel } from '../../shared/models';
import { fold, type Ratio, ratio } from './ratio';
import { modelRows, pairRegisters, type RegisterRow, truthRows } from './registers';
import type { DatasheetTruth, TruthField } from './truth';

export interface DatasheetScore {
  readonly registers: Ratio;
  readonly fields: Ratio;
  /** Share of paired registers whose address or offset is right; null where the truth tells none. */
  readonly address: number | null;
  readonly reset: number | null;
  /** Registers of the truth that were not found, and fields of found ones. */
  readonly missed: readonly string[];
  readonly missedFields: readonly string[];
  /** How many of them, by what was read in their place. */
  readonly why: Readonly<Record<Reason, number>>;
}

/** What stands where something of the truth was missed: the same place under another name, other pieces, or nothing. */
export const REASONS = [
  'register named otherwise',
  'register not read',
  'field named otherwise',
  'bits cut otherwise',
  'bits not read',
] as const;
type Reason = (typeof REASONS)[number];

const isReserved = (name: string): boolean => name === '' || /^(reserved|rsvd?|res|-|—)/i.test(name);

/** Scores what was read of a datasheet against registers from another source. */
export function scoreDatasheet(model: DeviceModel, truth: DatasheetTruth): DatasheetScore {
  const [given, wanted] = [modelRows(model), truthRows(truth)];
  const pairs = pairRegisters(wanted, given, truth.score === 'address' ? 'address' : 'name');
  const full = truth.score === 'full';
  const agree = (test: (t: RegisterRow) => boolean, right: (t: RegisterRow, m: RegisterRow) => boolean) => {
    const known = [...pairs].filter(([t]) => test(t));
    return known.length === 0 ? null : known.filter(([t, m]) => right(t, m)).length / known.length;
  };
  const fields = scoreFields(wanted, pairs, truth.score);
  return {
    registers: ratio(pairs.size, full ? given.length : pairs.size, wanted.length),
    fields: fields.ratio,
    address: agree(
      (t) => t.address !== null || t.offset !== null,
      (t, m) => (t.address !== null && t.address === m.address) || (t.offset !== null && t.offset === m.offset),
    ),
    reset: agree(
      (t) => t.reset !== null,
      (t, m) => t.reset === m.reset,
    ),
    missed: wanted.filter((row) => !pairs.has(row)).map((row) => `${row.peripheral}.${row.name}`),
    missedFields: fields.missed.map(({ label }) => label),
    why: countReasons([
      ...wanted.flatMap((row) => (pairs.has(row) ? [] : [registerReason(row, given)])),
      ...fields.missed.map(({ reason }) => reason),
    ]),
  };
}

function scoreFields(
  wanted: readonly RegisterRow[],
  pairs: ReadonlyMap<RegisterRow, RegisterRow>,
  mode: DatasheetTruth['score'],
): { ratio: Ratio; missed: { label: string; reason: Reason }[] } {
  const all = wanted.flatMap((row) => row.fields);
  // Where the document names most fields otherwise than the truth, bit ranges count instead of names.
  const renamed = all.filter((field) => field.named_in_document === false).length > all.length / 2;
  const missed: { label: string; reason: Reason }[] = [];
  let [hit, given, total] = [0, 0, 0];
  for (const row of wanted) {
    const want = row.fields.filter((field) => !isReserved(field.name));
    const pair = pairs.get(row);
    if (!pair) {
      total += want.filter((field) => renamed || field.named_in_document !== false).length;
      continue;
    }
    if (want.length === 0) continue;
    const have = pair.fields.filter((field) => !isReserved(field.name));
    const taken = new Set<TruthField>();
    for (const field of want) {
      const byRange = field.named_in_document === false || mode === 'address';
      const found = have.find((other) => !taken.has(other) && sameField(other, field, byRange));
      const optional = byRange && !renamed && mode !== 'address';
      if (found) taken.add(found);
      if (found || !optional) total++;
      if (!found && !optional) {
        missed.push({ label: `${row.peripheral}.${row.name}.${field.name}`, reason: fieldReason(field, have) });
      }
    }
    hit += taken.size;
    given += mode === 'full' ? have.length : taken.size;
  }
  return { ratio: ratio(hit, given, total), missed };
}

const sameField = (a: TruthField, b: TruthField, byRange: boolean): boolean =>
  a.lsb === b.lsb && a.width === b.width && (byRange || fold(a.name) === fold(b.name));

const countReasons = (reasons: readonly Reason[]): Record<Reason, number> => ({
  'register named otherwise': reasons.filter((reason) => reason === 'register named otherwise').length,
  'register not read': reasons.filter((reason) => reason === 'register not read').length,
  'field named otherwise': reasons.filter((reason) => reason === 'field named otherwise').length,
  'bits cut otherwise': reasons.filter((reason) => reason === 'bits cut otherwise').length,
  'bits not read': reasons.filter((reason) => reason === 'bits not read').length,
});

const registerReason = (row: RegisterRow, given: readonly RegisterRow[]): Reason =>
  row.address !== null && given.some(({ address }) => address === row.address)
    ? 'register named otherwise'
    : 'register not read';

function fieldReason(field: TruthField, have: readonly TruthField[]): Reason {
  if (have.some((other) => sameField(field, other, true))) return 'field named otherwise';
  const touches = (other: TruthField) => other.lsb < field.lsb + field.width && field.lsb < other.lsb + other.width;
  return have.some(touches) ? 'bits cut otherwise' : 'bits not read';
}
