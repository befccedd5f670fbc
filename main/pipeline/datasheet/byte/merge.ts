import type { AddressSpace, Diagnostic, Field, Peripheral, Register } from '../../../../shared/models';
import { foldName } from '../../fold-name';
import type { Statement } from './statement';

/** Registers and what was contradictory about them. */
interface Merged {
  readonly peripherals: readonly Peripheral[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How a merged register map is labelled. */
export interface MergeOptions {
  /** The space of an address up to 0xFF, and of one above. */
  readonly space: (address: number) => AddressSpace;
  /** The peripheral of registers that no list groups. */
  readonly fallback: string;
}

/**
 * Joins statements about the same register: same name, or a detail that states the address of one listed register. Details
 * give fields, lists give address and reset value. Registers whose address is nowhere stated are left out.
 */
export function mergeStatements(statements: readonly Statement[], options: MergeOptions): Merged {
  const diagnostics: Diagnostic[] = [];
  const groups = new Map<string, Statement[]>();
  const ordered = [...statements].sort((a, b) => rank(a) - rank(b));
  for (const one of ordered) {
    const key = keyFor(one, groups);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const peripherals = new Map<string, Register[]>();
  for (const group of groups.values()) {
    const register = joinGroup(group, options, diagnostics);
    if (!register) continue;
    const name = group.find((one) => one.group !== null)?.group ?? options.fallback;
    peripherals.set(name, [...(peripherals.get(name) ?? []), register]);
  }
  return {
    peripherals: [...peripherals].map(([name, registers]) => ({
      name,
      baseAddress: null,
      registers: distinct(registers),
    })),
    diagnostics,
  };
}

/** Lists come first: their names and addresses are the ones that others are matched to. */
const rank = ({ kind }: Statement): number => ({ list: 0, map: 1, detail: 2 })[kind];

function keyFor(one: Statement, groups: ReadonlyMap<string, readonly Statement[]>): string {
  const own = foldName(one.name) || one.name;
  if (one.kind !== 'detail' || one.address === null) return own;
  const namesakes = groups.get(own);
  if (namesakes && !(isPhrase(one) && elsewhere(namesakes, one.address))) return own;
  const same = [...groups].filter(([, group]) =>
    group.some(
      ({ address, bank }) => address === one.address && (bank === null || one.bank === null || bank === one.bank),
    ),
  );
  return same.length === 1 ? (same[0]?.[0] ?? own) : namesakes ? `${own}@${one.address}` : own;
}

/** Several registers may have the same words for a title, where a symbol means the same register everywhere. */
const isPhrase = ({ name }: Statement): boolean => /\s/.test(name);
const elsewhere = (group: readonly Statement[], address: number): boolean =>
  group.some((one) => one.address !== null) && group.every((one) => one.address === null || one.address !== address);

/** Registers of the same words told apart by their address. */
function distinct(registers: readonly Register[]): Register[] {
  const all = registers.map(({ name }) => foldName(name));
  return registers.map((one) =>
    /\s/.test(one.name) && all.filter((name) => name === foldName(one.name)).length > 1
      ? { ...one, name: `${one.name} 0x${(one.address ?? 0).toString(16).toUpperCase().padStart(2, '0')}` }
      : one,
  );
}

function joinGroup(group: readonly Statement[], options: MergeOptions, diagnostics: Diagnostic[]): Register | null {
  const [head] = group;
  const address = group.find((one) => one.address !== null)?.address ?? null;
  if (!head || address === null) return null;
  const other = group.find((one) => one.address !== null && one.address !== address);
  if (other) diagnostics.push(contradiction(head, address, other));
  const size = widestOf(group);
  const resetValue = resetOf(group, size);
  const bank = group.find((one) => one.bank !== null)?.bank ?? null;
  const description = group.find((one) => one.description)?.description ?? null;
  const detail = [...group].sort((a, b) => b.fields.length - a.fields.length)[0];
  return {
    ...{ name: head.name, address, addressOffset: null, space: options.space(address), size, resetValue },
    ...descriptionOf(description, bank),
    access: group.find((one) => one.access !== 'unknown')?.access ?? commonAccess(detail?.fields ?? []),
    fields: fieldsOf(group, resetValue, size, head.name),
    source: (group.find((one) => one.kind === 'detail' && one.printed && one.name === head.name) ?? head).source,
  };
}

function widestOf(group: readonly Statement[]): Statement['size'] {
  if (group.some(({ size }) => size === 32)) return 32;
  return group.some(({ size }) => size === 16) ? 16 : 8;
}

function descriptionOf(description: string | null, bank: number | null): { description?: string } {
  const text = [description, bank ? `SFR page ${bank}` : null].filter((part) => part !== null).join('; ');
  return text === '' ? {} : { description: text };
}

/** A reset value counts when the places that state one agree. */
function resetOf(group: readonly Statement[], size: number): number | null {
  const values = new Set(
    group.flatMap(({ resetValue }) => (resetValue === null || resetValue >= 2 ** size ? [] : [resetValue])),
  );
  const [only] = values;
  return values.size === 1 && only !== undefined ? only : null;
}

/** The fields of the place that tells most, finer bits of another place in the gaps, each with its reset value. */
function fieldsOf(group: readonly Statement[], reset: number | null, size: number, name: string): Field[] {
  const places = [...group].sort((a, b) => b.fields.length - a.fields.length || rank(b) - rank(a));
  const fields: Field[] = [];
  for (const place of places) {
    for (const field of place.fields) {
      const at = fields.findIndex((known) => known.lsb === field.lsb && known.width === field.width);
      const known = fields[at];
      if (known && place !== places[0])
        fields[at] = foldName(known.name) === foldName(field.name) ? { ...field, ...filled(known, field) } : known;
      else if (place === places[0] || !fields.some((other) => overlaps(other, field))) fields.push(field);
    }
  }
  // `Pn[7:0]` of the register P0 is the register itself, as is a field of its own name.
  const whole = (field: Field): boolean =>
    field.width >= size && (foldName(field.name) === foldName(name) || /[a-z~.]/.test(field.name));
  // A letter that fills several bits, as N does where they are not used, names none of them.
  const filler = (field: Field): boolean =>
    /^[NUX]$/.test(field.name) &&
    (field.width > 1 || fields.some((other) => other !== field && other.name === field.name));
  return fields
    .filter((field) => field.lsb + field.width <= size && !whole(field) && !filler(field))
    .map((field) => withReset(field, reset))
    .sort((a, b) => b.lsb - a.lsb);
}

const filled = (a: Field, b: Field): Field => ({ ...a, access: a.access === 'unknown' ? b.access : a.access });
const overlaps = (a: Field, b: Field): boolean => a.lsb < b.lsb + b.width && b.lsb < a.lsb + a.width;

function withReset(field: Field, reset: number | null): Field {
  if (typeof field.resetValue === 'number' || reset === null) return field;
  return { ...field, resetValue: Math.floor(reset / 2 ** field.lsb) % 2 ** field.width };
}

function commonAccess(fields: readonly Field[]): Register['access'] {
  const kinds = new Set(fields.map(({ access }) => access));
  const [only] = kinds;
  if (kinds.size === 1 && only) return only;
  return kinds.has('read-write') ? 'read-write' : 'unknown';
}

const contradiction = (head: Statement, address: number, other: Statement): Diagnostic => ({
  severity: 'warning',
  code: 'REGISTER_ADDRESS_CONFLICT',
  message: `${head.name} stands at 0x${address.toString(16)} in one place and at 0x${(other.address ?? 0).toString(16)} in another.`,
  page: other.source.page,
});
