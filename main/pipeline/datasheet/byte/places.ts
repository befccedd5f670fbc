import { cellAt, type Row, type Table } from '../../pdf/layout';
import { plain } from '../text/numbers';
import type { Header } from './header';
import { type ByteAddress, parseByteAddress, parseByteSpan } from './numbers';

/** Where a register of a list lies, and how many bytes it spans. */
export interface Place extends ByteAddress {
  readonly bytes: number;
}

/** How the rows of a list say where their register lies: in a column, beside the name, or by the bits of a pointer. */
export interface Places {
  /** The column that tells the rows apart. */
  readonly column: number;
  of(row: Row): Place | null;
}

/** `RegMode (0x01)` or `R0 (00h)`, with or without words behind. */
export const COMBINED = /^([A-Za-z]\w*)\s*[([]\s*(0x[0-9a-f]{1,4}|[0-9a-f]{1,4}h)\s*[)\]]/i;
const POINTER_BIT = /^[A-Z]{1,3}(\d)$/i;
/** A pointer of fewer registers than this is some other table. */
const LEAST_POINTED = 3;

/** The places of a list with these headings, or null when they are nowhere. */
export function placesIn(table: Table, header: Header): Places | null {
  const rows = table.rows.slice(header.body);
  const column = header.roles.get('address');
  if (column !== undefined) return columnPlaces(rows, column, header.hex);
  const name = header.roles.get('name');
  if (name === undefined) return null;
  const combined = rows.filter((row) => COMBINED.test(textAt(row, name))).length;
  if (combined >= LEAST_POINTED && header.bits) return { column: name, of: (row) => combinedPlace(textAt(row, name)) };
  return pointerPlaces(table, rows, header);
}

const textAt = (row: Row, column: number): string => plain(cellAt(row, column)?.text ?? '').trim();

function columnPlaces(rows: readonly Row[], column: number, said: boolean | null): Places {
  const hex = said ?? looksHex(rows, column);
  // `0x3F (0x5F)` beside `(0xC6)`: the address in memory stands in brackets.
  const bracketed = rows.some((row) => /^\(0x[0-9a-f]+\)$/i.test(textAt(row, column)));
  return {
    column,
    of: (row) => {
      const printed = textAt(row, column);
      const text = bracketed ? (/\(0x[0-9a-f]+\)$/i.exec(printed)?.[0] ?? printed) : printed;
      const single = parseByteAddress(text, hex);
      if (single) return { ...single, bytes: 1 };
      const span = parseByteSpan(text);
      return span && { ...span, bank: null };
    },
  };
}

function looksHex(rows: readonly Row[], column: number): boolean {
  const bare = rows.map((row) => textAt(row, column)).filter((t) => /^[0-9a-f]{1,4}$/i.test(t));
  return bare.some((t) => /[a-f]/i.test(t)) || (bare.length > 0 && bare.every((t) => t.length === 2));
}

/** The place in `R0 (00h)`. */
export function combinedPlace(text: string): Place | null {
  const found = parseByteAddress(COMBINED.exec(plain(text).trim())?.[2] ?? '', true);
  return found && { ...found, bytes: 1 };
}

/** A column for each bit of the pointer that selects a register: `P1 | P0 | Register`. */
function pointerPlaces(table: Table, rows: readonly Row[], header: Header): Places | null {
  const heads = table.rows[header.body - 1]?.cells ?? [];
  const bits = heads.flatMap(({ text, column }) => {
    const bit = POINTER_BIT.exec(plain(text).trim())?.[1];
    return bit === undefined ? [] : [{ bit: Number(bit), column }];
  });
  const falling = bits.every(({ bit }, i) => bit === bits.length - 1 - i);
  const digits = (row: Row): string => bits.map(({ column }) => textAt(row, column)).join('');
  const pointed = rows.filter((row) => /^[01]+$/.test(digits(row)));
  if (bits.length < 2 || !falling || pointed.length < LEAST_POINTED || pointed.length < rows.length) return null;
  if (new Set(pointed.map(digits)).size < pointed.length) return null;
  return {
    column: bits[0]?.column ?? 0,
    of: (row) => ({ address: Number.parseInt(digits(row), 2), bank: null, bytes: 1 }),
  };
}
