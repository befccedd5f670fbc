import { unite } from './boxes';
import type { Cell, Row } from './types';

/** Cells sorted to rows. `ys` are the row borders from top to bottom. Rows in which no cell begins are left out of the list. */
export function rowsOf(cells: readonly Cell[], ys: readonly number[], page: number): Row[] {
  const rows: Row[] = [];
  for (let row = 0; row + 1 < ys.length; row++) {
    const own = cells.filter((cell) => cell.row === row).sort((a, b) => a.column - b.column);
    const height = (ys[row] ?? 0) - (ys[row + 1] ?? 0);
    // The gap of a double rule is no row.
    if (own.length === 0 || (height < 4 && own.every(({ text }) => text === ''))) continue;
    const box = unite(own.map(({ bbox }) => bbox));
    rows.push({ page, cells: own, bbox: [box[0], ys[row + 1] ?? box[1], box[2], ys[row] ?? box[3]] });
  }
  return rows;
}

/** Text of the cell that covers `column` in this row, '' where none begins there. */
export function textAt(row: Row, column: number): string {
  return cellAt(row, column)?.text ?? '';
}

/** The cell of this row that covers `column`. */
export function cellAt(row: Row, column: number): Cell | undefined {
  return row.cells.find((cell) => cell.column <= column && column < cell.column + cell.colSpan);
}
