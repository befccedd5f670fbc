import type { Field } from '../../../../shared/models';
import { type Cell, cellAt, type Row, type Table } from '../../pdf/layout';
import { parseAccess } from '../text/access';
import { isReserved } from '../text/names';
import { parseBits, parseReset } from '../text/numbers';
import { findValues } from '../text/values';
import { bitName } from './bits';
import { findHeader, type Header } from './header';

/** Field tables state their columns by these roles; `names` is the column of the field's name. */
export type FieldHeader = Header & { readonly names: number };

/** Reads a table with a row per bit or range; null when it is none. */
export function readFieldRows(table: Table): Field[] | null {
  const header = findHeader(table, ({ roles }) => roles.has('bit') && nameOf(roles) !== null);
  const names = header ? nameOf(header.roles) : null;
  if (!header || names === null) return null;
  return table.rows.slice(header.body).flatMap((row) => fieldOf(row, { ...header, names }) ?? []);
}

/** The column of names; a column that is called "function" beside a description holds names too. */
function nameOf(roles: Header['roles']): number | null {
  return roles.get('name') ?? (roles.has('description') ? (roles.get('function') ?? null) : null);
}

/** The field of one row, or null for a reserved one and for rows that hold none. */
export function fieldOf(row: Row, header: FieldHeader): Field | null {
  const at = (role: Parameters<Header['roles']['get']>[0]): Cell | undefined =>
    cellAt(row, header.roles.get(role) ?? -1);
  const bits = parseBits(at('bit')?.text ?? '');
  const cell = cellAt(row, header.names);
  const name = cell ? bitName(withoutMark(cell.lines)) : '';
  if (!bits || !cell || name === '' || isReserved(name)) return null;
  const described = at('description') ?? (header.names === header.roles.get('function') ? undefined : at('function'));
  const values = findValues(described?.lines.join('\n') ?? '', bits.width);
  const reset = header.roles.has('reset') ? parseReset(at('reset')?.text ?? '', bits.width) : undefined;
  return {
    ...{ name, ...bits, access: parseAccess(at('access')?.text ?? '') },
    ...(reset === undefined ? {} : { resetValue: reset }),
    ...(described?.text ? { description: described.text } : {}),
    ...(values.length > 0 ? { values } : {}),
    source: { page: cell.page, bbox: cell.bbox },
  };
}

/** A footnote letter before the name. */
const withoutMark = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(/^[a-z]\s+(?=[A-Z]{2})/, '')).filter((line) => line !== '');
