import type { Cell, Table } from '../../pdf/layout';
import { plain } from '../text/numbers';
import { registerNames } from './names';
import { type Statement, statement } from './statement';

/** Address maps have eight or sixteen columns; fewer rows than this are something else. */
const LEAST_ROWS = 4;
const HEX_ROW = /^(?:0x)?([0-9a-f]{2,4})h?$/i;
const COLUMN = /^\+?\s*(?:0x)?([0-9a-f])h?\s*(?:[/,、(]\s*\+?(?:0x)?([0-9a-f])h?\)?)?$/i;

/**
 * Reads a map of addresses: a row per eight (or sixteen) addresses, a name per address, the row's first address in front, such
 * as the SFR map of an 8051. Null when the table is none. Where each cell has a line per SFR page, the lines are pages.
 */
export function readMap(table: Table): Statement[] | null {
  const columns = offsetColumns(table);
  const rows = columns ? table.rows.flatMap((row) => rowBase(row.cells, columns) ?? []) : [];
  if (!columns || rows.length < LEAST_ROWS || !rows.every(({ base }) => base % columns.size === 0)) return null;
  return rows.flatMap(({ base, cells, banks }) =>
    cells.flatMap((cell) => {
      const offset = columns.offsets.get(cell.column);
      return offset === undefined ? [] : cellStatements(cell, base + offset, banks);
    }),
  );
}

interface OffsetColumns {
  readonly offsets: ReadonlyMap<number, number>;
  readonly first: number;
  readonly size: 8 | 16;
}

/** The columns under headings such as `0/8 … 7/F`, or the last eight when the rows have addresses at both ends or none. */
function offsetColumns(table: Table): OffsetColumns | null {
  for (const { cells } of [...table.rows.slice(0, 3), ...table.rows.slice(-1)]) {
    const offsets = new Map<number, number>();
    for (const { column, text } of cells) {
      const offset = COLUMN.exec(plain(text).trim())?.[1];
      if (offset !== undefined && Number.parseInt(offset, 16) === offsets.size) offsets.set(column, offsets.size);
    }
    if (offsets.size === 8 || offsets.size === 16)
      return { offsets, first: Math.min(...offsets.keys()), size: offsets.size };
  }
  return headless(table);
}

/** A map without headings: hexadecimal row addresses eight apart in the first column. */
function headless(table: Table): OffsetColumns | null {
  const width = table.columns.length - 1;
  if (width !== 9 && width !== 10) return null;
  const offsets = new Map(Array.from({ length: 8 }, (_, i) => [i + 1, i]));
  const bases = table.rows.flatMap(({ cells }) => HEX_ROW.exec(plain(cells[0]?.text ?? '').trim())?.[1] ?? []);
  const values = bases.map((text) => Number.parseInt(text, 16));
  const stepped = values.every((value, i) => i === 0 || Math.abs(value - (values[i - 1] ?? 0)) === 8);
  return values.length >= 8 && stepped ? { offsets, first: 1, size: 8 } : null;
}

function rowBase(cells: readonly Cell[], columns: OffsetColumns) {
  let base: number | null = null;
  let banks: number[] = [];
  for (const cell of cells.filter(({ column }) => column < columns.first)) {
    const hex = HEX_ROW.exec(plain(cell.text).trim())?.[1];
    if (hex !== undefined) base = Number.parseInt(hex, 16);
    else if (/^\d(?:\s\d)*$/.test(cell.text.trim())) banks = cell.text.trim().split(/\s+/).map(Number);
  }
  return base === null ? null : { base, banks, cells: cells.filter(({ column }) => column >= columns.first) };
}

function cellStatements(cell: Cell, address: number, banks: readonly number[]): Statement[] {
  const source = { page: cell.page, bbox: cell.bbox };
  const paged = banks.length > 1 && cell.lines.length === banks.length;
  return cell.lines.flatMap((line, i) => {
    const lines = paged ? [line] : i === 0 ? cell.lines : [];
    return registerNames(lines.map(withoutDigits)).map((name) => ({
      ...statement('map', name, source),
      ...{ address, bank: paged ? (banks[i] ?? null) : null },
    }));
  });
}

/** Maps print the reset value below or behind the name. */
const withoutDigits = (line: string): string => plain(line).replace(/\s+[01x,\s-]{4,}b?$|^[01x,\s-]{4,}b?$/i, '');
