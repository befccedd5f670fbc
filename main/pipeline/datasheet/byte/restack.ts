import { type Cell, type DocumentLayout, type Row, type Table, unite, type Word } from '../../pdf/layout';

/** A body cell of this many lines, in a table of few rows, holds a stack of rows. */
const STACK = 4;
/** A subscript stands closer than this to its letter, in points. */
const CLOSE = 1.5;

/**
 * A table whose body is one row, because it is drawn without rules between its rows, cut into rows again: each line that has a
 * word in column `key` begins a row. Other tables are returned as they are.
 */
export function restacked(table: Table, key: number, layout: DocumentLayout): Table {
  const rows = table.rows.flatMap((row) => (isStack(row, key) ? cut(row, key, table, layout) : [row]));
  return rows.length === table.rows.length ? table : { ...table, rows };
}

function isStack(row: Row, key: number): boolean {
  const lines = row.cells.find(({ column }) => column === key)?.lines.length ?? 0;
  return lines >= STACK && row.cells.filter((cell) => cell.lines.length >= lines - 2).length >= 3;
}

function cut(row: Row, key: number, table: Table, layout: DocumentLayout): Row[] {
  const words = wordsIn(row, layout);
  const starts = words.filter((word) => columnOf(word, table.columns) === key).map(({ bbox }) => bbox[3]);
  const tops = [...new Set(starts.map((top) => Math.round(top)))].sort((a, b) => b - a);
  return tops.flatMap((top, i): Row[] => {
    const bottom = tops[i + 1] ?? Number.NEGATIVE_INFINITY;
    const own = words.filter(({ bbox }) => bbox[3] <= top + 2 && bbox[3] > bottom + 2);
    return own.length > 0 ? [rowOf(own, row, i, table.columns)] : [];
  });
}

function wordsIn(row: Row, layout: DocumentLayout): Word[] {
  const [x0, y0, x1, y1] = row.bbox;
  const lines = layout.pages[row.page - 1]?.lines ?? [];
  return lines
    .flatMap(({ segments }) => segments.flatMap(({ words }) => words))
    .filter(({ bbox: [a, b, c, d] }) => (a + c) / 2 > x0 && (a + c) / 2 < x1 && (b + d) / 2 > y0 && (b + d) / 2 < y1);
}

function columnOf({ bbox }: Word, columns: readonly number[]): number {
  return columns.filter((x) => x <= bbox[0] + 2).length - 1;
}

function rowOf(words: readonly Word[], { page, cells }: Row, row: number, columns: readonly number[]): Row {
  const built = cells.map((cell): Cell => {
    const own = words.filter((word) => {
      const column = columnOf(word, columns);
      return column >= cell.column && column < cell.column + cell.colSpan;
    });
    const text = joined(own);
    const bbox = own.length > 0 ? unite(own.map((word) => word.bbox)) : cell.bbox;
    return { ...cell, row, rowSpan: 1, text, lines: text === '' ? [] : [text], bbox };
  });
  return { page, bbox: unite(words.map((word) => word.bbox)), cells: built };
}

/** Words with spaces between them; a subscript follows its letter without one. */
function joined(words: readonly Word[]): string {
  return words.reduce((text, word, i) => {
    const before = words[i - 1];
    const gap = before ? word.bbox[0] - before.bbox[2] : 0;
    const close = before && gap > -CLOSE && gap < CLOSE && word.size < before.size;
    return text === '' || close ? text + word.text : `${text} ${word.text}`;
  }, '');
}
