import type { Pin } from '../../../../shared/models';
import { type Cell, cellAt, type DocumentLayout, type Row, type Table } from '../../pdf/layout';
import { restacked } from '../byte/restack';
import { plain } from '../text/numbers';
import { columnLike, type Head, headOf } from './table-head';

const NUMBER_HEAD =
  /^(?:pin|lead|ball)s?(?:\s*(?:no|num|number|#)s?\.?)?$|\bpin\s?(?:no|num)|^(?:引|管)脚(?:编?号|序号)?$|^编号$/i;
const PACKAGE = /\b(?:[A-Z]{0,3}(?:QFP|QFN|SOP|SOIC|DIP|BGA|PLCC|LCC|LGA|CSP|DFN|SON|SOT|MLF|SO)-?\s?\d*)/;
/** `48 Pin`, `LQFP 48-pin`: a package by the number of its pins. */
const PIN_COUNT = /^(?:[A-Z]{2,6}\s*)?\d{1,3}[\s-]?pins?$/i;
/** Names that pins have on chips of all makers, for tables that do not head their column. */
const COMMON_PIN =
  /^(?:P[A-Z]?\d{1,2}(?:[._]\d)?|GPIO_?\d{1,2}|[AD]?V(?:DD|SS|CC|BAT|REF)\w*|A?GND|N?RE?SE?T[NB]?|BOOT\d?)\b/i;
const NAME_HEAD =
  /\b(?:name|symbol|mnemonic|signal)s?$|^(?:pin |signal )?(?:name|symbol|mnemonic)|(?:引|管)脚\s*名称?|^名称|^符号/i;
const TYPE_HEAD = /^(?:pin |i\/o )?(?:type|direction|dir)\b|^i ?\/ ?o$|^(?:引脚|管脚|端口)?类型|输入\/?输出/i;
const FUNCTION_HEAD =
  /altern|remap|multi|main function|default|additional|其[它他]功能(?:名称)?$|附加功能|复用|映射|默认|主功能|重映射/i;
const BARE_NUMBER = /^(?:no\.?|#|number|序号)$/i;
const PIN_NAME = /\bpin\s?(?:name|symbol)|(?:引|管)脚\s*(?:名|符号)/i;
const NUMBER = /^(?:[A-Z]{0,2}\d{1,3}|EP|PAD)$/;
/** Tables with fewer pins are examples. */
const LEAST = 3;
/** Share of a column's cells that must be such names. */
const COMMON = 0.7;

/** Pins of every package, from pin tables: one entry per package and number. */
export function readPins(layout: DocumentLayout): { pins: Pin[]; tables: Table[] } {
  const pins: Pin[] = [];
  const tables: Table[] = [];
  for (const block of layout.blocks) {
    if (block.kind !== 'table' || block.table.kind === 'unruled') continue;
    const own = readPinTable(block.table, layout);
    if (own.length < LEAST) continue;
    tables.push(block.table);
    for (const pin of own) {
      if (!pins.some((known) => known.package === pin.package && known.number === pin.number)) pins.push(pin);
    }
  }
  return { pins, tables };
}

interface PinColumns {
  readonly numbers: readonly { readonly column: number; readonly name: string }[];
  readonly name: number;
  readonly type: number | null;
  readonly functions: readonly number[];
}

function readPinTable(table: Table, layout: DocumentLayout): Pin[] {
  const head = headOf(
    table,
    // A table without rules between its rows has all numbers in one cell.
    (row) => row.cells.some(({ lines: [first = ''] }) => isNumber(first.trim()) || /^[-–—]$/.test(first.trim())),
  );
  const columns = head ? pinColumns(head, table.rows.slice(head.depth)) : null;
  if (!head || !columns) return [];
  const pins: Pin[] = [];
  let open = 0;
  const body = { ...table, rows: table.rows.slice(head.depth) };
  for (const row of restacked(body, columns.numbers[0]?.column ?? 0, layout).rows) {
    const own = pinsOf(row, columns);
    if (own.length > 0) {
      open = own.length;
      pins.push(...own);
    } else if (open > 0 && columns.numbers.every(({ column }) => (cellAt(row, column)?.text ?? '') === '')) {
      const more = functionsOf(row, columns, 0);
      pins.splice(-open, open, ...pins.slice(-open).map((pin) => withFunctions(pin, more)));
    }
  }
  return pins;
}

/** A pin's number; `SO8` is a package. */
const isNumber = (text: string): boolean =>
  NUMBER.test(text) && !/^(?:SO|DIP|SOP|QFN|QFP|BGA|LGA|DFN|SON|SOT)/.test(text);

function pinColumns(head: Head, body: readonly Row[]): PinColumns | null {
  const numbers = numberColumns(head);
  const taken = numbers.map(({ column }) => column);
  const name = columnLike(head, NAME_HEAD, taken) ?? columnOfNames(head, body, taken);
  if (numbers.length === 0 || name === null) return null;
  const type = columnLike(head, TYPE_HEAD, [...taken, name]);
  const functions = head.columns.flatMap((texts, i) =>
    i !== name &&
    i !== type &&
    !taken.includes(i) &&
    texts.some((text) => FUNCTION_HEAD.test(text) && !/descri|描述|说明/i.test(text))
      ? [i]
      : [],
  );
  return { numbers, name, type, functions };
}

/** The first column whose cells are mostly names that pins have; null where there is none. */
function columnOfNames({ columns }: Head, body: readonly Row[], taken: readonly number[]): number | null {
  const at = columns.findIndex((_, column) => {
    const texts = body.map((row) => cellAt(row, column)?.text.trim() ?? '').filter((text) => text !== '');
    const named = texts.filter((text) => COMMON_PIN.test(text));
    return !taken.includes(column) && named.length >= LEAST && named.length >= texts.length * COMMON;
  });
  return at < 0 ? null : at;
}

/** The columns of numbers, one per package. A bare "No." or the part's own name counts beside a column of pin names only. */
function numberColumns(head: Head): PinColumns['numbers'] {
  const numbers = head.columns.flatMap((texts, column) => {
    const last = texts.at(-1) ?? '';
    const own =
      texts.some((text) => NUMBER_HEAD.test(text)) || (PACKAGE.test(last) && last.length < 24) || PIN_COUNT.test(last);
    if (!own || texts.some((text) => NAME_HEAD.test(text) || FUNCTION_HEAD.test(text))) return [];
    return [{ column, name: NUMBER_HEAD.test(last) || BARE_NUMBER.test(last) ? '' : last }];
  });
  const named = head.columns.findIndex((texts) => texts.some((text) => PIN_NAME.test(text)));
  if (numbers.length > 0 || named < 0) return numbers;
  const bare = columnLike(head, BARE_NUMBER, [named]);
  if (bare !== null) return [{ column: bare, name: '' }];
  const [part = ''] = named > 0 ? (head.columns[0] ?? []) : [];
  return /^[A-Z]{2,}\d\w{2,}$/.test(part) ? [{ column: 0, name: part }] : [];
}

function pinsOf(row: Row, columns: PinColumns): Pin[] {
  const cell = cellAt(row, columns.name);
  const names = cell ? symbols(cell) : [];
  const [name] = names;
  if (!cell || !name) return [];
  const functions = [...new Set([...names.slice(1), ...functionsOf(row, columns, 1)])].filter((own) => own !== name);
  const type = columns.type === null ? '' : (cellAt(row, columns.type)?.text.trim() ?? '');
  return columns.numbers.flatMap(({ column, name: packageName }) =>
    numbersIn(cellAt(row, column)?.text ?? '').map((number) => ({
      ...{ package: packageName, number, name, functions },
      ...(type === '' || /^-$/.test(type) ? {} : { type }),
      source: { page: cell.page, bbox: cell.bbox },
    })),
  );
}

const numbersIn = (text: string): string[] =>
  plain(text)
    .replace(/\s*\[\d\]/g, '')
    .replace(/\s*-\s*(?=\d)/g, '-')
    .split(/[,、/\s]+/)
    .flatMap(spanned)
    .filter(isNumber);

/** `5-12` as single numbers. */
function spanned(part: string): string[] {
  const [from, to] = /^(\d{1,3})-(\d{1,3})$/.exec(part)?.slice(1).map(Number) ?? [];
  if (from === undefined || to === undefined || to < from) return [part];
  return Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
}

/** Names in the function columns, and of a row without numbers those in the column of names. */
function functionsOf(row: Row, { name, functions }: PinColumns, skipName: 0 | 1): string[] {
  const cells = [...(skipName ? [] : [name]), ...functions].map((column) => cellAt(row, column));
  // Words in small letters describe; a symbol has capitals or digits.
  return cells.flatMap((cell) => (cell ? symbols(cell) : [])).filter((text) => !/^[A-Z]?[a-z]{2,}$/.test(text));
}

/** Symbols in a cell, separated by `/`, commas or lines; words of a sentence are left out. */
function symbols({ lines }: Cell): string[] {
  return plain(lines.join('\n'))
    .replace(/\[\d\]|\(\d\)|\n(?=\/)/g, '')
    .split(/\s*[/,、;\n]\s*|\s+/)
    .map((part) => part.replace(/^[([]|[)\]:]$/g, ''))
    .filter((part) => /^\d*[A-Za-z][A-Za-z0-9_.+\-#]+$|^[A-Z]$/.test(part) && !/^[IO]$/.test(part));
}

const withFunctions = (pin: Pin, more: readonly string[]): Pin => ({
  ...pin,
  functions: [...new Set([...pin.functions, ...more.filter((name) => name !== pin.name)])],
});
