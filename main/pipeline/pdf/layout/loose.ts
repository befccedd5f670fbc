import type { BBox } from '../../../../shared/models';
import { centerX, centerY, unite } from './boxes';
import { cellOf } from './cells';
import { columnBorders } from './columns';
import { toLines } from './lines';
import { rowsOf } from './rows';
import type { Rule, Table, TableKind, TextLine, Word } from './types';

/** Rules of one half-ruled table start and end within this, in points. */
const ALIGNED = 5;
/** White space, in line heights, that ends an unruled table. */
const END_GAP = 2.6;

/** A bullet, an item's number or a section number at the start of a line: no head of a table. */
const LIST_MARK = /^(?:[•·◆■□●○▪–—*\-l]|\(?\w{1,2}[).]|[A-Z]?\d+(?:\.\d+)+)$/;

/** Tables that have horizontal rules only. Columns come from the words of the first band. */
export function halfRuledTables(
  rules: readonly Rule[],
  words: readonly Word[],
  page: number,
  taken: readonly BBox[],
): Table[] {
  const groups: Rule[][] = [];
  for (const rule of [...rules].filter(({ horizontal }) => horizontal).sort((a, b) => b.at - a.at)) {
    const group = groups.find((candidate) => {
      const [first, last] = [candidate[0], candidate.at(-1)];
      return (
        first && last && aligned(first, rule) && !taken.some((box) => box[3] < last.at + 2 && box[1] > rule.at - 2)
      );
    });
    if (group) group.push(rule);
    else groups.push([rule]);
  }
  return groups.flatMap((group) => halfRuled(group, words, page));
}

const aligned = (a: Rule, b: Rule): boolean => Math.abs(a.from - b.from) <= ALIGNED && Math.abs(a.to - b.to) <= ALIGNED;

function halfRuled(group: readonly Rule[], words: readonly Word[], page: number): Table[] {
  const tables: Table[] = [];
  let start = 0;
  while (start + 2 < group.length) {
    const top = group[start];
    const second = group[start + 1];
    if (!top || !second) break;
    const header = toLines(between(words, top, second.at), page);
    const segments = header.length > 0 && header.length <= 4 ? mergeHeader(header) : [];
    if (segments.length < 2) {
      start++;
      continue;
    }
    const bands = group.slice(start).map(({ at }) => at);
    const body = words.filter((word) => inside(word, top.from, top.to, bands.at(-1) ?? 0, second.at));
    const columns = columnBorders(segments, body, top.from - 2, top.to + 2);
    bands.push(...tail(bands.at(-1) ?? 0, columns, words, page));
    tables.push(bandedTable(bands, columns, words, page));
    break;
  }
  return tables;
}

/** Bottom of rows that follow the last rule closely and keep to the columns, as where a page cuts the table. */
function tail(bottom: number, columns: readonly number[], words: readonly Word[], page: number): number[] {
  const [left, right] = [columns[0] ?? 0, columns.at(-1) ?? 0];
  let low = bottom;
  for (const line of toLines(
    words.filter((word) => inside(word, left, right, 0, bottom)),
    page,
  )) {
    const cells = line.segments.map(({ bbox }) => columns.filter((x) => x > bbox[0] + 3 && x < bbox[2] - 3).length);
    const filled = new Set(line.segments.map(({ bbox }) => columns.findLastIndex((x) => x <= centerX(bbox))));
    if (
      low - line.bbox[3] > line.size ||
      cells.some((crossed) => crossed > 0) ||
      filled.size < Math.min(3, columns.length - 1)
    )
      break;
    low = line.bbox[1] - 1;
  }
  return low < bottom ? [low] : [];
}

/** Header segments of several lines, united where they overlap sideways. */
function mergeHeader(lines: readonly TextLine[]): { bbox: BBox }[] {
  const boxes: BBox[] = [];
  for (const { bbox } of lines.flatMap(({ segments }) => segments).sort((a, b) => a.bbox[0] - b.bbox[0])) {
    const last = boxes.at(-1);
    if (last && bbox[0] < last[2]) boxes[boxes.length - 1] = unite([last, bbox]);
    else boxes.push(bbox);
  }
  return boxes.map((bbox) => ({ bbox }));
}

const between = (words: readonly Word[], rule: Rule, low: number): Word[] =>
  words.filter((word) => inside(word, rule.from, rule.to, low, rule.at));

function inside(word: Word, left: number, right: number, low: number, high: number): boolean {
  const [x, y] = [centerX(word.bbox), centerY(word.bbox)];
  return x >= left - 3 && x <= right + 3 && y > low && y < high;
}

