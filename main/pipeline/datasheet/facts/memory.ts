import type { MemoryRegion } from '../../../../shared/models';
import { cellAt, type DocumentLayout, type Row, type Table } from '../../pdf/layout';
import { parseBased, plain, ungroup } from '../text/numbers';
import { columnLike, type Head, headOf } from './table-head';

const ADDRESS = /0x[0-9a-f_]{3,}|\b[0-9a-f]{4,8}h\b/i;
const RANGE = /(0x[0-9a-f_]+|\b[0-9a-f]{4,8}h\b)\s*(?:-|~|to|到|至|\.\.+)\s*(0x[0-9a-f_]+|[0-9a-f]{4,8}h\b)/i;
const START = /^(?:start|base|begin|low\b)|起始|开始|^基址|基地址/i;
const END = /^(?:end|(?:top|high)\b)|结束|终止/i;
/** Headings of the column that names a region, the most telling first: a bus holds many. */
const NAMES = [
  /peripheral|module|block|target|外设|模块|目标/i,
  /name|region|memory|名称|区域|存储器/i,
  /bus|description|描述|用途/i,
];
const SIZE = /^(?:size|length|大小|长度|容量)/i;
const TOPIC = /memory|address (?:map|space)|boundary|存储|(?:地址|编址)(?:映射|空间|范围)|边界地址|内存/i;
const LEAST = 2;

/** Regions of the memory map that tables give with both ends. */
export function readMemory(layout: DocumentLayout): MemoryRegion[] {
  const regions: MemoryRegion[] = [];
  let said = '';
  for (const block of layout.blocks) {
    if (block.kind === 'heading') said = block.heading.text;
    else if (block.kind === 'line') said = block.line.text;
    else if (block.table.kind !== 'unruled') {
      const own = readRegions(block.table, said);
      if (own.length >= LEAST) regions.push(...own.filter((region) => !regions.some((known) => same(known, region))));
    }
  }
  return regions;
}

const same = (a: MemoryRegion, b: MemoryRegion): boolean => a.start === b.start && a.size === b.size;

function readRegions(table: Table, said: string): MemoryRegion[] {
  const head = headOf(table, (row) => row.cells.some(({ text }) => ADDRESS.test(ungroup(plain(text)))));
  if (!head || !(TOPIC.test(said) || head.columns.flat().some((text) => TOPIC.test(text) || START.test(text))))
    return [];
  const taken = rangeColumns(head);
  const name = NAMES.map((pattern) => columnLike(head, pattern, taken)).find((column) => column !== null);
  if (name === undefined) return [];
  return table.rows.slice(head.depth).flatMap((row) => regionOf(row, head, name) ?? []);
}

const rangeColumns = (head: Head): number[] =>
  [columnLike(head, START), columnLike(head, END)].filter((column) => column !== null);

function regionOf(row: Row, head: Head, column: number): MemoryRegion | null {
  const cell = cellAt(row, column);
  const ends = endsOf(row, head);
  const name = cell?.text.trim() ?? '';
  // A region drawn over several rows lists its parts: the row's ends are those of one part.
  if (!cell || !ends || cell.rowSpan > 1 || name === '' || /^(?:reserved|保留|-)/i.test(name) || ends.end < ends.start)
    return null;
  return { name, start: ends.start, size: ends.end - ends.start + 1, source: { page: cell.page, bbox: cell.bbox } };
}

function endsOf(row: Row, head: Head): { start: number; end: number } | null {
  const [from, to] = [columnLike(head, START), columnLike(head, END)];
  const pair =
    from !== null && to !== null
      ? [cellAt(row, from)?.text ?? '', cellAt(row, to)?.text ?? '']
      : row.cells.flatMap(({ text }) => RANGE.exec(ungroup(plain(text)))?.slice(1, 3) ?? []).slice(0, 2);
  const [start = null, end = null] = pair.map(addressOf);
  if (start !== null && end !== null) return { start, end };
  const [base = null, size = null] = [from, columnLike(head, SIZE)].map((column) =>
    column === null ? null : addressOf(cellAt(row, column)?.text ?? ''),
  );
  return base !== null && size ? { start: base, end: base + size - 1 } : null;
}

const addressOf = (text: string): number | null => parseBased(ungroup(plain(text)).replace(/_/g, '').trim());
