import type { Field } from '../../../../shared/models';
import { type Cell, cellAt, type Row, type Table } from '../../pdf/layout';
import { parseAccess } from '../text/access';
import { type BitRange, parseBitList, parseBits, parseReset, plain } from '../text/numbers';
import { findValues } from '../text/values';
import { bitNames } from './bits';
import { findHeader, type Header } from './header';

/** Field tables state their columns by these roles; `names` is the column of the field's name. */
export type FieldHeader = Header & { readonly names: number };

/** A meaning that begins with more letters than this names no bit. */
const LONGEST_MEANING = 32;

/** Reads a table with a row per bit or range; null when it is none. */
export function readFieldRows(table: Table): Field[] | null {
  const header = findHeader(table, ({ roles }) => roles.has('bit') && (nameOf(roles) ?? meaningOf(roles)) !== null);
  const names = header ? (nameOf(header.roles) ?? meaningOf(header.roles)) : null;
  if (!header || names === null) return null;
  return table.rows.slice(header.body).flatMap((row) => fieldsOfRow(row, { ...header, names }));
}

/** The column of names; a column that is called "function" beside a description holds names too. */
function nameOf(roles: Header['roles']): number | null {
  return roles.get('name') ?? (roles.has('description') ? (roles.get('function') ?? null) : null);
}

/** The column whose first words name the bits, in tables that give only a meaning beside access or reset value. */
function meaningOf(roles: Header['roles']): number | null {
  const meaning = roles.get('description') ?? roles.get('function');
  return meaning !== undefined && nameOf(roles) === null && (roles.has('access') || roles.has('reset'))
    ? meaning
    : null;
}

/** The field of one row, under each of its names; none for a reserved one and for rows that hold none. */
export function fieldsOfRow(row: Row, header: FieldHeader): Field[] {
  const at = (role: Parameters<Header['roles']['get']>[0]): Cell | undefined =>
    cellAt(row, header.roles.get(role) ?? -1);
  const bits = bitsOf(at('bit')?.text ?? '');
  const cell = cellAt(row, header.names);
  if (!bits || !cell) return [];
  const described = at('description') ?? (header.names === header.roles.get('function') ? undefined : at('function'));
  const values = findValues(described?.lines.join('\n') ?? '', bits.width);
  const reset = header.roles.has('reset')
    ? parseReset((at('reset')?.text ?? '').replace(/\s*\(.*\)$/, ''), bits.width)
    : undefined;
  const printed = header.names === meaningOf(header.roles) ? meaningIn(cell.lines) : withoutMark(cell.lines);
  const singles = numbered(printed, bits);
  const named = singles ?? bitNames(printed).map((name) => ({ name, ...bits }));
  return named.map((one) => ({
    ...{ ...one, access: parseAccess(at('access')?.text ?? '') },
    ...(reset === undefined ? {} : { resetValue: singles ? bitOf(reset, one.lsb - bits.lsb) : reset }),
    ...(described?.text ? { description: described.text } : {}),
    ...(values.length > 0 && !singles ? { values } : {}),
    source: { page: cell.page, bbox: cell.bbox },
  }));
}

/** `RS1` over `RS0` beside `[4:3]`: a name for each bit of the range, highest first. */
function numbered(lines: readonly string[], { lsb, width }: BitRange): (BitRange & { readonly name: string })[] | null {
  const parts = lines.map((line) => /^([A-Za-z]\w*?)(\d{1,2})$/.exec(line.trim()));
  const [head] = parts;
  if (width < 2 || lines.length !== width || !head) return null;
  const falling = parts.every((part, i) => part?.[1] === head[1] && Number(part?.[2]) === Number(head[2]) - i);
  return falling ? lines.map((line, i) => ({ name: line.trim(), lsb: lsb + width - 1 - i, width: 1 })) : null;
}

const bitOf = (value: number | null, bit: number): number | null =>
  value === null ? null : Math.floor(value / 2 ** bit) % 2;

/** A bit, a range, or a list of neighbours such as `Bit 7, 6, 5`. */
function bitsOf(text: string): BitRange | null {
  const list = parseBitList(text.replace(/^bits?\s*/i, ''));
  if (!list) return parseBits(text);
  const lsb = Math.min(...list.map((range) => range.lsb));
  const width = list.reduce((sum, range) => sum + range.width, 0);
  return list.every((range) => range.lsb + range.width <= lsb + width) ? { lsb, width } : null;
}

/** The words that a meaning begins with, up to its values; none when they are a sentence. */
function meaningIn([first = '']: readonly string[]): string[] {
  const words =
    plain(first)
      .split(/[,.:;(。、]|\s\d+\s?[:=]/)[0]
      ?.trim() ?? '';
  return words.length <= LONGEST_MEANING ? [words] : [];
}

/** A footnote letter before the name. */
const withoutMark = (lines: readonly string[]): string[] =>
  lines
    .map((line) => line.replace(/^[a-z]\s+(?=[A-Z]{2})/, ''))
    .filter((line) => line !== '' && !(lines.length > 1 && /^[a-z]$/.test(line)));
