import { type Cell, centerX, type Row, type Table, type TextLine } from '../../pdf/layout';
import { isAccess, parseAccess } from '../text/access';
import { fieldName, isReserved } from '../text/names';
import { parseReset } from '../text/numbers';
import type { FieldDraft } from './draft';

/** Where a bit number stands over its column. */
export interface BitColumn {
  readonly bit: number;
  readonly x: number;
}

/** `b31`, `Bit31`: what some manuals print before the number of a bit. */
const BIT_MARK = /^b(?:it)?\s?(?=\d)/i;

/** Bit numbers among the cells of a row, whose label does not count. */
export const bitCells = (row: Row): BitColumn[] | null =>
  bitColumns(row.cells.filter(({ text }) => /^(?:(?:b(?:it)?\s?)?\d[\d\s]*)?$/i.test(text.trim())));

/** Bit numbers of a row: at least four whole numbers, each one less than the one before. */
export function bitColumns(
  items: readonly { readonly text: string; readonly bbox: readonly [number, number, number, number] }[],
): BitColumn[] | null {
  const bits = items
    .map(({ text, bbox }) => ({ text: text.trim().replace(BIT_MARK, ''), x: centerX([...bbox]) }))
    .filter(({ text }) => text !== '');
  if (bits.length < 4 || bits.some(({ text }) => !/^\d{1,2}$/.test(text))) return null;
  const numbers = bits.map(({ text }) => Number(text));
  const falling = numbers.every((bit, i) => i === 0 || bit === (numbers[i - 1] ?? 0) - 1);
  return falling && (numbers[0] ?? 64) < 64 ? bits.map(({ x }, i) => ({ bit: numbers[i] ?? 0, x })) : null;
}

/** Bit numbers of a line of text outside a table. */
export function bitLine(line: TextLine): BitColumn[] | null {
  return bitColumns(line.segments.flatMap(({ words }) => words));
}

/**
 * Fields of a bit grid: rows of bit numbers, inside the table or on the line above it (`above`), each with a row of names and
 * perhaps rows of access and reset values below.
 */
export function readGrid(table: Table, above: readonly BitColumn[] | null): Grid {
  const fields: FieldDraft[] = [];
  let columns = above;
  let bits = 0;
  let band: Row[] = [];
  const finish = () => {
    if (columns) fields.push(...readBand(band, columns));
    for (const { bit } of columns ?? []) bits = Math.max(bits, bit + 1);
    band = [];
  };
  for (const row of table.rows) {
    const own = bitCells(row);
    if (own && own.length >= row.cells.filter(({ text }) => text !== '').length - 1) {
      finish();
      columns = own;
    } else if (row.cells.some(({ text }) => text !== '')) {
      band.push(row);
    }
  }
  finish();
  return { fields, bits };
}

/** Fields of a bit grid, and how many bits it draws, those without a name too. */
interface Grid {
  readonly fields: readonly FieldDraft[];
  readonly bits: number;
}

function readBand(rows: readonly Row[], columns: readonly BitColumn[]): FieldDraft[] {
  const names = rows.find((row) => isNamed(row, columns)) ?? rows[0];
  if (!names) return [];
  const below = rows.filter((row) => row !== names).flatMap((row) => partsOf(row, columns));
  const access = below.find((row) => mostly(row, columns, (text) => text === '-' || isAccess(text)));
  const reset = below.find((row) => mostly(row, columns, (text) => /^(?:[01x-]|0x[0-9a-f]+|\d{1,3})$/i.test(text)));
  return names.cells.flatMap((cell): FieldDraft[] => {
    const range = bitsUnder(cell, columns);
    const name = gridName(cell);
    if (!range || name === '') return [];
    return [
      {
        ...range,
        name,
        access: parseAccess(textUnder(access, range, columns)),
        resetValue: parseReset(textUnder(reset, range, columns), range.width),
        description: '',
        values: [],
        reserved: isReserved(name),
        source: { page: cell.page, bbox: cell.bbox },
      },
    ];
  });
}

/** `SWIE` over `R 9` in a narrow cell is one name, SWIER9. */
function gridName({ lines }: Cell): string {
  const name = fieldName(lines);
  return lines.length > 1 && /^[A-Z]\w* (?:[A-Z0-9]\w* )*\d{1,2}$/.test(name) && name === name.toUpperCase()
    ? name.replaceAll(' ', '')
    : name;
}

/** Where the names are not the first row, their label says so. */
const isNamed = (row: Row, columns: readonly BitColumn[]): boolean =>
  row.cells.some(
    (cell) => bitsUnder(cell, columns) === null && /^(?:name|bit ?(?:name|field):?|位名)$/i.test(cell.text.trim()),
  );

/** A row of `RW 0` is a row of access and one of reset values. */
function partsOf(row: Row, columns: readonly BitColumn[]): Row[] {
  const split = (text: string) => /^(\S+)\s+([01x])$/i.exec(text.trim());
  if (!mostly(row, columns, (text) => isAccess(split(text)?.[1] ?? ''))) return [row];
  const part = (at: 1 | 2): Row => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, text: split(cell.text)?.[at] ?? '' })),
  });
  return [part(1), part(2)];
}

/** Whether nearly all that stands under the bits passes; what labels the row does not count. */
function mostly(row: Row, columns: readonly BitColumn[], test: (text: string) => boolean): boolean {
  const filled = row.cells.filter((cell) => cell.text.trim() !== '' && bitsUnder(cell, columns) !== null);
  return filled.length > 0 && filled.filter(({ text }) => test(text.trim())).length >= filled.length * 0.8;
}

function bitsUnder(cell: Cell, columns: readonly BitColumn[]): { lsb: number; width: number } | null {
  const bits = columns.filter(({ x }) => x > cell.bbox[0] && x < cell.bbox[2]).map(({ bit }) => bit);
  if (bits.length === 0) return null;
  const [lsb, msb] = [Math.min(...bits), Math.max(...bits)];
  return { lsb, width: msb - lsb + 1 };
}

/** Text of the row's cell over the range; single-bit cells of a wider field are joined, most significant first. */
function textUnder(row: Row | undefined, range: { lsb: number; width: number }, columns: readonly BitColumn[]): string {
  if (!row) return '';
  const cells = row.cells.filter((cell) => {
    const own = bitsUnder(cell, columns);
    return own && own.lsb < range.lsb + range.width && own.lsb + own.width > range.lsb;
  });
  const texts = cells.map(({ text }) => text.trim());
  return texts.every((text) => text === texts[0]) && isAccess(texts[0] ?? '') ? (texts[0] ?? '') : texts.join('');
}
