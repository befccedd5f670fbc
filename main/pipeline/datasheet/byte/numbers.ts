import { parseBased, plain } from '../text/numbers';

export interface ByteAddress {
  readonly address: number;
  /** SFR page or register bank printed with the address; null when none is. */
  readonly bank: number | null;
}

/**
 * A register address: `F8H`, `0x2D`, `F5H(1)`, `FFH/(0)`, `[88H]`. A bare number is hexadecimal when `hex` is true, else
 * decimal. Null for ranges and anything else, and above 0xFFFF.
 */
export function parseByteAddress(text: string, hex: boolean): ByteAddress | null {
  const match = /^[[(]?\s*([0-9a-fx']+h?)\s*[\])]?(?:\s*\/?\s*\(?\s*(?:page|p|页)?\s*(\d{1,2})\s*\)?)?$/i.exec(
    withoutNotes(plain(text).trim()),
  );
  const digits = match?.[1];
  if (!digits) return null;
  const bare = hex ? /^[0-9a-f]{1,4}$/i : /^\d{1,5}$/;
  // In a column of hexadecimal numbers `0B` is eleven, not a binary nought.
  const address = bare.test(digits) ? Number.parseInt(digits, hex ? 16 : 10) : parseMarked(digits);
  if (address === null || address > 0xffff) return null;
  return { address, bank: match?.[2] === undefined ? null : Number(match[2]) };
}

/** `9FH, all pages, TA protected` without what applies to every page; `E0H, page 1` keeps its page. */
const withoutNotes = (text: string): string =>
  text
    // A second address, such as that of a burst access.
    .replace(/^(0x[0-9a-f]{1,4})\s*\(0x[0-9a-f]{1,4}\)$/i, '$1')
    .replace(/\s*,\s*(?:all\s+pages?|ta\s+protect\w*)(?=\s*(?:,|$))/gi, '')
    .replace(/\s*,\s*(?=(?:page|页)\s*\d{1,2}\s*$)/i, ' ');

/** The first and the last address of neighbours such as `0x32-0x33` or `0x36 to 0x38`, at most four; null for anything else. */
export function parseByteSpan(text: string): { readonly address: number; readonly bytes: 2 | 3 | 4 } | null {
  const [, from = '', to = ''] =
    /^(0x[0-9a-f]{1,4}|[0-9a-f]{1,4}h)\s*(?:-|:|\/|~|,|to|\.\.+|至|到)\s*(0x[0-9a-f]{1,4}|[0-9a-f]{1,4}h)$/i.exec(
      plain(text).trim(),
    ) ?? [];
  const [low, high] = [parseMarked(from), parseMarked(to)].sort((a, b) => (a ?? 0) - (b ?? 0));
  const bytes = typeof low === 'number' && typeof high === 'number' ? high - low + 1 : 0;
  return typeof low === 'number' && (bytes === 2 || bytes === 3 || bytes === 4) ? { address: low, bytes } : null;
}

/** As `parseBased`, and also `Ah` and the doubly marked `0x02h`. */
export function parseMarked(text: string): number | null {
  const t = text.trim();
  if (/^[0-9a-f]h$/i.test(t)) return Number.parseInt(t, 16);
  return parseBased(/^0x[0-9a-f]+h$/i.test(t) ? t.slice(0, -1) : t);
}

/**
 * The reset value of a register `size` bits wide: `0000 0000b`, `0 0 0 0 0 0 0 0 B`, `1100 0000`, `E0h`, `0x3F`. A bare number
 * that does not fill the width in binary is hexadecimal when `hex` is true. Null when a digit is unknown (`xx10 1000b`).
 */
export function parseByteReset(text: string, size: number, hex = true): number | null {
  // `0x00,0000` in two groups of four is binary with an unknown bit, not hexadecimal.
  if (/^[01x?u-]{4}[\s,_]+[01x?u-]{4}\s*b?$/i.test(plain(text).trim()) && /[x?u-]/i.test(text)) return null;
  const t = plain(text).replace(/[\s,_]+/g, '');
  const bits = /^(?:0b)?([01]+)b?$/i.exec(t)?.[1];
  if (bits && (bits.length === size || (bits.length > 8 && bits.length < size))) return Number.parseInt(bits, 2);
  const based = parseMarked(t);
  const value = based ?? (/^[0-9a-f]+$/i.test(t) && t.length <= size / 4 && hex ? Number.parseInt(t, 16) : null);
  return value !== null && value < 2 ** size ? value : null;
}
