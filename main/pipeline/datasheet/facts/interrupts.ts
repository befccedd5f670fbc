import type { Interrupt } from '../../../../shared/models';
import { type Block, cellAt, type DocumentLayout, type Row, type Table } from '../../pdf/layout';
import { parseBased, plain } from '../text/numbers';
import { columnLike, type Head, headOf } from './table-head';

const TOPIC = /interrupt|vector|\birq\b|exception|中断|向量|异常/i;
/** Where a table numbers exceptions and interrupts apart, the number of the interrupt is what a program uses. */
const IRQ_HEAD = /\birq\b.*(?:number|no\b|#)|^irq$|中断(?:编?号|序号)/i;
const NUMBER_HEAD =
  /vector\s*(?:number|no\b|#)|^(?:irq|interrupt|exception)\s*(?:number|no\.?|#|id)|^(?:no\.?|number|irq|#|position|位置|序号|编号)$|(?:中断|向量|异常)(?:编?号|序号)/i;
const NAME_HEAD =
  /source|^(?:interrupt |exception |irq )?(?:name|acronym|symbol)|^(?:interrupt|exception)s?$|中断源|名称|^(?:中断|异常)$|^irq\s*\d+\s*[-~]\s*\d+$/i;
/** A column of words such as `ADC global interrupt`, for tables that give no name by itself. */
const WORDS_HEAD = /(?:interrupt|中断)\s*(?:description|描述|说明)/i;
const ADDRESS_HEAD = /address|^(?:interrupt )?vector$|入口|地址|向量$/i;
/** Tables with fewer vectors are examples. */
const LEAST = 4;

/** Interrupt vectors. On an 8051 a vector without a number gets it from its address, three plus eight per number. */
export function readInterrupts(layout: DocumentLayout, is8051: boolean): { interrupts: Interrupt[]; tables: Table[] } {
  let best: { interrupts: Interrupt[]; tables: Table[] } = { interrupts: [], tables: [] };
  let said = '';
  const texts = layout.blocks.map((block) => (block.kind === 'table' ? '' : textOf(block)));
  for (const block of layout.blocks) {
    if (block.kind !== 'table') {
      said = textOf(block);
      continue;
    }
    const { table } = block;
    const interrupts = table.kind === 'unruled' ? [] : readVectors(table, { said, texts, is8051 });
    const more = best.tables.at(-1);
    if (more && interrupts.length > 0 && titles(more) === titles(table)) {
      // A half on the next page that repeats the heading.
      best = { interrupts: byNumber([...best.interrupts, ...interrupts]), tables: [...best.tables, table] };
    } else if (interrupts.length >= LEAST && interrupts.length > best.interrupts.length) {
      best = { interrupts, tables: [table] };
    }
  }
  return best;
}

const titles = ({ rows: [head] }: Table): string => (head?.cells ?? []).map(({ text }) => text).join('|');
const byNumber = (interrupts: readonly Interrupt[]): Interrupt[] => [...interrupts].sort((a, b) => a.number - b.number);

const textOf = (block: Block): string =>
  block.kind === 'heading' ? block.heading.text : block.kind === 'line' ? block.line.text : '';

/** What a table of vectors is read with: the text above it, all text of the document, and whether the core is an 8051. */
interface Setting {
  readonly said: string;
  readonly texts: readonly string[];
  readonly is8051: boolean;
}

function readVectors(table: Table, { said, texts, is8051 }: Setting): Interrupt[] {
  const head = headOf(table, (row) =>
    row.cells.some(({ text }) =>
      /^(?:IRQ\s*)?-?\d+$|^0x[0-9a-f_ ]+$|^[0-9a-f]{4}h$|^[A-Z]\w*_\w+\s*\+\s*\d+$/i.test(text.trim()),
    ),
  );
  if (!head || !(TOPIC.test(said) || head.columns.flat().some((text) => TOPIC.test(text)))) return [];
  const interrupts: Interrupt[] = [];
  for (const { name, number, address } of columnGroups(head, is8051)) {
    for (const row of table.rows.slice(head.depth)) {
      const cell = cellAt(row, name);
      const value = numberOf(row, number, address) ?? numberOnBase(row, number, texts);
      const text = cell ? nameIn(cell.lines) : '';
      if (!cell || value === null || text === '' || /^(?:-|reserved|保留)$/i.test(text)) continue;
      interrupts.push({ number: value, name: text, source: { page: cell.page, bbox: cell.bbox } });
    }
  }
  return byNumber(interrupts);
}

interface Group {
  readonly name: number;
  readonly number: number | null;
  readonly address: number | null;
}

/** Columns of a vector; a table may hold the same columns side by side twice. */
function columnGroups(head: Head, is8051: boolean): Group[] {
  const groups: Group[] = [];
  const taken: number[] = [];
  for (;;) {
    const name = innermost(head, columnLike(head, NAME_HEAD, taken) ?? columnLike(head, WORDS_HEAD, taken));
    const others = name === null ? taken : [...taken, name];
    const number = columnLike(head, IRQ_HEAD, others) ?? columnLike(head, NUMBER_HEAD, others);
    const address = is8051 ? columnLike(head, ADDRESS_HEAD, taken) : null;
    if (name === null || (number === null && address === null)) return groups;
    groups.push({ name, number, address });
    taken.push(...[name, number, address].filter((column) => column !== null));
  }
}

/** Under a heading over several columns, such as block and source, the last is the name. */
function innermost({ columns }: Head, first: number | null): number | null {
  if (first === null) return null;
  const texts = columns[first]?.join('|');
  const end = columns.findIndex((other, i) => i > first && other.join('|') !== texts);
  return end < 0 ? first : end - 1;
}

function numberOf(row: Row, number: number | null, address: number | null): number | null {
  const text = number === null ? '' : plain(cellAt(row, number)?.text ?? '').trim();
  const printed = /^(?:IRQ\s*)?(-?\d{1,3})$/i.exec(text)?.[1];
  if (printed !== undefined) return Number(printed);
  const entry = address === null || number !== null ? null : parseBased(cellAt(row, address)?.text ?? '');
  return entry !== null && entry >= 3 && entry % 8 === 3 ? (entry - 3) / 8 : null;
}

/** `IRQ_NUM_BASE+29`, where the text gives the constant: `IRQ_NUM_BASE is 16`. */
function numberOnBase(row: Row, number: number | null, texts: readonly string[]): number | null {
  const text = number === null ? '' : plain(cellAt(row, number)?.text ?? '');
  const [, constant, own] = /^([A-Z]\w*_\w+)\s*\+\s*(\d{1,3})$/.exec(text.replace(/\s+(?=[+_\w])/g, '')) ?? [];
  if (constant === undefined) return null;
  const stated = new RegExp(`\\b${constant}\\s*(?:=|:|is|equals|为|等于)\\s*(\\d{1,3})(?!\\w)`, 'i');
  const base = texts.map((each) => stated.exec(plain(each))?.[1]).find((each) => each !== undefined);
  return base === undefined ? null : Number(base) + Number(own);
}

const nameIn = (lines: readonly string[]): string =>
  lines
    .reduce(
      (text, line) => (text === '' || text.endsWith('_') || line.startsWith('_') ? text + line : `${text} ${line}`),
      '',
    )
    .replace(/\[\d\]|\(\d\)$/g, '')
    .replace(/^(\w+)(?:\s+(?:global\s+)?interrupts?|\s*(?:全局)?中断)$/i, '$1')
    .trim();
