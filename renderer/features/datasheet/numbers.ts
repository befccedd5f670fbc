import type { Access } from '../../../shared/models';

/** `0x4002_1000` without the underscore: as manuals print addresses and values; `digits` at least. */
export const hex = (value: number, digits = 1): string => `0x${value.toString(16).toUpperCase().padStart(digits, '0')}`;

/** As many digits as a register of this many bits has. */
export const hexOfSize = (value: number, bits: number): string => hex(value, Math.ceil(bits / 4));

/**
 * A number as a person types it: `0x1F`, `1Fh`, `0b101`, `31`. Null for an empty text (not stated), undefined for one
 * that is no such number.
 */
export function parseNumber(text: string): number | null | undefined {
  const plain = text.replace(/[\s_]/g, '').toLowerCase();
  if (plain === '') return null;
  const [, hexDigits = ''] = /^(?:0x([0-9a-f]+))$/.exec(plain) ?? /^([0-9a-f]+)h$/.exec(plain) ?? [];
  const [, bits = ''] = /^0b([01]+)$/.exec(plain) ?? [];
  const value =
    hexDigits !== '' ? Number.parseInt(hexDigits, 16) : bits !== '' ? Number.parseInt(bits, 2) : decimal(plain);
  return Number.isSafeInteger(value) ? value : undefined;
}

const decimal = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Number.NaN);

/** `7` or `7:4`. */
export const bitsOf = ({ lsb, width }: { readonly lsb: number; readonly width: number }): string =>
  width === 1 ? String(lsb) : `${lsb + width - 1}:${lsb}`;

const MARKS: Readonly<Record<Access, string>> = {
  'read-only': 'ro',
  'write-only': 'wo',
  'read-write': 'rw',
  'read-clear': 'rc',
  'write-1-clear': 'w1c',
  unknown: '',
};

/** The access of a field in as few letters as manuals use. */
export const accessMark = (access: Access): string => MARKS[access];
