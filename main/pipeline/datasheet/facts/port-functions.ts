import type { Pin } from '../../../../shared/models';
import { type Cell, cellAt, type DocumentLayout, type Row, type Table } from '../../pdf/layout';
import { plain } from '../text/numbers';
import { type Head, headOf } from './table-head';

/** A pin of a port as tables of alternate functions name it: `GPIO14`, `PA9`, `P1.3`. */
const PORT_PIN = /^(?:GPIO_?\d{1,3}|P[A-Z]_?\d{1,2}|P\d[._]\d)$/;
/** Columns that say how a pin starts or what it is, not what it can do. */
const NO_FUNCTION = /pull|reset|default|type|direction|level|i\/o|上拉|复位|默认|类型|方向|电平/i;
const SYMBOL = /^[A-Z][A-Z0-9_/.\-+ ]*$/;
/** Tables with fewer pins or functions are examples. */
const LEAST_PINS = 4;
const LEAST_COLUMNS = 3;
/** Share of the rows that must name a pin, and of the cells that must hold symbols. */
const MOST = 0.7;

/**
 * Alternate functions by the name of the pin, from tables that give no pin numbers, as `HEADING: FUNCTION`. The pins of packages
 * in `listed` gain their functions; a pin that no package lists is given without package and number. Tables that were read as pin
 * tables are left alone: their functions are known.
 */
export function withPortFunctions(
  layout: DocumentLayout,
  listed: { pins: readonly Pin[]; tables: readonly Table[] },
): { pins: Pin[]; tables: Table[] } {
  const found = new Map<string, Pin>();
  const tables: Table[] = [];
  let last: Head | null = null;
  for (const block of layout.blocks) {
    if (block.kind !== 'table' || block.table.kind === 'unruled' || listed.tables.includes(block.table)) continue;
    const head: Head | null =
      headOf(block.table, isPin) ?? (isPin(block.table.rows[0]) ? continued(block.table, last) : null);
    const pins = head ? pinsOf(block.table, head) : [];
    if (!head || pins.length === 0) continue;
    last = head;
    tables.push(block.table);
    for (const pin of pins) {
      const before = found.get(pin.name);
      found.set(pin.name, before ? { ...before, functions: joined(before.functions, pin.functions) } : pin);
    }
  }
  const pins = listed.pins.map((pin) => {
    const more = found.get(pin.name);
    return more ? { ...pin, functions: joined(pin.functions, more.functions) } : pin;
  });
  const packaged = new Set(pins.map(({ name }) => name));
  return { pins: [...pins, ...[...found.values()].filter(({ name }) => !packaged.has(name))], tables };
}

const joined = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

/** A second half on the next page has the columns of the first. */
const continued = (table: Table, head: Head | null): Head | null =>
  head && head.columns.length === table.columns.length - 1 ? { ...head, depth: 0 } : null;

const isPin = (row: Row | undefined): boolean => PORT_PIN.test(nameOf(row));
const nameOf = (row: Row | undefined): string => (row ? plain(cellAt(row, 0)?.text ?? '').trim() : '');

function pinsOf(table: Table, head: Head): Pin[] {
  const body = table.rows.slice(head.depth);
  const rows = body.filter(isPin);
  const columns = head.columns.flatMap((texts, column) =>
    column > 0 && texts.length > 0 && !texts.some((text) => NO_FUNCTION.test(text)) ? [column] : [],
  );
  const cells = rows.flatMap((row) => columns.flatMap((column) => cellAt(row, column) ?? [])).filter(isFilled);
  const symbols = cells.filter(({ text }) => SYMBOL.test(plain(text).trim()) || /^<?reserved>?$/i.test(text.trim()));
  if (rows.length < LEAST_PINS || rows.length < body.length * MOST) return [];
  if (columns.length < LEAST_COLUMNS || symbols.length < cells.length * MOST) return [];
  return rows.flatMap((row): Pin[] => {
    const cell = cellAt(row, 0);
    const functions = columns.flatMap((column) => functionIn(head, column, cellAt(row, column)));
    const source = cell ? { page: cell.page, bbox: cell.bbox } : null;
    return source ? [{ package: '', number: '', name: nameOf(row), functions, source }] : [];
  });
}

const isFilled = ({ text }: Cell): boolean => text.trim() !== '' && !/^[-–—]$/.test(text.trim());

function functionIn(head: Head, column: number, cell: Cell | undefined): string[] {
  const text = plain(cell?.lines.join(' ') ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  if (!cell || !isFilled(cell) || !SYMBOL.test(text)) return [];
  return [`${head.columns[column]?.at(-1)}: ${text}`];
}
