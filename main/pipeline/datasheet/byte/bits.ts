import type { Access, Field, Source } from '../../../../shared/models';
import type { Cell, Row } from '../../pdf/layout';
import { parseAccess } from '../text/access';
import { cleanName, fieldName, isReserved } from '../text/names';
import { parseReset, plain } from '../text/numbers';

/** Columns `[from, to)` of one bit in a table with a column per bit. */
export interface BitColumn {
  readonly bit: number;
  readonly from: number;
  readonly to: number;
}

const LABEL = /^(?:bit|b|d|位|第)?\s*-?(?:(\d{1,2})|\[(\d{1,2})\])\s*位?(?:\s*\(?(?:msb|lsb)\)?)?$/i;
/** Fewer labelled bits than this are no bit grid. */
const LEAST = 4;

/** The bit a heading such as `D7`, `Bit 7`, `7`, `第7位`, `BIT 7 MSB` stands for, or null. */
export function bitLabel(text: string): number | null {
  const t = plain(text)
    .trim()
    .replace(/^(?:msb|lsb)\s*/i, '');
  const label = LABEL.exec(t);
  const bit = label?.[1] ?? label?.[2];
  return bit !== undefined && Number(bit) < 32 ? Number(bit) : null;
}

/** The bit columns of a heading row: labels one below the other in value, high bit first or low bit first. */
export function bitColumns(row: Row): BitColumn[] | null {
  const spanned = row.cells.find(
    ({ text, colSpan }) =>
      (colSpan === 8 || colSpan === 16) && /\bmsb\b.*\blsb\b|b(?:it)?\s?7.*b(?:it)?\s?0/i.test(text),
  );
  if (spanned) return spread(spanned);
  const columns = row.cells.flatMap((cell, i): BitColumn[] => {
    const bit = bitLabel(cell.text) ?? endLabel(row.cells, i);
    return bit === null ? [] : [{ bit, from: cell.column, to: cell.column + cell.colSpan }];
  });
  // A first cell that happens to be a number, such as an address, does not count along with the bits.
  const runs = [columns, columns.slice(1)].filter(isRun);
  return runs[0] ?? null;
}

/** The bit of `MSB` beside bit 6 or 14, and of `LSB` beside bit 1. */
function endLabel(cells: readonly Cell[], at: number): number | null {
  const text = cells[at]?.text.trim() ?? '';
  const next = bitLabel(cells[at + 1]?.text ?? '');
  if (/^msb$/i.test(text) && (next === 6 || next === 14)) return next + 1;
  return /^lsb$/i.test(text) && bitLabel(cells[at - 1]?.text ?? '') === 1 ? 0 : null;
}

function spread({ column, colSpan }: Cell): BitColumn[] {
  return Array.from({ length: colSpan }, (_, i) => ({
    ...{ bit: colSpan - 1 - i, from: column + i, to: column + i + 1 },
  }));
}

function isRun(columns: readonly BitColumn[]): boolean {
  if (columns.length < LEAST) return false;
  const step = Math.sign((columns[1]?.bit ?? 0) - (columns[0]?.bit ?? 0));
  return step !== 0 && columns.every(({ bit }, i) => i === 0 || bit - (columns[i - 1]?.bit ?? 0) === step);
}

/** The bits a cell stands under, as lsb and width; null when it stands under none. */
export function bitsUnder(cell: Cell, columns: readonly BitColumn[]): { lsb: number; width: number } | null {
  const own = columns.filter(({ from, to }) => from < cell.column + cell.colSpan && to > cell.column);
  if (own.length === 0) return null;
  const lsb = Math.min(...own.map(({ bit }) => bit));
  return { lsb, width: own.length };
}

const RESERVED = /^(?:保留|预留|未用|未定义|undefined|reserved|unimplemented|don.?t care)/i;

