import type { DocumentLayout, TextLine, Word } from '../../pdf/layout';
import { parseAccess } from '../text/access';
import { isReserved } from '../text/names';
import { findBased, plain } from '../text/numbers';
import { fill, findPlaceholder } from '../text/ranges';
import { type BitColumn, bitColumns } from './bit-grid';
import type { FieldDraft } from './draft';
import type { Section } from './section';

/** The fields of one register as rows of letters under bit numbers, with the place of the first row. */
interface BitRows {
  readonly page: number;
  readonly top: number;
  readonly fields: readonly FieldDraft[];
  readonly resetValue: number | null;
}

/** Where the columns of the field rows begin, in points. */
interface Head {
  readonly field: number;
  readonly value: number;
}

/** A column begins at most this far left of its heading, in points. */
const SLACK = 3;
const NUMBERS = /^bit\s*(?:number|no\.?)\s/i;
const LETTERS = /^id\s/i;
const RESET = /^reset\s+(0x[0-9a-f]+)/i;
const HEAD = /^id\s+(?:acce\S*|r\/?w)\s+(?:local\s+)?field\b/i;

/**
 * Gives sections the fields that a manual prints as a line `Bit number 31 30 …`, a line of letters under it (`ID C C B A`), and
 * a row per letter with access, name and values. What was read of such lines as other tables is dropped.
 */
export function addBitRows(layout: DocumentLayout, sections: readonly Section[]): void {
  for (const { number, lines } of layout.pages) {
    lines.forEach((line, i) => {
      const rows = NUMBERS.test(line.text) ? readRows(lines.slice(i), number) : null;
      const owner = rows && sections.findLast(({ source }) => isAbove(source, rows));
      if (!rows || !owner) return;
      owner.tables.splice(0, owner.tables.length, { mode: null, fields: [...rows.fields] });
      owner.grid.splice(0, owner.grid.length);
      if (owner.keys.reset === undefined && rows.resetValue !== null) owner.keys.reset = rows.resetValue;
    });
  }
}

const isAbove = ({ page, bbox }: Section['source'], rows: BitRows): boolean =>
  page < rows.page || (page === rows.page && bbox[1] >= rows.top);

function readRows([numbers, letters, ...rest]: readonly TextLine[], page: number): BitRows | null {
  const columns = numbers ? bitColumns(wordsOf(numbers).filter(({ text }) => /^\d{1,2}$/.test(text))) : null;
  if (!numbers || !letters || !columns || !LETTERS.test(letters.text)) return null;
  const bits = bitsOfLetters(wordsOf(letters).slice(1), columns);
  const at = rest.slice(0, 2).findIndex(({ text }) => HEAD.test(text));
  const head = headOf(rest[at]);
  if (bits.size === 0 || !head) return null;
  const resetLine = rest.slice(0, at).find(({ text }) => RESET.test(text));
  const resetValue = resetLine ? findBased(resetLine.text) : null;
  return { page, top: numbers.bbox[3], fields: fieldRows(rest.slice(at + 1), head, bits, resetValue), resetValue };
}

/** Bits under each letter, lowest first. */
function bitsOfLetters(words: readonly Word[], columns: readonly BitColumn[]): Map<string, number[]> {
  const bits = new Map<string, number[]>();
  for (const { text, bbox } of words) {
    const x = (bbox[0] + bbox[2]) / 2;
    const nearest = columns.reduce((a, b) => (Math.abs(b.x - x) < Math.abs(a.x - x) ? b : a));
    if (/^[A-Za-z]{1,2}$/.test(text))
      bits.set(
        text,
        [...(bits.get(text) ?? []), nearest.bit].sort((a, b) => a - b),
      );
  }
  return bits;
}

function headOf(line: TextLine | undefined): Head | null {
  const words = line ? wordsOf(line) : [];
  const field = words.find(({ text }) => /^field$/i.test(text));
  const value = words.find(({ text, bbox }) => field && bbox[0] > field.bbox[0] && /^value$/i.test(text));
  return field && value ? { field: field.bbox[0] - SLACK, value: value.bbox[0] - SLACK } : null;
}

function fieldRows(
  lines: readonly TextLine[],
  head: Head,
  bits: ReadonlyMap<string, number[]>,
  reset: number | null,
): FieldDraft[] {
  const fields: FieldDraft[] = [];
  let open: FieldDraft[] = [];
  for (const line of lines) {
    if (NUMBERS.test(line.text)) break;
    const words = wordsOf(line);
    const begun = begin(line, words, head, bits, reset);
    if (begun.length > 0) {
      fields.push(...open);
      open = begun;
    } else if ((words[0]?.bbox[0] ?? 0) < head.field) break;
    else open = open.map((field) => withValue(field, words, head));
  }
  return [...fields, ...open];
}

/** The fields of a row such as `A RW DIR …` or, one per letter, `A-f RW PIN[i] (i=0..31) …`. */
function begin(
  line: TextLine,
  words: readonly Word[],
  head: Head,
  bits: ReadonlyMap<string, number[]>,
  reset: number | null,
): FieldDraft[] {
  const [id, access] = words;
  const name = words.filter(({ bbox }) => bbox[0] >= head.field && bbox[0] < head.value).map(({ text }) => text);
  const printed = name.join(' ');
  const letters = id && access && access.bbox[0] < head.field ? lettersOf(plain(id.text), [...bits.keys()]) : [];
  if (letters.length === 0 || printed === '') return [];
  const placeholder = findPlaceholder(printed);
  const bare = printed.replace(/\s*\(.*$/, '');
  const description = words
    .filter(({ bbox }) => bbox[0] >= head.value)
    .map(({ text }) => text)
    .join(' ');
  return letters.flatMap((letter, i): FieldDraft[] => {
    const own = bits.get(letter) ?? [];
    const lsb = own[0];
    if (lsb === undefined || !own.every((bit, k) => bit === lsb + k)) return [];
    const width = own.length;
    return [
      {
        ...{ lsb, width, description, values: [], reserved: isReserved(bare) },
        name:
          placeholder && letters.length > 1 ? fill(bare, placeholder.letter, placeholder.values[i] ?? `${i}`) : bare,
        access: parseAccess(access?.text ?? ''),
        resetValue: reset === null ? null : Math.floor(reset / 2 ** lsb) % 2 ** width,
        source: { page: line.page, bbox: line.bbox },
      },
    ];
  });
}

/** `C`, or `A-f` as the letters from A to f in the order of the bits: capitals first. */
function lettersOf(id: string, known: readonly string[]): string[] {
  const [from, to] = id.split('-');
  if (to === undefined) return known.includes(id) ? [id] : [];
  const order = [...known].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const [first, last] = [order.indexOf(from ?? ''), order.indexOf(to)];
  return first >= 0 && last > first ? order.slice(first, last + 1) : [];
}

/** A row without a letter: `Enabled 1 Counts`, or another line of the description. */
function withValue(field: FieldDraft, words: readonly Word[], head: Head): FieldDraft {
  const [name, number, ...rest] = words.filter(({ bbox }) => bbox[0] >= head.value).map(({ text }) => text);
  const value = number === undefined ? Number.NaN : (findBased(number) ?? Number(number));
  if (name === undefined || !Number.isInteger(value) || value < 0 || value >= 2 ** field.width) {
    return { ...field, description: `${field.description} ${words.map(({ text }) => text).join(' ')}`.trim() };
  }
  return { ...field, values: [...field.values, { value, name, description: rest.join(' ') || name }] };
}

const wordsOf = (line: TextLine): Word[] => line.segments.flatMap(({ words }) => [...words]);
