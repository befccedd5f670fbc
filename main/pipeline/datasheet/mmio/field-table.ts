import type { FieldValue } from '../../../../shared/models';
import { type Row, type Table, textAt, unite } from '../../pdf/layout';
import { parseAccess } from '../text/access';
import { cleanName, fieldName, isReserved } from '../text/names';
import { type BitRange, parseBitList, parseBits, parseReset, plain } from '../text/numbers';
import { findValues } from '../text/values';
import { type Columns, cellFor, findHeader, type Header, textOf } from './columns';
import type { FieldDraft } from './draft';
import { FORMULA, formulaFields, indexedFields, type NamedRange } from './indexed';

/** How the columns of a field table are laid; kept for a half on the next page that repeats no heading. */
export interface FieldColumns extends Columns {
  readonly count: number;
}

/** The columns of a field table, or null when the table is none: bits, and a name or a description. */
export function fieldColumns(table: Table): (FieldColumns & { row: number }) | null {
  const header = withName(table, withBits(table, findHeader(table)));
  if (!header) return null;
  const { columns } = header;
  const body = table.rows.slice(header.row + 1);
  if (!columns.has('bits')) {
    // "Field | Description" with cells such as "31-8 Reserved".
    const name = columns.get('name');
    if (name === undefined || !columns.has('description') || !combined(body, header)) return null;
  } else if (!columns.has('name') && !columns.has('description')) {
    return null;
  } else if (!body.some((row) => saysBits(textOf(row, header, 'bits')))) {
    return null;
  }
  return { columns, nameSpan: header.nameSpan ?? 1, count: table.columns.length - 1, row: header.row };
}

/** A column without a telling heading holds the bits when nearly all its cells are bit ranges. */
function withBits(table: Table, header: Header | null): Header | null {
  if (!header || header.columns.has('bits') || !header.columns.has('name') || !header.columns.has('description'))
    return header;
  const body = table.rows.slice(header.row + 1);
  for (let column = 0; column < Math.min(3, table.columns.length - 1); column++) {
    const texts = body.map((row) => textAt(row, column)).filter((text) => text !== '');
    const ranges = texts.filter((text) => parseBits(text) !== null).length;
    if (texts.length > 0 && ranges >= 0.8 * texts.length && column !== header.columns.get('name')) {
      return { ...header, columns: new Map([...header.columns, ['bits', column]]) };
    }
  }
  return header;
}

/** `Bits | Description` over three columns: the name stands in the left one that the heading of the description covers. */
function withName(table: Table, header: Header | null): Header | null {
  const description = header?.columns.get('description');
  if (!header || description === undefined || header.columns.has('name') || !header.columns.has('bits')) return header;
  const heading = table.rows[header.row]?.cells.find(({ column }) => column === description);
  if (!heading || heading.colSpan < 2) return header;
  const body = table.rows.slice(header.row + 1);
  const parted = body.filter(({ cells }) => cells.some((cell) => cell.column === description && cell.colSpan === 1));
  // Where the rows are not parted either, the heading is as wide as its column.
  if (parted.length < body.length / 2) return header;
  const columns = new Map([...header.columns, ['name', description], ['description', description + 1]] as const);
  return { ...header, columns };
}

const combined = (body: readonly Row[], header: Header): boolean =>
  body.length > 0 &&
  body.filter((row) => splitCombined(textOf(row, header, 'name')) !== null).length >= body.length / 2;

function splitCombined(text: string): { range: BitRange; name: string } | null {
  const match = /^(\[?\d{1,2}\s*(?:[-–:~]\s*\d{1,2})?\]?)\s+(\S.*)$/.exec(text);
  const range = match ? parseBits(match[1] ?? '') : null;
  return range && match ? { range, name: match[2] ?? '' } : null;
}

/** The fields of a table whose columns are known. `from` is the first row after the heading. */
export function readFields(table: Table, header: FieldColumns, from: number): FieldDraft[] {
  const entries: Row[][] = [];
  for (const row of table.rows.slice(from)) {
    const bits = header.columns.has('bits') ? textOf(row, header, 'bits') : textOf(row, header, 'name');
    const begins = header.columns.has('bits') ? saysBits(bits) : splitCombined(bits) !== null;
    // A row without bits goes on with the one above, as after a page break.
    if (begins) entries.push([row]);
    else if (bits === '') entries.at(-1)?.push(row);
  }
  return entries.flatMap((rows) => fieldsOf(rows, header));
}

/** `x`, where the name says which bits that are: `Px (x=0-15)`. */
const LETTER = /^[xyn]$/;

const saysBits = (text: string): boolean => rangesOf(text).length > 0 || formulaIn(text) !== null;

function rangesOf(text: string): BitRange[] {
  const range = parseBits(text);
  return range ? [range] : (parseBitList(text) ?? []);
}

/** `[2n+1:2n]`, with an index that is explained below it or in the description. */
const formulaIn = (text: string): string | null =>
  LETTER.test(text.trim())
    ? `${text.trim()}:${text.trim()}`
    : (new RegExp(`^\\[?(${FORMULA})\\]?(?![:\\w])`, 'i').exec(
        plain(text).replace(/\s+(?=[:+\]])|(?<=[:+[])\s+/g, ''),
      )?.[1] ?? null);