/** The name in a cell of a bit column: without bit address `(FF)`, range and marks. '' for reserved and constant bits. */
export function bitName(lines: readonly string[]): string {
  const bare = lines
    .map((line) =>
      plain(line)
        .trim()
        .replace(/^(?:\([0-9a-f]{1,2}h?\)|\[\d\])\s*/i, ''),
    )
    .filter((line) => line !== '');
  const name = withoutWords(cleanName(fieldName(bare).replace(/^\([0-9a-f]{2}h?\)\s*/i, '')))
    .replace(/\s*[[<]\s*\d+\s*(?::\s*\d+)?\s*[\]>]$/, '')
    .replace(/(?<=\w)\s*\([^()]*\)$/, '')
    .replace(/\s*\/\s*/g, '/');
  const empty = isReserved(name) || RESERVED.test(name) || /^[01xu?\s]+$/i.test(name) || !/[\p{L}]/u.test(name);
  return empty ? '' : name;
}

/** `ACT_X enable` is the bit ACT_X. */
const withoutWords = (name: string): string => /^([A-Z][A-Z0-9]*_\w+)(?: [a-z][a-z ]*)$/.exec(name)?.[1] ?? name;

/** The names in a cell that lists two symbols for the same bit on lines of their own; else its one name. */
export function bitNames(lines: readonly string[]): string[] {
  const symbols = lines.map((line) => plain(line).trim().replace(/\/$/, ''));
  const prefix = /^[A-Za-z]+_/.exec(symbols[0] ?? '')?.[0];
  const aliases =
    symbols.length > 1 && prefix && symbols.every((s) => s.startsWith(prefix) && /^\w*[A-Za-z0-9]$/.test(s));
  return aliases ? symbols : [bitName(lines)].filter((name) => name !== '');
}

/** Fields of a row of names under bit columns. Neighbours of the same name are one field. */
export function fieldsUnder(row: Row, columns: readonly BitColumn[], accesses: ReadonlyMap<number, Access>): Field[] {
  const fields: Field[] = [];
  for (const cell of row.cells) {
    const bits = bitsUnder(cell, columns);
    const name = bits ? bitName(cell.lines) : '';
    if (!bits || name === '') continue;
    const last = fields.at(-1);
    if (last && last.name === name && Math.abs(last.lsb - bits.lsb) <= Math.max(last.width, bits.width)) {
      fields[fields.length - 1] = { ...last, lsb: Math.min(last.lsb, bits.lsb), width: last.width + bits.width };
      continue;
    }
    const source: Source = { page: cell.page, bbox: cell.bbox };
    fields.push({ name, ...bits, access: accesses.get(bits.lsb) ?? 'unknown', source });
  }
  return fields;
}

/** A dash, or `U-0` for an unimplemented bit that reads as nought. */
const NO_ACCESS = /^(?:[-–—\s]*|U-[01x])$/;

/** What a row of access words says per bit; empty when the row holds anything else. */
export function accessesUnder(row: Row, columns: readonly BitColumn[]): Map<number, Access> {
  const accesses = new Map<number, Access>();
  for (const cell of row.cells) {
    const bits = bitsUnder(cell, columns);
    if (!bits) continue;
    const access = parseAccess(
      cell.text
        .replace(/\(.*?\)/g, ' ')
        .trim()
        .split(/\s+/)
        .at(-1) ?? '',
    );
    if (access === 'unknown' && !NO_ACCESS.test(cell.text)) return new Map();
    for (let bit = bits.lsb; bit < bits.lsb + bits.width; bit++) if (access !== 'unknown') accesses.set(bit, access);
  }
  return accesses;
}

/** The value of a row of digits under bit columns: null when a bit is unknown or missing. */
export function resetUnder(row: Row, columns: readonly BitColumn[]): number | null {
  let value = 0;
  let seen = 0;
  for (const cell of row.cells) {
    const bits = bitsUnder(cell, columns);
    if (!bits) continue;
    const digits = plain(cell.text).replace(/\s+/g, '');
    const based = /^(?:0x[0-9a-f]+|[0-9a-f]+h)$/i.test(digits) ? parseReset(digits, bits.width) : null;
    const binary = /^[01]+$/.test(digits) && (digits.length === bits.width || digits === '0');
    if (based === null && !binary) return null;
    value += (based ?? Number.parseInt(digits, 2)) * 2 ** bits.lsb;
    seen += bits.width;
  }
  return seen === columns.length ? value : null;
}
