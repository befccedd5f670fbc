import { describe, expect, it } from 'vitest';
import type { Row, Table } from '../../../../../../main/pipeline/pdf/layout';
import { continueTable } from '../../../../../../main/pipeline/pdf/layout/continuation';

/** A ruled table on one page; a cell is its column, its span and its text. */
function half(
  page: number,
  columns: readonly number[],
  ...rows: readonly (readonly [number, number, string][])[]
): Table {
  const bbox: Table['bbox'] = [columns[0] ?? 0, 0, columns.at(-1) ?? 0, 10];
  const built = rows.map(
    (cells, row): Row => ({
      page,
      bbox,
      cells: cells.map(([column, colSpan, text]) => ({
        page,
        text,
        lines: [text],
        bbox,
        row,
        column,
        rowSpan: 1,
        colSpan,
      })),
    }),
  );
  return { kind: 'ruled', page, pages: [page], bbox, columns, rows: built };
}

const placesOf = (table: Table) =>
  table.rows.map(({ cells }) => cells.map(({ column, colSpan, text }) => [column, colSpan, text]));

describe('a table that goes on at the top of the next page', () => {
  it('is joined where merged cells hide one of its columns on that page', () => {
    const first = half(
      1,
      [0, 20, 80, 200, 300],
      [
        [0, 1, 'Bit'],
        [1, 1, 'Name'],
        [2, 2, 'Description'],
      ],
      [
        [0, 1, '1'],
        [1, 1, 'M1'],
        [2, 1, 'high'],
        [3, 1, 'modes'],
      ],
    );
    const second = half(
      2,
      [0, 21, 79, 300],
      [
        [0, 1, '0'],
        [1, 1, 'EN'],
        [2, 1, 'Enable'],
      ],
    );
    const join = continueTable(first, second);
    expect(join && 'table' in join && placesOf(join.table).at(-1)).toEqual([
      [0, 1, '0'],
      [1, 1, 'EN'],
      [2, 2, 'Enable'],
    ]);
    const other = continueTable(second, { ...first, page: 3, pages: [3] });
    expect(other && 'table' in other && placesOf(other.table)[0]).toEqual([
      [0, 1, '0'],
      [1, 1, 'EN'],
      [2, 2, 'Enable'],
    ]);
  });

  it('stays apart where the other table has borders of its own, or many more columns', () => {
    const fields = half(
      1,
      [0, 20, 80, 300],
      [
        [0, 1, 'Bit'],
        [1, 1, 'Name'],
        [2, 1, 'Description'],
      ],
    );
    expect(continueTable(fields, half(2, [0, 20, 120, 200, 300], [[0, 1, 'x']]))).toBeNull();
    expect(continueTable(fields, half(2, [0, 20, 40, 60, 80, 150, 300], [[0, 1, 'x']]))).toBeNull();
  });
});
