import type { Access } from '../../../../shared/models';
import { type Cell, cellAt, type DocumentLayout, type Row, type Table } from '../../pdf/layout';
import { parseAccess } from '../text/access';
import { fieldName, isReserved } from '../text/names';
import { parseBits, plain } from '../text/numbers';
import { fieldsUnder } from './bits';
import { fieldsOfRow } from './field-rows';
import { findHeader, type Header } from './header';
import { registerNames } from './names';
import { parseByteReset } from './numbers';
import { COMBINED, combinedPlace, type Places, placesIn } from './places';
import { restacked } from './restack';
import { type Statement, sizeFor, statement } from './statement';

/** Whether plain words may name registers (`Alarm 1 Seconds`), as in lists of chips on a bus. */
export interface ListOptions {
  readonly words: boolean;
}

/**
 * Reads a list of registers with addresses: a row per register, with bit columns or without, or with its fields in rows of
 * their own below it. Null when the table is none.
 */
export function readList(table: Table, layout: DocumentLayout, options: ListOptions): Statement[] | null {
  const header = findHeader(table, (one) => nameColumn(one.roles, options) !== null && placesIn(table, one) !== null);
  const places = header && placesIn(table, header);
  if (!header || !places || isCommands(table, header)) return null;
  const { rows } = restacked({ ...table, rows: table.rows.slice(header.body) }, places.column, layout);
  const found: Statement[] = [];
  let group: string | null = null;
  for (const row of rows) {
    group = cellAt(row, header.roles.get('group') ?? -1)?.text || group;
    const combined = combinedEntry(row, header, places.column);
    const entries = combined ? [combined] : entryOf(row, header, places, options);
    if (entries.length > 0) found.push(...entries.map((entry) => ({ ...entry, group: groupName(group) })));
    else extend(found, row, header);
  }
  return found.length > 0 ? widened(found) : null;
}

/** Opcodes are no addresses: a table of commands lists no registers unless its headings name them. */
function isCommands(table: Table, header: Header): boolean {
  const headings = table.rows.slice(0, header.body).flatMap(({ cells }) => cells.map(({ text }) => text));
  return (
    headings.some((text) => /\b(?:commands?|instructions?|opcodes?|strobes?|cmd)\b|命令|指令/i.test(text)) &&
    !headings.some((text) => /regist|寄存器/i.test(text))
  );
}

/** Where every reset value of a list has sixteen bits, the registers without one have as many. */
function widened(found: readonly Statement[]): Statement[] {
  const stated = found.filter(({ resetValue }) => resetValue !== null);
  const wide = stated.length > 0 && stated.every(({ size }) => size === 16);
  return found.map((one) => (wide && one.resetValue === null && one.size === 8 ? { ...one, size: 16 } : one));
}

function nameColumn(roles: Header['roles'], { words }: ListOptions): number | null {
  return roles.get('name') ?? (words ? (roles.get('function') ?? roles.get('description') ?? null) : null);
}

function entryOf(row: Row, header: Header, places: Places, options: ListOptions): Statement[] {
  const at = (role: Parameters<Header['roles']['get']>[0]): Cell | undefined =>
    cellAt(row, header.roles.get(role) ?? -1);
  const place = places.of(row);
  const nameCell = cellAt(row, nameColumn(header.roles, options) ?? -1);
  if (!place || !nameCell || isReserved(nameCell.text)) return [];
  const names = registerNames(nameCell.lines, options.words);
  const bank = /^\d+$/.test(at('bank')?.text.trim() ?? '') ? Number(at('bank')?.text) : place.bank;
  const printed = at('reset')?.text ?? '';
  const fields = header.bits ? fieldsUnder(row, header.bits, new Map<number, Access>()) : [];
  const top = Math.max(0, ...(header.bits ?? []).map(({ bit }) => bit));
  const least = Math.max(top + 1, place.bytes * 8);
  const size = least > 16 ? 32 : least > 8 ? 16 : sizeOf(printed, at('bit')?.text ?? '');
  const description = header.roles.has('name') ? (at('description') ?? at('function'))?.text || null : null;
  const access = accessOf(at('access')?.text ?? '', description ?? '');
  return names.map((name) => ({
    ...statement('list', name, { page: nameCell.page, bbox: nameCell.bbox }),
    ...{ address: place.address, bank, size, description, access, resetValue: parseByteReset(printed, size) },
    fields,
  }));
}

/** `RegMode (0x01)` in one cell, beside the first of the register's fields. */
function combinedEntry(row: Row, header: Header, column: number): Statement | null {
  const cell = cellAt(row, column);
  const name = COMBINED.exec(plain(cell?.text ?? '').trim())?.[1];
  const place = cell ? combinedPlace(cell.text) : null;
  const names = header.roles.get('name');
  if (!cell || !name || !place || !header.roles.has('bit') || names === undefined) return null;
  const fields = fieldsOfRow(row, { ...header, names });
  const found = statement('list', name, { page: cell.page, bbox: cell.bbox });
  return { ...found, address: place.address, fields, size: sizeFor(fields) };
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
  if (bits && nameCell && bits.lsb + bits.width <= Math.max(last.size, 8)) {
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
