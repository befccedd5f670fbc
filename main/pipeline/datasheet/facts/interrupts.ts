import type { Interrupt } from '../../../../shared/models';
import { type Block, type Cell, cellAt, type DocumentLayout, type Row, type Table } from '../../pdf/layout';
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

/** A table of vectors, with the halves on further pages that repeat its heading. */
interface Run {
  readonly interrupts: readonly Interrupt[];
  readonly tables: readonly [Table, ...Table[]];
}

/** Interrupt vectors. On an 8051 a vector without a number gets it from its address, three plus eight per number. */
export function readInterrupts(layout: DocumentLayout, is8051: boolean): { interrupts: Interrupt[]; tables: Table[] } {
  const runs: Run[] = [];
  let said = '';
  const baseOf = statedBases(layout.blocks.map((block) => (block.kind === 'table' ? '' : textOf(block))));
  for (const block of layout.blocks) {
    if (block.kind !== 'table') {
      said = textOf(block);
      continue;
    }
    const { table } = block;
    const interrupts = table.kind === 'unruled' ? [] : readVectors(table, { said, baseOf, is8051 });
    if (interrupts.length === 0) continue;
    const own: Run = { interrupts, tables: [table] };
    const last = runs.at(-1);
    if (last && continues(last, own)) runs.splice(-1, 1, joined(last, own));
    else runs.push(own);
  }
  const [best] = runs.sort((a, b) => b.interrupts.length - a.interrupts.length);
  if (!best || best.interrupts.length < LEAST) return { interrupts: [], tables: [] };
  return { interrupts: byNumber(best.interrupts), tables: [...best.tables] };
}

/** A half of a table goes on where the other ends. Another variant or core counts its vectors anew, under the same heading. */
function continues({ interrupts, tables }: Run, { interrupts: more, tables: [table] }: Run): boolean {
  const before = tables.at(-1) ?? tables[0];
  const end = before.pages.at(-1) ?? before.page;
  const known = new Set(interrupts.map(({ number }) => number));
  return (
    titles(before) === titles(table) &&
    (table.page === end || table.page === end + 1) &&
    !more.some(({ number }) => known.has(number))
  );
}

const joined = (a: Run, b: Run): Run => ({
  interrupts: [...a.interrupts, ...b.interrupts],
  tables: [...a.tables, ...b.tables],
});

const titles = ({ rows: [head] }: Table): string => (head?.cells ?? []).map(({ text }) => text).join('|');
const byNumber = (interrupts: readonly Interrupt[]): Interrupt[] => [...interrupts].sort((a, b) => a.number - b.number);

const textOf = (block: Block): string =>
  block.kind === 'heading' ? block.heading.text : block.kind === 'line' ? block.line.text : '';

/** What a table of vectors is read with: the text above it, the constants that the document states, whether the core is an 8051. */
interface Setting {
  readonly said: string;
  readonly baseOf: (constant: string) => number | null;
  readonly is8051: boolean;
}

function readVectors(table: Table, { said, baseOf, is8051 }: Setting): Interrupt[] {
  const head = headOf(table, (row) =>
    row.cells.some(({ text }) =>
      /^(?:IRQ\s*)?-?\d+$|^0x[0-9a-f_ ]+$|^[0-9a-f]{4}h$|^[A-Z]\w*_\w+\s*\+\s*\d+$/i.test(text.trim()),
    ),
  );
  if (!head || !(TOPIC.test(said) || head.columns.flat().some((text) => TOPIC.test(text)))) return [];
  const found: { number: number; cell: Cell }[] = [];
  for (const { name, number, address } of columnGroups(head, is8051)) {
    for (const row of table.rows.slice(head.depth)) {
      const cell = cellAt(row, name);
      const value = numberOf(row, number, address) ?? numberOnBase(row, number, baseOf);
      const text = cell ? withoutMarks(nameIn(cell)) : '';
      if (!cell || value === null || text === '' || /^(?:-|reserved|保留)$/i.test(text)) continue;
      found.push({ number: value, cell });
    }
  }
  const names = found.map(({ cell }) => withoutMarks(nameIn(cell)));
  // A digit in brackets that tells two vectors apart is an index, not the mark of a note.
  const [once, shared] = [new Set<string>(), new Set<string>()];
  for (const name of names) (once.has(name) ? shared : once).add(name);
  return byNumber(
    found.map(({ number, cell }, i) => {
      const name = names[i] ?? '';
      return { number, name: shared.has(name) ? nameIn(cell) : name, source: { page: cell.page, bbox: cell.bbox } };
    }),
  );
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
  return (end < 0 ? columns.length : end) - 1;
}

function numberOf(row: Row, number: number | null, address: number | null): number | null {
  const text = number === null ? '' : plain(cellAt(row, number)?.text ?? '').trim();
  const printed = /^(?:IRQ\s*)?(-?\d{1,3})$/i.exec(text)?.[1];
  if (printed !== undefined) return Number(printed);
  const entry = address === null || number !== null ? null : parseBased(cellAt(row, address)?.text ?? '');
  return entry !== null && entry >= 3 && entry % 8 === 3 ? (entry - 3) / 8 : null;
}

/** `IRQ_NUM_BASE+29`, where the text gives the constant. */
function numberOnBase(row: Row, number: number | null, baseOf: Setting['baseOf']): number | null {
  const text = number === null ? '' : plain(cellAt(row, number)?.text ?? '');
  const [, constant, own] = /^([A-Z]\w*_\w+)\s*\+\s*(\d{1,3})$/.exec(text.replace(/\s+(?=[+_\w])/g, '')) ?? [];
  const base = constant === undefined ? null : baseOf(constant);
  return base === null ? null : base + Number(own);
}

/** Values of constants that the text states, as in `IRQ_NUM_BASE is 16`: each is looked for once, for the text may be long. */
function statedBases(texts: readonly string[]): Setting['baseOf'] {
  const known = new Map<string, number | null>();
  return (constant) => {
    const before = known.get(constant);
    if (before !== undefined) return before;
    const stated = new RegExp(`\\b${constant}\\s*(?:=|:|is|equals|为|等于)\\s*(\\d{1,3})(?!\\w)`, 'i');
    let digits: string | undefined;
    for (const text of texts) {
      digits = stated.exec(plain(text))?.[1];
      if (digits !== undefined) break;
    }
    const base = digits === undefined ? null : Number(digits);
    known.set(constant, base);
    return base;
  };
}

/** The name in a cell, without the word interrupt. */
const nameIn = ({ lines }: Cell): string =>
  lines
    .reduce(
      (text, line) => (text === '' || text.endsWith('_') || line.startsWith('_') ? text + line : `${text} ${line}`),
      '',
    )
    .replace(/^(\w+(?:\[\d\])?)(?:\s+(?:global\s+)?interrupts?|\s*(?:全局)?中断)(?=(?:\[\d\]|\(\d\))?$)/i, '$1')
    .trim();

const withoutMarks = (name: string): string => name.replace(/\[\d\]|\(\d\)$/g, '').trim();
