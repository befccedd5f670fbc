import type { Access } from '../../../../shared/models';
import { type Cell, cellAt, type DocumentLayout, type Row, type Table } from '../../pdf/layout';
import { parseAccess } from '../text/access';
import { fieldName, isReserved } from '../text/names';
import { parseBits, plain } from '../text/numbers';
import { fieldsUnder } from './bits';
import { fieldsOfRow } from './field-rows';
import { findHeader, type Header } from './header';
import { registerNames } from './names';
import { parseByteAddress, parseByteReset } from './numbers';
import { restacked } from './restack';
import { type Statement, statement } from './statement';

/** Whether plain words may name registers (`Alarm 1 Seconds`), as in lists of chips on a bus. */
export interface ListOptions {
  readonly words: boolean;
}

/**
 * Reads a list of registers with addresses: a row per register, with bit columns or without, or with its fields in rows of
 * their own below it. Null when the table is none.
 */
export function readList(table: Table, layout: DocumentLayout, options: ListOptions): Statement[] | null {
  const header = findHeader(table, ({ roles }) => roles.has('address') && nameColumn(roles, options) !== null);
  const address = header?.roles.get('address');
  if (!header || address === undefined) return null;
  const rows = restacked({ ...table, rows: table.rows.slice(header.body) }, address, layout).rows;
  const hex = header.hex ?? looksHex(rows, address);
  const found: Statement[] = [];
  let group: string | null = null;
  for (const row of rows) {
    group = cellAt(row, header.roles.get('group') ?? -1)?.text || group;
    const combined = combinedEntry(row, header, address);
    const entries = combined ? [combined] : entryOf(row, header, hex, options);
    if (entries.length > 0) found.push(...entries.map((entry) => ({ ...entry, group: groupName(group) })));
    else extend(found, row, header);
  }
  return found.length > 0 ? found : null;
}

function nameColumn(roles: Header['roles'], { words }: ListOptions): number | null {
  return roles.get('name') ?? (words ? (roles.get('function') ?? roles.get('description') ?? null) : null);
}

function looksHex(rows: readonly Row[], column: number): boolean {
  const bare = rows
    .map((row) => plain(cellAt(row, column)?.text ?? '').trim())
    .filter((t) => /^[0-9a-f]{1,4}$/i.test(t));
  return bare.some((t) => /[a-f]/i.test(t)) || (bare.length > 0 && bare.every((t) => t.length === 2));
}

function entryOf(row: Row, header: Header, hex: boolean, options: ListOptions): Statement[] {
  const at = (role: Parameters<Header['roles']['get']>[0]): Cell | undefined =>
    cellAt(row, header.roles.get(role) ?? -1);
  const place = parseByteAddress(at('address')?.text ?? '', hex);
  const nameCell = cellAt(row, nameColumn(header.roles, options) ?? -1);
  if (!place || !nameCell || isReserved(nameCell.text)) return [];
  const names = registerNames(nameCell.lines, options.words);
  const bank = /^\d+$/.test(at('bank')?.text.trim() ?? '') ? Number(at('bank')?.text) : place.bank;
  const printed = at('reset')?.text ?? '';
  const fields = header.bits ? fieldsUnder(row, header.bits, new Map<number, Access>()) : [];
  const top = Math.max(0, ...(header.bits ?? []).map(({ bit }) => bit));
  const size = top > 7 ? (top > 15 ? 32 : 16) : sizeOf(printed, at('bit')?.text ?? '');
  const description = header.roles.has('name') ? (at('description') ?? at('function'))?.text || null : null;
  const access = accessOf(at('access')?.text ?? '', description ?? '');
  return names.map((name) => ({
    ...statement('list', name, { page: nameCell.page, bbox: nameCell.bbox }),
    ...{ address: place.address, bank, size, description, access, resetValue: parseByteReset(printed, size) },
    fields,
  }));
}

/** `RegMode (0x01)` in one cell, beside the first of the register's fields. */
function combinedEntry(row: Row, header: Header, address: number): Statement | null {
  const cell = cellAt(row, address);
  const match = /^([A-Za-z]\w*)\s*[([]\s*(0x[0-9a-f]{1,4}|[0-9a-f]{1,4}h)\s*[)\]]$/i.exec(
    plain(cell?.text ?? '').trim(),
  );
  const names = header.roles.get('name');
  if (!cell || !match?.[1] || !match[2] || !header.roles.has('bit') || names === undefined) return null;
  const found = statement('list', match[1], { page: cell.page, bbox: cell.bbox });
  return {
    ...found,
    address: parseByteAddress(match[2], true)?.address ?? null,
    fields: fieldsOfRow(row, { ...header, names }),
  };
}

/** A reset value of four hexadecimal or sixteen binary digits, or a range up to bit 15, belongs to sixteen bits. */
function sizeOf(reset: string, bits: string): 8 | 16 {
  const digits = plain(reset).replace(/[\s_]/g, '').replace(/^0x/i, '');
  const range = parseBits(bits);
  const wide = /^[0-9a-fx]{4}h?$/i.test(digits) || /^[01x]{16}b?$/i.test(digits);
  return wide || (range !== null && range.lsb + range.width > 8 && range.width <= 16) ? 16 : 8;
}

function accessOf(column: string, description: string): Access {
  const access = parseAccess(column);
  if (access !== 'unknown') return access;
  if (/\(\s*只读\s*\)|\(read[- ]only\)/i.test(plain(description))) return 'read-only';
  return /\(\s*只写\s*\)|\(write[- ]only\)/i.test(plain(description)) ? 'write-only' : 'unknown';
}

/** A row without an address: a field of the register above, or another reset value of it, which leaves none. */
function extend(found: Statement[], row: Row, header: Header): void {
  const last = found.at(-1);
  if (!last) return;
  const bits = parseBits(cellAt(row, header.roles.get('bit') ?? -1)?.text ?? '');
  const nameCell = cellAt(row, header.roles.get('name') ?? -1);
  if (bits && nameCell && bits.lsb + bits.width <= last.size) {
    const own = fieldsOfRow(row, { ...header, names: header.roles.get('name') ?? -1 });
    found[found.length - 1] = { ...last, fields: [...last.fields, ...own] };
    return;
  }
  const reset = cellAt(row, header.roles.get('reset') ?? -1)?.text ?? '';
  const column = header.roles.get('reset');
  if (!nameCell && column !== undefined && reset !== '') {
    const value = parseByteReset(reset, last.size);
    if (value !== last.resetValue) found[found.length - 1] = { ...last, resetValue: null };
  }
}

function groupName(text: string | null): string | null {
  const name = text?.replace(/相关寄存器|寄存器|\bregisters?\b/gi, '').trim() ?? '';
  return name === '' ? null : fieldName([name]);
}
