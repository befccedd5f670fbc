import type { Diagnostic } from '../../../../shared/models';
import type { Cell, Row, Table } from './types';

/** Column borders of two halves may differ by this, in points, after a shift of the whole table. */
const SLACK = 4;
/** Halves of unlike column counts must share more borders than this: all tables of full width share the outer ones. */
const LEAST_SHARED = 3;
/** More borders than this are not hidden by merged cells: a table of many columns, such as a bit grid, is another one. */
const MOST_HIDDEN = 2;

export type Join = { readonly table: Table } | { readonly unsure: Diagnostic } | null;

/** Joins `next`, the first table of the page after, to `table` when it goes on there. `unsure` when it may, but columns differ. */
export function continueTable(table: Table, next: Table): Join {
  const shift = (next.columns[0] ?? 0) - (table.columns[0] ?? 0);
  const sameOuter = Math.abs((next.columns.at(-1) ?? 0) - (table.columns.at(-1) ?? 0) - shift) <= SLACK;
  if (!sameOuter) return null;
  const repeated = repeatedHeading(table, next);
  const columns = sharedColumns(table, next, shift);
  if (!columns && table.columns.length !== next.columns.length) return null;
  if (!columns && !repeated) return columnsDiffer(table, next);
  const rows = next.rows.slice(repeated ? 1 : 0).map((row) => spread(row, columns?.ofNext));
  const offset = (table.rows.at(-1)?.cells[0]?.row ?? 0) + 1;
  return {
    table: {
      ...table,
      columns: columns?.all ?? table.columns,
      pages: [...new Set([...table.pages, ...next.pages])],
      rows: [...table.rows.map((row) => spread(row, columns?.ofTable)), ...rows.map((row) => moved(row, offset))],
    },
  };
}

/** Where each half's columns stand among those of both; undefined where they stand as they are. */
interface Shared {
  readonly all: readonly number[];
  readonly ofTable?: readonly number[];
  readonly ofNext?: readonly number[];
}

/** The columns of both halves, when one half has all borders of the other: cells merged throughout a page hide a border. */
function sharedColumns(table: Table, next: Table, shift: number): Shared | null {
  const placed = next.columns.map((x) => x - shift);
  if (placed.length === table.columns.length) return among(placed, table.columns) ? { all: table.columns } : null;
  const [few, many] = placed.length < table.columns.length ? [placed, table.columns] : [table.columns, placed];
  const alike = few.length > LEAST_SHARED && many.length - few.length <= MOST_HIDDEN;
  const places = alike && table.kind === 'ruled' && next.kind === 'ruled' ? among(few, many) : null;
  if (!places) return null;
  return few === placed ? { all: many, ofNext: places } : { all: many, ofTable: places };
}

function among(few: readonly number[], many: readonly number[]): number[] | null {
  const places = few.map((x) => many.findIndex((other) => Math.abs(x - other) <= SLACK));
  return places.every((place, i) => place > (places[i - 1] ?? -1)) ? places : null;
}

function spread(row: Row, places: readonly number[] | undefined): Row {
  if (!places) return row;
  const at = (column: number) => places[column] ?? column;
  const cells = row.cells.map((cell): Cell => {
    const column = at(cell.column);
    return { ...cell, column, colSpan: at(cell.column + cell.colSpan) - column };
  });
  return { ...row, cells };
}

const moved = (row: Row, offset: number): Row => ({
  ...row,
  cells: row.cells.map((cell): Cell => ({ ...cell, row: cell.row + offset })),
});

/** Whether the second half begins with the heading of the first. */
export function repeatedHeading(table: Table, next: Table): boolean {
  const head = (row: Row | undefined) => (row?.cells ?? []).map(({ text }) => text.replace(/\s+/g, '')).join('|');
  const first = head(table.rows[0]);
  return first.replace(/[|\d]/g, '') !== '' && first === head(next.rows[0]);
}

function columnsDiffer(table: Table, next: Table): Join {
  // Rows of unlike shape are two tables that happen to follow each other.
  if (table.kind !== next.kind || next.columns.length < 4) return null;
  return {
    unsure: {
      severity: 'info',
      code: 'TABLE_CONTINUATION_UNSURE',
      message: `The table on page ${table.pages.at(-1)} may go on at the top of page ${next.page}, but its columns differ; both halves are read on their own.`,
      page: next.page,
    },
  };
}
