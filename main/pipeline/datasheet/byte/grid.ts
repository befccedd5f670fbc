import type { Access, Field } from '../../../../shared/models';
import type { Cell, Row, Table } from '../../pdf/layout';
import { plain } from '../text/numbers';
import { accessesUnder, type BitColumn, bitColumns, bitLabel, bitName, fieldsUnder, resetUnder } from './bits';
import { registerNames } from './names';
import { parseByteAddress } from './numbers';
import { statedAddress } from './stated';

/** What a bit grid says: a row of bit numbers, then names, and perhaps access and reset value per bit. */
export interface Grid {
  readonly fields: readonly Field[];
  readonly resetValue: number | null;
  readonly accesses: ReadonlyMap<number, Access>;
  /** Address and name printed in the grid beside the bits, where they are. */
  readonly address: number | null;
  readonly name: string | null;
  /** The highest and the lowest bit that stand over its columns. */
  readonly highest: number;
  readonly lowest: number;
}

/** Tables longer than this are lists, not the grid of one register. */
const LONGEST = 14;

/** Reads a table as the bit grid of one register; null when it is none. */
export function readGrid(table: Table): Grid | null {
  if (table.rows.length > LONGEST) return null;
  const stacked = stackedFields(table);
  if (stacked.length > 0) return { ...emptyGrid, fields: stacked };
  const at = table.rows.findIndex((row) => bitColumns(row) !== null);
  const labels = table.rows[at];
  const first = labels ? bitColumns(labels) : null;
  if (!labels || !first) return null;
  return readParts(table, at, first);
}

const emptyGrid: Grid = {
  ...{ fields: [], resetValue: null, accesses: new Map(), address: null, name: null },
  ...{ highest: Number.POSITIVE_INFINITY, lowest: 0 },
};

function readParts(table: Table, at: number, first: readonly BitColumn[]): Grid | null {
  const after = table.rows.slice(at + 1);
  const beside = outer(table.rows[at], first);
  let columns = first;
  let grid: Grid = {
    ...emptyGrid,
    address: addressOf(beside),
    ...(after.length > 0 ? titleIn(table.rows.slice(0, at)) : {}),
  };
  let fields: Field[] = [];
  let named = false;
  // Older manuals set the bit numbers below the names.
  for (const row of after.length > 0 ? after : table.rows.slice(0, at).reverse()) {
    const next = bitColumns(row);
    if (next) {
      columns = next;
      named = false;
    } else {
      const kind = rowKind(row, columns, named);
      if (kind === 'reset') grid = { ...grid, resetValue: resetUnder(row, columns) ?? grid.resetValue };
      if (kind === 'access') grid = { ...grid, accesses: new Map([...grid.accesses, ...accessesUnder(row, columns)]) };
      if (kind === 'names') {
        named = true;
        fields = [...fields, ...fieldsUnder(row, columns, new Map<number, Access>())];
        const beside = outer(row, columns).find(({ text }) => /^[01]{8}$/.test(text))?.text;
        grid = {
          ...grid,
          resetValue: grid.resetValue ?? (beside === undefined ? null : Number.parseInt(beside, 2)),
          name: grid.name ?? nameOf(outer(row, columns)),
          address: grid.address ?? rowAddress(row, columns, table, at),
        };
      }
    }
  }
  if (fields.length === 0 && grid.resetValue === null && grid.accesses.size === 0) return null;
  const { accesses } = grid;
  const labels = table.rows.flatMap((row) => bitColumns(row) ?? []).map(({ bit }) => bit);
  return {
    ...grid,
    ...{ highest: Math.max(...labels), lowest: Math.min(...labels) },
    fields: fields.map((field) => ({ ...field, access: accesses.get(field.lsb) ?? field.access })),
  };
}

function rowKind(row: Row, columns: readonly BitColumn[], named: boolean): 'names' | 'access' | 'reset' | 'none' {
  const label = outer(row, columns)
    .map(({ text }) => text)
    .join(' ');
  if (/reset|default|initial|\bpor\b|复位|初值|初始|默认/i.test(label)) return 'reset';
  if (/r\s?\/\s?w|access|type|读写|读\/写|访问/i.test(label)) return 'access';
  const texts = row.cells.filter((cell) =>
    columns.some(({ from, to }) => from < cell.column + cell.colSpan && to > cell.column),
  );
  if (texts.length > 0 && texts.every(({ text }) => /^[01xu?\s*-]*$/i.test(plain(text)))) return 'reset';
  if (accessesUnder(row, columns).size > 0) return 'access';
  return named && !/name|symbol|名|符号/i.test(label) && columns.length >= 8 ? 'none' : 'names';
}

/** Name and address in a row over the bit numbers, such as `Name | 0x0F | CTRL_A`. */
function titleIn(rows: readonly Row[]): Pick<Grid, 'address' | 'name'> | null {
  const cells = rows.flatMap((row) => row.cells);
  const address = addressOf(cells);
  const name = address === null ? null : nameOf(cells);
  return name === null ? null : { address, name };
}

/** Cells of a row beside the bit columns. */
function outer(row: Row | undefined, columns: readonly BitColumn[]): Cell[] {
  return (
    row?.cells.filter(
      (cell) => !columns.some(({ from, to }) => from < cell.column + cell.colSpan && to > cell.column),
    ) ?? []
  );
}

const addressOf = (cells: readonly Cell[]): number | null =>
  cells.map(({ text }) => (/[hx]/i.test(text) ? parseByteAddress(text, true) : null)).find((found) => found)?.address ??
  cells.map(({ text }) => statedAddress(text)).find((found) => found !== null) ??
  null;

/** An address in the row of names, under a heading that says which base it has. */
function rowAddress(row: Row, columns: readonly BitColumn[], table: Table, at: number): number | null {
  for (const hex of [true, false]) {
    for (const cell of outer(row, columns)) {
      const heading = table.rows[at]?.cells.find(({ column }) => column === cell.column)?.text ?? '';
      const said = hex ? /hex|addr|地址/i.test(heading) : /dec/i.test(heading);
      const found = said ? parseByteAddress(cell.text, hex) : null;
      if (found) return found.address;
    }
  }
  return addressOf(outer(row, columns));
}

function nameOf(cells: readonly Cell[]): string | null {
  const names = cells.flatMap(({ lines }) => registerNames(lines));
  return (
    names.find((name) => /^[A-Z][A-Z0-9_]+$/.test(name) && !/^(?:BIT|NAME|SYMBOL|FIELD|TYPE|R|W|RW)$/.test(name)) ??
    null
  );
}

/** Fields of a grid whose cells hold the bit label above the name (`D7` over `DATA_READY`). */
function stackedFields(table: Table): Field[] {
  const cells = table.rows.flatMap((row) => row.cells).filter(({ text }) => text !== '');
  const labels = cells.map(({ lines }) => (lines.length > 1 ? bitLabel(lines[0] ?? '') : null));
  if (cells.length < 4 || labels.some((label) => label === null)) return [];
  return cells.flatMap(({ lines, page, bbox }, i): Field[] => {
    const name = bitName(lines.slice(1));
    const lsb = labels[i] ?? 0;
    return name === '' ? [] : [{ name, lsb, width: 1, access: 'unknown', source: { page, bbox } }];
  });
}
