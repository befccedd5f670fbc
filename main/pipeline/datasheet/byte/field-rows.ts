import type { Field } from '../../../../shared/models';
import { type Cell, cellAt, type Row, type Table } from '../../pdf/layout';
import { parseAccess } from '../text/access';
import { type BitRange, parseBitList, parseBits, parseReset } from '../text/numbers';
import { findValues } from '../text/values';
import { bitNames } from './bits';
import { findHeader, type Header } from './header';

/** Field tables state their columns by these roles; `names` is the column of the field's name. */
export type FieldHeader = Header & { readonly names: number };

/** Reads a table with a row per bit or range; null when it is none. */
export function readFieldRows(table: Table): Field[] | null {
  const header = findHeader(table, ({ roles }) => roles.has('bit') && nameOf(roles) !== null);
  const names = header ? nameOf(header.roles) : null;
  if (!header || names === null) return null;
  return table.rows.slice(header.body).flatMap((row) => fieldsOfRow(row, { ...header, names }));
}

/** The column of names; a column that is called "function" beside a description holds names too. */
function nameOf(roles: Header['roles']): number | null {
  return roles.get('name') ?? (roles.has('description') ? (roles.get('function') ?? null) : null);
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
  const reset = header.roles.has('reset') ? parseReset(at('reset')?.text ?? '', bits.width) : undefined;
  return bitNames(withoutMark(cell.lines)).map((name) => ({
    ...{ name, ...bits, access: parseAccess(at('access')?.text ?? '') },
    ...(reset === undefined ? {} : { resetValue: reset }),
    ...(described?.text ? { description: described.text } : {}),
    ...(values.length > 0 ? { values } : {}),
    source: { page: cell.page, bbox: cell.bbox },
  }));
}

/** A bit, a range, or a list of neighbours such as `Bit 7, 6, 5`. */
function bitsOf(text: string): BitRange | null {
  const list = parseBitList(text.replace(/^bits?\s*/i, ''));
  if (!list) return parseBits(text);
  const [lsb, width] = [Math.min(...list), list.length];
  return Math.max(...list) - lsb === width - 1 ? { lsb, width } : null;
}

/** A footnote letter before the name. */
const withoutMark = (lines: readonly string[]): string[] =>
  lines
    .map((line) => line.replace(/^[a-z]\s+(?=[A-Z]{2})/, ''))
    .filter((line) => line !== '' && !(lines.length > 1 && /^[a-z]$/.test(line)));
