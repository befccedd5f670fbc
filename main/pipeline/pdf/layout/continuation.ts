import type { Diagnostic } from '../../../../shared/models';
import type { Cell, Row, Table } from './types';

/** Column borders of two halves may differ by this, in points, after a shift of the whole table. */
const SLACK = 4;

export type Join = { readonly table: Table } | { readonly unsure: Diagnostic } | null;

/** Joins `next`, the first table of the page after, to `table` when it goes on there. `unsure` when it may, but columns differ. */
export function continueTable(table: Table, next: Table): Join {
  const shift = (next.columns[0] ?? 0) - (table.columns[0] ?? 0);
  const sameOuter = Math.abs((next.columns.at(-1) ?? 0) - (table.columns.at(-1) ?? 0) - shift) <= SLACK;
  if (!sameOuter) return null;
  const repeated = repeatedHeading(table, next);
  if (table.columns.length !== next.columns.length) return null;
  const aligned = next.columns.every((x, i) => Math.abs(x - (table.columns[i] ?? 0) - shift) <= SLACK);
  if (!aligned && !repeated) return columnsDiffer(table, next);
  const rows = next.rows.slice(repeated ? 1 : 0);
  const offset = (table.rows.at(-1)?.cells[0]?.row ?? 0) + 1;
  return {
    table: {
      ...table,
      pages: [...new Set([...table.pages, ...next.pages])],
      rows: [...table.rows, ...rows.map((row) => moved(row, offset))],
    },
  };
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
