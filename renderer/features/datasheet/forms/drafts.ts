import type { Field, FieldChange, Peripheral, Register, RegisterChange } from '../../../../shared/models';
import { hex, parseNumber } from '../numbers';

/** What is wrong with an entry; the key of its text. */
export type Complaint = 'notNumber' | 'notName' | 'tooLarge';
export type Complaints<D> = { readonly [K in keyof D]?: Complaint };
/** Texts as a form holds them. */
export type Draft = Readonly<Record<string, string>>;

export interface RegisterDraft extends Draft {
  readonly name: string;
  readonly address: string;
  readonly offset: string;
  readonly size: string;
  readonly reset: string;
  readonly access: string;
  readonly description: string;
}

export interface FieldDraft extends Draft {
  readonly name: string;
  readonly lsb: string;
  readonly width: string;
  readonly reset: string;
  readonly access: string;
  readonly description: string;
}

export interface PeripheralDraft extends Draft {
  readonly name: string;
  readonly base: string;
}

const shown = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : hex(value, 2);

export const NEW_REGISTER: RegisterDraft = {
  name: '',
  address: '',
  offset: '',
  size: '32',
  reset: '',
  access: 'read-write',
  description: '',
};
export const NEW_FIELD: FieldDraft = {
  name: '',
  lsb: '0',
  width: '1',
  reset: '',
  access: 'read-write',
  description: '',
};

export const registerDraft = (register: Register): RegisterDraft => ({
  name: register.name,
  address: shown(register.address),
  offset: shown(register.addressOffset),
  size: String(register.size),
  reset: shown(register.resetValue),
  access: register.access,
  description: register.description ?? '',
});

export const fieldDraft = (field: Field): FieldDraft => ({
  name: field.name,
  lsb: String(field.lsb),
  width: String(field.width),
  reset: shown(field.resetValue),
  access: field.access,
  description: field.description ?? '',
});

export const peripheralDraft = ({ name, baseAddress }: Peripheral): PeripheralDraft => ({
  name,
  base: shown(baseAddress),
});

const numberOr = (text: string): Complaint | null => (parseNumber(text) === undefined ? 'notNumber' : null);
const nameOr = (text: string): Complaint | null => (text.trim() === '' ? 'notName' : null);
const fitting = (text: string, bits: number): Complaint | null => {
  const value = parseNumber(text);
  if (value === undefined) return 'notNumber';
  return value !== null && value >= 2 ** bits ? 'tooLarge' : null;
};

/** Only what there is to say. */
function complaints<D>(found: { readonly [K in keyof D]?: Complaint | null }): Complaints<D> {
  const said = Object.entries(found).filter(([, each]) => each !== null && each !== undefined);
  // The keys are those of `found`, and so of the draft.
  return Object.fromEntries(said) as Complaints<D>;
}

export const registerComplaints = ({ name, address, offset, size, reset }: RegisterDraft): Complaints<RegisterDraft> =>
  complaints<RegisterDraft>({
    name: nameOr(name),
    address: numberOr(address),
    offset: numberOr(offset),
    reset: fitting(reset, Number(size)),
  });

/** @param size bits of the register */
export function fieldComplaints({ name, lsb, width, reset }: FieldDraft, size: number): Complaints<FieldDraft> {
  const [from, bits] = [parseNumber(lsb), parseNumber(width)];
  const known = typeof from === 'number' && typeof bits === 'number' && bits >= 1;
  return complaints<FieldDraft>({
    name: nameOr(name),
    lsb: typeof from === 'number' ? null : 'notNumber',
    width: typeof bits !== 'number' || bits < 1 ? 'notNumber' : known && from + bits > size ? 'tooLarge' : null,
    reset: known ? fitting(reset, bits) : null,
  });
}

export const peripheralComplaints = ({ name, base }: PeripheralDraft): Complaints<PeripheralDraft> =>
  complaints<PeripheralDraft>({ name: nameOr(name), base: numberOr(base) });

/** The entries that differ from those before; null where none does. */
function changed<D extends Draft, C extends object>(
  draft: D,
  before: D | null,
  read: { readonly [K in keyof D]?: (text: string) => C },
): C | null {
  let all: C | null = null;
  for (const [key, text] of Object.entries(draft)) {
    const part = read[key];
    if (part === undefined || text.trim() === (before?.[key] ?? '').trim()) continue;
    all = Object.assign({}, all, part(text));
  }
  return all;
}

const numeric = (text: string): number | null => parseNumber(text) ?? null;
const ACCESSES = ['read-only', 'write-only', 'read-write', 'read-clear', 'write-1-clear', 'unknown'] as const;
const accessOf = (text: string) => ACCESSES.find((each) => each === text) ?? 'unknown';
const sizeOf = (text: string) => ([8, 16, 32] as const).find((each) => each === Number(text)) ?? 32;

export const registerChange = (draft: RegisterDraft, before: RegisterDraft | null): RegisterChange | null =>
  changed<RegisterDraft, RegisterChange>(draft, before, {
    name: (text) => ({ name: text.trim() }),
    address: (text) => ({ address: numeric(text) }),
    offset: (text) => ({ addressOffset: numeric(text) }),
    size: (text) => ({ size: sizeOf(text) }),
    reset: (text) => ({ resetValue: numeric(text) }),
    access: (text) => ({ access: accessOf(text) }),
    description: (text) => ({ description: text.trim() }),
  });

export const fieldChange = (draft: FieldDraft, before: FieldDraft | null): FieldChange | null =>
  changed<FieldDraft, FieldChange>(draft, before, {
    name: (text) => ({ name: text.trim() }),
    lsb: (text) => ({ lsb: numeric(text) ?? 0 }),
    width: (text) => ({ width: numeric(text) ?? 1 }),
    reset: (text) => ({ resetValue: numeric(text) }),
    access: (text) => ({ access: accessOf(text) }),
    description: (text) => ({ description: text.trim() }),
  });

interface PeripheralChange {
  readonly name?: string;
  readonly baseAddress?: number | null;
}

export const peripheralChange = (draft: PeripheralDraft, before: PeripheralDraft): PeripheralChange | null =>
  changed<PeripheralDraft, PeripheralChange>(draft, before, {
    name: (text) => ({ name: text.trim() }),
    base: (text) => ({ baseAddress: numeric(text) }),
  });
