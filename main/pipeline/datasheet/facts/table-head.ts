import { cellAt, type Row, type Table } from '../../pdf/layout';
import { plain } from '../text/numbers';

/** Headings of each column of a table, from its first `depth` rows, the lowest last. */
export interface Head {
  readonly depth: number;
  readonly columns: readonly (readonly string[])[];
}

const DEEPEST = 3;

/** The headings of a table. Rows belong to them up to the first that `isBody` takes for data; null when there are none. */
export function headOf(table: Table, isBody: (row: Row) => boolean): Head | null {
  const depth = table.rows.findIndex(isBody);
  if (depth < 1 || depth > DEEPEST) return null;
  const rows = table.rows.slice(0, depth);
  const columns = Array.from({ length: table.columns.length - 1 }, (_, column) => [
    ...new Set(rows.map((row) => plain(cellAt(row, column)?.text ?? '').trim()).filter((text) => text !== '')),
  ]);
  return { depth, columns };
}

/** The first column whose headings match, of those not in `taken`. */
export function columnLike(head: Head, pattern: RegExp, taken: readonly number[] = []): number | null {
  const at = head.columns.findIndex((texts, i) => !taken.includes(i) && texts.some((text) => pattern.test(text)));
  return at < 0 ? null : at;
}