function fieldsOf(all: readonly Row[], header: FieldColumns): FieldDraft[] {
  const { rows, values } = parted(all);
  const [first] = rows;
  if (!first) return [];
  const description = joined(rows, header, 'description', '\n');
  const both = header.columns.has('bits') ? null : splitCombined(textOf(first, header, 'name'));
  const printedRanges = both ? [both.range] : rangesOf(textOf(first, header, 'bits'));
  const printed = both ? cleanName(both.name.split(' ')[0] ?? '') : nameOf(rows, header, description);
  const cells = [cellFor(first, header, 'name'), cellFor(first, header, 'bits')].flatMap((cell) =>
    cell ? [cell.bbox] : [],
  );
  const shared = {
    access: parseAccess(joined(rows, header, 'access', '') || accessIn(description)),
    description: description.replace(/\n/g, ' ').trim(),
    reserved: isReserved(printed === '' ? description : printed),
    source: { page: first.page, bbox: unite(cells) },
  };
  const parts = subfields(description, printedRanges);
  if (parts) return parts.map((part) => ({ ...part, ...shared, description: '', resetValue: null, values: [] }));
  return placesOf(printed, description, textOf(first, header, 'bits'), printedRanges).map((range) => ({
    ...shared,
    ...range,
    resetValue: parseReset(joined(rows, header, 'reset', ''), range.width),
    values: values ?? rowValues(rows, header, range.width) ?? findValues(description, range.width),
  }));
}

function placesOf(name: string, description: string, bits: string, ranges: readonly BitRange[]): NamedRange[] {
  const formula = ranges.length === 0 ? formulaIn(bits) : null;
  return formula === null
    ? indexedFields(name, description, ranges)
    : formulaFields(name, `${bits} ${description}`, formula);
}

/** Rows of a field, and the values listed below them under a heading of their own, `Value | Mode | Description`. */
function parted(all: readonly Row[]): { rows: readonly Row[]; values: FieldValue[] | null } {
  const at = all.findIndex(({ cells }, i) => i > 0 && cells.find(({ text }) => text !== '')?.text === 'Value');
  const head = all[at]?.cells.find(({ text }) => text === 'Value');
  if (!head) return { rows: all, values: null };
  const values = all.slice(at + 1).flatMap(({ cells }): FieldValue[] => {
    const [number, name, description = name] = cells.filter(({ text }) => text !== '');
    const value = number?.column === head.column ? parseReset(number.text, 32) : null;
    return value === null || !name || !description
      ? []
      : [{ value, ...(description === name ? {} : { name: name.text }), description: description.text }];
  });
  return { rows: all.slice(0, at), values: values.length > 0 ? values : null };
}

/** Values that stand in rows of their own, in a column headed `Value`; null where there are fewer than two. */
function rowValues(rows: readonly Row[], header: FieldColumns, width: number): FieldValue[] | null {
  if (!header.columns.has('value')) return null;
  const values = rows.flatMap((row): FieldValue[] => {
    const value = parseReset(textOf(row, header, 'value'), width);
    const description = textOf(row, header, 'description');
    return value === null || description === '' ? [] : [{ value, description }];
  });
  return values.length >= 2 ? values : null;
}

/** `AP[2:0]  MPU_RASR[26:24]` as a line of a description. */
const PART = /^([A-Z][A-Z0-9_]*)(?:\[\d+:\d+\])?\s+[A-Z][A-Z0-9_]*\[(\d{1,2})(?::(\d{1,2}))?\]$/;

/** The parts that a description lists of its field, each with its bits in the register; null when it lists none. */
function subfields(
  description: string,
  [whole, ...others]: readonly BitRange[],
): (BitRange & { name: string })[] | null {
  const parts = description.split('\n').flatMap((line) => {
    const [, name, high, low = high] = PART.exec(line.trim()) ?? [];
    if (name === undefined || high === undefined) return [];
    return [{ name, lsb: Number(low), width: Number(high) - Number(low) + 1 }];
  });
  if (parts.length < 2 || !whole || others.length > 0) return null;
  const inside = ({ lsb, width }: BitRange) => lsb >= whole.lsb && lsb + width <= whole.lsb + whole.width && width > 0;
  return parts.every(inside) ? parts : null;
}

/** A footnote's letter that the page draws raised and the text run does not set apart: `PENDSVSETa`. */
const FOOTNOTE_LETTER = /(?<=^[A-Z][A-Z0-9_]{5,})[a-c]$/;

function nameOf(rows: readonly Row[], header: FieldColumns, description: string): string {
  if (header.columns.has('name')) {
    const lines = rows.flatMap((row) => cellFor(row, header, 'name')?.lines ?? []);
    return fieldName(lines).replace(FOOTNOTE_LETTER, '');
  }
  // "Bits | Description": the description begins with the name, on a line of its own where it is in small letters.
  const match = /^([A-Z][A-Z0-9_]*)(?:\[\d+:\d+\])?\s*(?:[:：.\n-]|$)/.exec(description);
  return match?.[1] ?? /^([a-z][a-z0-9_]*)\s*\n/.exec(description)?.[1] ?? '';
}

/** `… (R/W)` at the end of a description. */
const accessIn = (description: string): string => /\(([A-Z/0-9]{2,5})\)\s*$/i.exec(description.trim())?.[1] ?? '';

function joined(
  rows: readonly Row[],
  header: FieldColumns,
  role: 'description' | 'access' | 'reset',
  glue: string,
): string {
  return rows
    .flatMap((row) => cellFor(row, header, role)?.lines ?? [])
    .join(glue)
    .trim();
}