function bandedTable(
  bands: readonly number[],
  columns: readonly number[],
  words: readonly Word[],
  page: number,
): Table {
  const ys: number[] = [];
  bands.forEach((high, i) => {
    ys.push(high);
    const low = bands[i + 1];
    if (low === undefined || i === 0) return;
    const [left, right] = [columns[0] ?? 0, columns.at(-1) ?? 0];
    ys.push(
      ...rowStarts(
        toLines(
          words.filter((word) => inside(word, left, right, low, high)),
          page,
        ),
        columns,
      ),
    );
  });
  return tableOf('half-ruled', ys, columns, words, page);
}

/** Heights between lines at which a new row starts: where the first column and another one both have text. */
function rowStarts(lines: readonly TextLine[], columns: readonly number[]): number[] {
  const border = columns[1] ?? 0;
  const starts: number[] = [];
  lines.forEach((line, i) => {
    const above = lines[i - 1];
    if (!above) return;
    const words = line.segments.flatMap((segment) => segment.words);
    const first = words.some((word) => centerX(word.bbox) < border);
    const other = words.some((word) => centerX(word.bbox) >= border);
    const open = above.segments[0];
    const dangling = open !== undefined && centerX(open.bbox) < border && /[-–]$/.test(open.text);
    if (first && other && !dangling) starts.push((above.bbox[1] + line.bbox[3]) / 2);
  });
  return starts;
}

function tableOf(
  kind: TableKind,
  ys: readonly number[],
  columns: readonly number[],
  words: readonly Word[],
  page: number,
): Table {
  const content = new Map<string, Word[]>();
  for (const word of words) {
    const row = ys.findIndex((high, i) => centerY(word.bbox) < high && centerY(word.bbox) >= (ys[i + 1] ?? high));
    const column = columns.findIndex(
      (left, i) => centerX(word.bbox) >= left && centerX(word.bbox) < (columns[i + 1] ?? left),
    );
    if (row < 0 || column < 0) continue;
    const key = `${row}/${column}`;
    content.set(key, [...(content.get(key) ?? []), word]);
  }
  const cells = ys.slice(0, -1).flatMap((high, row) =>
    columns.slice(0, -1).map((left, column) => {
      const bbox: BBox = [left, ys[row + 1] ?? high, columns[column + 1] ?? left, high];
      return cellOf({ row, column, rowSpan: 1, colSpan: 1, bbox }, content.get(`${row}/${column}`) ?? [], page);
    }),
  );
  const rows = rowsOf(cells, ys, page).filter((row) => row.cells.some(({ text }) => text !== ''));
  const bbox: BBox = [columns[0] ?? 0, ys.at(-1) ?? 0, columns.at(-1) ?? 0, ys[0] ?? 0];
  return { kind, page, pages: [page], bbox, columns, rows };
}

/**
 * Tables without rules: a line of several segments whose columns the lines below keep to. Ends at a wide gap, or at a line
 * that crosses a border.
 */
export function unruledTables(
  lines: readonly TextLine[],
  page: number,
): { table: Table; lines: readonly TextLine[] }[] {
  const found: { table: Table; lines: readonly TextLine[] }[] = [];
  for (let i = 0; i < lines.length; ) {
    const group = unruledGroup(lines, i);
    if (group.length < 3) {
      i++;
      continue;
    }
    const [head, ...body] = group;
    if (!head) break;
    const words = body.flatMap((line) => line.segments.flatMap((segment) => segment.words));
    const box = unite(group.map(({ bbox }) => bbox));
    const columns = columnBorders(head.segments, words, box[0] - 2, box[2] + 2);
    const ys = [head.bbox[3] + 1];
    const first = body[0];
    if (first) ys.push((head.bbox[1] + first.bbox[3]) / 2);
    ys.push(...rowStarts(body, columns), box[1] - 1);
    const all = group.flatMap((line) => line.segments.flatMap((segment) => segment.words));
    found.push({ table: tableOf('unruled', ys, columns, all, page), lines: group });
    i += group.length;
  }
  return found;
}

function unruledGroup(lines: readonly TextLine[], start: number): TextLine[] {
  const head = lines[start];
  if (!head || head.segments.length < 2 || LIST_MARK.test(head.segments[0]?.text ?? '')) return [];
  const group = [head];
  let filled = 0;
  for (let i = start + 1; i < lines.length; i++) {
    const line = lines[i];
    const above = group.at(-1);
    if (!line || !above) break;
    if (above.bbox[1] - line.bbox[3] > END_GAP * Math.max(line.size, 6)) break;
    if (!keepsColumns(head, line) || LIST_MARK.test(line.segments[0]?.text ?? '')) break;
    if (line.segments.length >= 2) filled++;
    group.push(line);
  }
  return filled >= 2 ? group : [];
}

/** Whether no segment of `line` reaches from under one head into the next. */
function keepsColumns(head: TextLine, line: TextLine): boolean {
  if (line.bbox[0] < head.bbox[0] - 40) return false;
  return line.segments.every((segment) => {
    const under = head.segments.filter((h) => h.bbox[0] < segment.bbox[2] - 2 && h.bbox[2] > segment.bbox[0] + 2);
    return under.length <= 1;
  });
}
