import type { PageGraphics, TextRun } from '../types';
import { centredIn } from './boxes';
import { latticeBox, lattices, ruledTable } from './grid';
import { toLines } from './lines';
import { halfRuledTables, unruledTables } from './loose';
import { rulesOf } from './rules';
import type { Table, TextLine, Word } from './types';
import { toWords } from './words';

/** A page cut into tables and the lines outside them, before headings and continued tables are known. */
export interface PageParts {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly tables: readonly Table[];
  /** Lines outside tables, top to bottom. */
  readonly lines: readonly TextLine[];
  /** All lines. */
  readonly allLines: readonly TextLine[];
  readonly ruled: boolean;
}

/** Lines of at least this many segments make a page worth the price of its graphics. */
const TABLE_LINES = 2;

/** Dot leaders: a line of a table of contents, which has no rules. */
const LEADERS = /(?:\. ?){6}|…{3}/;

/** Whether the lines of a page look as if some stood in a table. `afterTable`: the page before ends with one. */
export function looksTabular(lines: readonly TextLine[], afterTable: boolean): boolean {
  if (afterTable && (lines[0]?.segments.length ?? 0) >= 2) return true;
  return lines.filter(({ segments, text }) => segments.length >= 3 && !LEADERS.test(text)).length >= TABLE_LINES;
}

/** Words of a page inside `[bottom, top]` (points), which leaves running headers and footers out. */
export function bodyWords(runs: readonly TextRun[], bottom: number, top: number): Word[] {
  return toWords(runs).filter(({ bbox }) => {
    const middle = (bbox[1] + bbox[3]) / 2;
    return middle > bottom && middle < top;
  });
}

/**
 * Finds the tables of a page. Without `graphics` only white space can tell columns. `allLines` are the lines of `words`: a page
 * without tables shares them with its blocks.
 */
export function cutPage(
  page: { readonly number: number; readonly width: number; readonly height: number },
  words: readonly Word[],
  graphics: PageGraphics | null,
  allLines: readonly TextLine[],
): PageParts {
  const { number } = page;
  const tables: Table[] = [];
  let rest = [...words];
  if (graphics) {
    const { lattices: found, loose } = lattices(rulesOf(graphics));
    // The smallest first, so that a frame around the page does not swallow the tables in it.
    found.sort((a, b) => area(a) - area(b));
    for (const lattice of found) {
      const box = latticeBox(lattice);
      const table = ruledTable(
        lattice,
        rest.filter((word) => centredIn(word.bbox, box)),
        number,
      );
      if (!table || isFrame(box, page)) continue;
      tables.push(table);
      rest = rest.filter((word) => !centredIn(word.bbox, box));
    }
    for (const table of halfRuledTables(
      loose,
      rest,
      number,
      tables.map(({ bbox }) => bbox),
    )) {
      tables.push(table);
      rest = rest.filter((word) => !centredIn(word.bbox, table.bbox));
    }
  }
  let lines = rest.length === words.length ? [...allLines] : toLines(rest, number);
  for (const { table, lines: taken } of unruledTables(lines, number)) {
    tables.push(table);
    lines = lines.filter((line) => !taken.includes(line));
  }
  return { ...page, tables, lines, allLines, ruled: graphics !== null };
}

function area(lattice: Parameters<typeof latticeBox>[0]): number {
  const [x0, y0, x1, y1] = latticeBox(lattice);
  return (x1 - x0) * (y1 - y0);
}

function isFrame(box: readonly number[], page: { readonly width: number; readonly height: number }): boolean {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
  return x1 - x0 > 0.97 * page.width && y1 - y0 > 0.97 * page.height;
}
