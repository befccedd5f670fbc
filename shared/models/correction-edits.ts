import type { Bench, BenchRegister } from './correction-bench';
import type { Field, Register } from './device';
import type { DeviceEdit, FieldChange, RegisterChange } from './device-corrections';

/** Why an edit was left out; null when it was done. */
export type EditProblem = 'unmatched' | 'unusable' | null;

type EditOf<K extends DeviceEdit['do']> = Extract<DeviceEdit, { do: K }>;
type Value = string | number | null | undefined;

/** What the edit is about, for people. */
export const nameOf = (edit: DeviceEdit): string => {
  if (edit.do === 'set-peripheral') return edit.peripheral;
  if (edit.do === 'add-register') return `${edit.peripheral}.${edit.register.name}`;
  const register = `${edit.at.peripheral}.${edit.at.register}`;
  return 'field' in edit ? `${register}.${edit.field.name}` : register;
};

/** Does one edit on the bench. */
export function applyEdit(bench: Bench, edit: DeviceEdit): EditProblem {
  if (edit.do === 'set-peripheral') return setPeripheral(bench, edit);
  if (edit.do === 'add-register') return addRegister(bench, edit);
  const entry = bench.register(edit.at);
  if (entry === undefined) return 'unmatched';
  switch (edit.do) {
    case 'set-register':
      return setRegister(entry, edit.set, bench.peripheralOf(edit.at)?.peripheral.baseAddress ?? null);
    case 'delete-register':
      entry.gone = true;
      entry.notes.push('deleted');
      return null;
    case 'add-field':
      return addField(entry, edit.field);
    case 'set-field':
    case 'delete-field':
      return changeField(entry, edit);
  }
}

function setPeripheral(bench: Bench, { peripheral: key, set }: EditOf<'set-peripheral'>): EditProblem {
  const place = bench.peripheral(key);
  if (place === undefined) return 'unmatched';
  const before = place.peripheral;
  place.peripheral = { ...before, ...defined(set) };
  if (set.name !== undefined) place.notes.push(`name ${before.name} -> ${set.name}`);
  const { baseAddress } = set;
  if (baseAddress === undefined) return null;
  place.notes.push(`baseAddress ${shown(before.baseAddress)} -> ${shown(baseAddress)}`);
  for (const entry of place.registers) {
    const moved = placed(entry.register, entry.register.addressOffset, baseAddress);
    if (moved.address === entry.register.address && moved.addressOffset === entry.register.addressOffset) continue;
    entry.notes.push(`address ${shown(entry.register.address)} -> ${shown(moved.address)}`);
    entry.register = marked({ ...entry.register, ...moved }, ['address']);
  }
  return null;
}

/** Offset and base make the address; where only the address is known, it and the base make the offset. */
function placed(register: Register, offset: number | null, base: number | null) {
  if (base === null) return { address: register.address, addressOffset: offset };
  if (offset !== null) return { address: base + offset, addressOffset: offset };
  const { address } = register;
  return { address, addressOffset: address !== null && address >= base ? address - base : null };
}

function setRegister(entry: BenchRegister, set: RegisterChange, base: number | null): EditProblem {
  const before = entry.register;
  const after: Register = { ...before, ...defined(set) };
  if (set.address !== undefined && set.addressOffset === undefined && set.address !== null && base !== null)
    after.addressOffset = set.address >= base ? set.address - base : null;
  if (set.addressOffset !== undefined && set.address === undefined && set.addressOffset !== null && base !== null)
    after.address = base + set.addressOffset;
  const live = entry.fields.filter(({ gone }) => !gone);
  if (!holds(after.size, after.resetValue) || live.some(({ field }) => !fits(field, after.size))) return 'unusable';
  entry.notes.push(...changes(before, set));
  entry.register = marked(after, Object.keys(set));
  return null;
}

function addRegister(bench: Bench, { peripheral, register }: EditOf<'add-register'>): EditProblem {
  const { page, name, size, access, description, address = null, addressOffset = null, resetValue = null } = register;
  if (!holds(size, resetValue)) return 'unusable';
  const base = bench.peripheral(peripheral)?.peripheral.baseAddress ?? null;
  const offset = addressOffset ?? (address !== null && base !== null && address >= base ? address - base : null);
  const entry = bench.add(peripheral, {
    name,
    ...(description === undefined || description === '' ? {} : { description }),
    address: address ?? (offset !== null && base !== null ? base + offset : null),
    addressOffset: offset,
    size,
    resetValue,
    access,
    fields: [],
    corrected: ['added'],
    source: { page, bbox: [0, 0, 0, 0] },
  });
  entry.notes.push('added');
  return null;
}

function addField(entry: BenchRegister, { description, ...field }: EditOf<'add-field'>['field']): EditProblem {
  if (!fits(field, entry.register.size) || !holds(field.width, field.resetValue ?? null)) return 'unusable';
  const added: Field = {
    ...field,
    ...(description === undefined || description === '' ? {} : { description }),
    corrected: ['added'],
  };
  entry.fields.push({ ref: { name: field.name, lsb: field.lsb }, field: added, gone: false });
  entry.notes.push(`field ${field.name} added`);
  entry.register = marked(entry.register, ['fields']);
  return null;
}

function changeField(entry: BenchRegister, edit: EditOf<'set-field' | 'delete-field'>): EditProblem {
  const { name, lsb } = edit.field;
  const found = entry.fields.find(({ ref, gone }) => !gone && ref.name === name && ref.lsb === lsb);
  if (found === undefined) return 'unmatched';
  if (edit.do === 'delete-field') {
    found.gone = true;
    entry.notes.push(`field ${name} deleted`);
  } else {
    const after: Field = { ...found.field, ...defined(edit.set) };
    if (!fits(after, entry.register.size) || !holds(after.width, after.resetValue ?? null)) return 'unusable';
    entry.notes.push(...changes(found.field, edit.set).map((note) => `${found.field.name} ${note}`));
    found.field = marked(after, Object.keys(edit.set));
  }
  entry.register = marked(entry.register, ['fields']);
  return null;
}

const fits = ({ lsb, width }: Pick<Field, 'lsb' | 'width'>, size: number): boolean => lsb + width <= size;
const holds = (bits: number, value: number | null): boolean => value === null || value < 2 ** bits;

/** Without the keys that are there with nothing in them. */
function defined<T extends object>(set: T): { [K in keyof T]-?: Exclude<T[K], undefined> } {
  // The entries that are left are exactly those whose type loses its `undefined`.
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]-?: Exclude<T[K], undefined>;
  };
}

function marked<T extends { corrected?: string[] | undefined }>(item: T, properties: readonly string[]): T {
  return { ...item, corrected: [...new Set([...(item.corrected ?? []), ...properties])] };
}

function changes(before: Register | Field, set: RegisterChange | FieldChange): string[] {
  const old: Readonly<Record<string, unknown>> = { ...before };
  return Object.entries(set).flatMap(([key, value]: [string, Value]) =>
    value === undefined
      ? []
      : [key === 'description' ? key : `${key} ${shown(plain(old[key]), key)} -> ${shown(value, key)}`],
  );
}

const plain = (value: unknown): Value => (typeof value === 'string' || typeof value === 'number' ? value : null);

/** Numbers as manuals print them: positions and sizes in decimal, addresses and values in hex. */
function shown(value: Value, key = 'address'): string {
  if (value === null || value === undefined) return 'unknown';
  if (typeof value === 'string') return value;
  return ['lsb', 'width', 'size'].includes(key) ? String(value) : `0x${value.toString(16).toUpperCase()}`;
}
