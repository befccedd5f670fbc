import type { Row, Table } from '../../pdf/layout';
import type { RegisterFact } from '../recogniser';
import { parseAccess } from '../text/access';
import { fieldName } from '../text/names';
import { findBased, parseBased, parseReset, plain } from '../text/numbers';
import { fill, findPlaceholder, holds, INDEX_LETTERS } from '../text/ranges';
import { isMemoryMap } from './bases';
import { type Columns, cellFor, findHeader, type Header, textOf } from './columns';
import { offsetAt, readIndexed } from './key-values';
import { looksLikeName, withoutIndexNote } from './title';

/** A row of a summary table, with the headings above it, outermost first. */
export interface SummaryRow extends RegisterFact {
  readonly trail: readonly string[];
}

/** `R32_RCC_CTLR`: the width of the access stands before the name. */
const WIDTH_PREFIX = /^R(8|16|32)_(?=[A-Z])/;

/** The columns of a table that lists registers with their addresses or offsets, or null. */
export function summaryHeader(table: Table): Header | null {
  const header = findHeader(table);
  if (!header || isMemoryMap(table) || isVectorTable(table.rows[header.row])) return null;
  const { columns } = header;
  if (columns.has('bits') || !columns.has('name') || !(columns.has('address') || columns.has('offset'))) return null;
  return header;
}

/** Interrupt vectors have names and addresses too. */
const isVectorTable = (head: Row | undefined): boolean =>
  head?.cells.some(({ text }) => /\b(?:priority|vector|irq)\b|优先级|向量|中断号/i.test(text)) ?? false;

/** The registers of a summary table. Rows that name none (reserved ranges, captions) are passed over. */
export function readSummary(table: Table, header: Columns, from: number): RegisterFact[] {
  const facts: RegisterFact[] = [];
  for (const row of table.rows.slice(from)) {
    facts.push(...rowFacts(row, header));
  }
  return facts;
}

/** The register of a row; one per value of an index that the row explains and places: `PINn (n: 0-21) | 0x74+0x4*n`. */
function rowFacts(row: Row, header: Columns): RegisterFact[] {
  const fact = rowFact(row, header);
  if (!fact) return [];
  const where = plain(textOf(row, header, header.columns.has('offset') ? 'offset' : 'address'));
  const placeholder = findPlaceholder(`${textOf(row, header, 'name')} ${where}`);
  const indexed = placeholder ? readIndexed(afterBase(where)) : null;
  if (!placeholder || !indexed || !holds(fact.name, placeholder.letter)) return [fact];
  const { array: _, ...rest } = fact;
  return placeholder.values.map((value, i) => {
    const at = offsetAt(indexed, value, i);
    return {
      ...rest,
      name: fill(fact.name, placeholder.letter, value),
      address: fact.address === null ? null : fact.address + at - indexed.first,
      offset: fact.address === null ? at : null,
    };
  });
}

function rowFact(row: Row, header: Columns): RegisterFact | null {
  const cell = cellFor(row, header, 'name');
  const place = header.columns.has('offset') ? 'offset' : 'address';
  const where = textOf(row, header, place);
  const number = numberOf(where, place);
  if (!cell || number === null) return null;
  // The index of a register stays in its name: `PIN_CNF[3]`.
  const index = /\[\d+\]$/.exec(cell.text.trim())?.[0] ?? '';
  const printed = nameIn(withoutIndexNote(fieldName(cell.lines)) + index, textOf(row, header, 'description'));
  if (printed === null) return null;
  const width = Number(WIDTH_PREFIX.exec(printed)?.[1] ?? Number.NaN);
  const said = Number(/^(\d+)\s*(?:bits?|位)?$/i.exec(textOf(row, header, 'size'))?.[1] ?? Number.NaN);
  const size = registerSize(width) ?? registerSize(said);
  // Some manuals print full addresses under the heading of an offset.
  const absolute = number > 0xffff;
  return {
    kind: 'summary',
    name: printed.replace(WIDTH_PREFIX, ''),
    peripheral: null,
    description: textOf(row, header, 'description') || null,
    address: absolute ? number : null,
    offset: absolute ? null : number,
    size,
    resetValue: parseReset(textOf(row, header, 'reset').split(/\s+or\s+/)[0] ?? '', size ?? 32),
    access: parseAccess(textOf(row, header, 'access')),
    ...arrayOf(where, printed),
    fields: [],
    source: { page: cell.page, bbox: cell.bbox },
  };
}

const registerSize = (bits: number): 8 | 16 | 32 | null => (bits === 8 || bits === 16 || bits === 32 ? bits : null);

/** `0xE000E400-0xE000E41C | IPRn`: registers side by side under one name. */
function arrayOf(where: string, name: string): Pick<RegisterFact, 'array'> {
  const [first, last, more] = [...plain(where).matchAll(/0x[0-9a-f]+/gi)].map(([token]) => Number.parseInt(token, 16));
  if (first === undefined || last === undefined || more !== undefined || last <= first) return {};
  if (!INDEX_LETTERS.some((letter) => holds(name, letter))) return {};
  const stride = 4;
  const count = Math.floor((last - first) / stride) + 1;
  return count >= 2 && count <= 512 ? { array: { count, stride } } : {};
}

/** The name in a name cell: the whole cell, `Words (NAME)`, or `NAME words`. */
function nameIn(text: string, description: string): string | null {
  const bare = plain(text).replace(/\s*\(\d\)$/, '');
  if (looksLikeName(bare)) return bare;
  const inner = /\(([^()\s]+)\)\s*$/.exec(bare)?.[1];
  if (inner && looksLikeName(inner)) return inner;
  const first = /^(\S+)\s/.exec(bare)?.[1];
  if (first && looksLikeName(first) && /[_\d]/.test(first)) return first;
  // A short capital name that the general test takes for a word, such as a one-letter register.
  return /^[A-Z][A-Z0-9]{0,2}$/.test(bare) && description !== '' ? bare : null;
}

/** What follows the constant that stands for a base, in `GPIO_BA+0x200`. */
const afterBase = (text: string): string => text.replace(/^[A-Za-z]\w*\s*\+\s*/, '');

function numberOf(text: string, place: 'address' | 'offset'): number | null {
  const t = plain(text).trim();
  const based = findBased(t);
  if (based !== null) return based;
  // `Ch`: one digit, which elsewhere could be a word.
  if (place === 'offset' && /^[a-f]h$/i.test(t)) return Number.parseInt(t, 16);
  if (parseBased(`0x${t}`) !== null && (place === 'offset' || t.length >= 6)) return parseBased(`0x${t}`);
  return null;
}
