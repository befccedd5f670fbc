import { basedNumber } from '../../based-number';

/** Digits grouped by a space, apostrophe or underscore, as in `0x4001 0800` or `4000_1000h`. */
const GROUPED = /(?:(?<=[0-9a-f])[ _.]|(?<=0x[0-9a-f]{4})['’])(?=[0-9a-f]{4}(?:[^0-9a-f]|$))/gi;

/** Writes full-width forms and look-alikes of digits, quotes, dashes and brackets the plain way. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’′`]/g, "'")
    .replace(/[–—−‐‑]/g, '-')
    .replace(/[～〜∼]/g, '~')
    .replace(/[【〔]/g, '[')
    .replace(/[】〕]/g, ']');
}

/** Joins the digit groups of long hexadecimal numbers. */
export const ungroup = (text: string): string => text.replace(GROUPED, '');

/**
 * A number with an explicit base: `0x1F`, `1Fh`, `0b101`, `101b`, `4'h6`, `3'd5`. Digit groups may be apart. Null for anything
 * else, for unknown digits (`0xXX83`), and above 2^53.
 */
export const parseBased = (text: string): number | null => basedNumber(plain(text).trim().replace(GROUPED, ''));

/** The first number with an explicit base anywhere in `text`. */
export function findBased(text: string): number | null {
  const t = plain(text).replace(GROUPED, '');
  for (const [token] of t.matchAll(/0x\s?[0-9a-fx]+\b|\b[0-9][0-9a-f]*h\b|\d*'[hdb][0-9a-f]+|0b[01]+/gi)) {
    const value = parseBased(token);
    if (value !== null) return value;
  }
  return null;
}

/**
 * A reset value of a field `width` bits wide. `11` for two bits is binary when all digits are 0 or 1 and fill the width, else
 * decimal. Null when it is not a number or does not fit.
 */
export function parseReset(text: string, width: number): number | null {
  const t = plain(text).trim();
  const value = parseBased(t) ?? parseBare(t.replace(/\s+/g, ''), width);
  return value !== null && value < 2 ** width ? value : null;
}

function parseBare(t: string, width: number): number | null {
  if (/^[01]+$/.test(t) && t.length === width) return Number.parseInt(t, 2);
  if (/^0+$/.test(t)) return 0;
  if (/^\d+$/.test(t)) return Number.parseInt(t, 10);
  // Hexadecimal digits without a mark fill the width exactly: 44444444 would read as decimal, FF could be nothing else.
  if (/^[0-9A-F]+$/.test(t) && t.length * 4 === width) return Number.parseInt(t, 16);
  return null;
}

export interface BitRange {
  readonly lsb: number;
  readonly width: number;
}

/** `[31:29]`, `31:29`, `31-29`, `28`, `bit 7`, `D7..D4`, `位 3`. Null for anything else. */
export function parseBits(text: string): BitRange | null {
  const t = plain(text)
    .replace(/\s+/g, '')
    .replace(/^(?:bits?|位|d)\.?(?=[[\d(])/i, '')
    .replace(/[[\]()<>]/g, '')
    .replace(/^bits?|位$/gi, '');
  const match = /^[bd]?(\d{1,2})(?:(?::|-|~|\.\.|to|到|至)[bd]?(\d{1,2}))?[.:]?$/i.exec(t);
  if (!match) return null;
  const high = Number(match[1]);
  const low = Number(match[2] ?? match[1]);
  if (high > 63 || low > 63) return null;
  return { lsb: Math.min(high, low), width: Math.abs(high - low) + 1 };
}

/**
 * Several places in one cell, such as `27/23/19`, `7, 5, 3` or `[31:30] [27:26] [23:22]`, as printed; null unless there are at
 * least two and no two share a bit.
 */
export function parseBitList(text: string): BitRange[] | null {
  const t = plain(text)
    .trim()
    .replace(/\s*([:~/,、-])\s*/g, '$1');
  const single = /^\[?\d{1,2}\]?(?:[/,、]\[?\d{1,2}\]?)+$/.test(t.replace(/\s+/g, ''));
  const parts = single ? t.replace(/\s+/g, '').split(/[/,、]/) : t.split(/[/,、]|\s+|(?<=\])(?=\[)/);
  const ranges = parts.flatMap((part) => parseBits(part) ?? []);
  if (parts.length < 2 || ranges.length < parts.length || !(single || t.includes(':'))) return null;
  const sorted = [...ranges].sort((a, b) => a.lsb - b.lsb);
  return sorted.every(({ lsb }, i) => i === 0 || lsb >= end(sorted[i - 1])) ? ranges : null;
}

const end = (range: BitRange | undefined): number => (range ? range.lsb + range.width : 0);
