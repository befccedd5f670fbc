import type { Row, Table } from '../../pdf/layout';
import { plain } from '../text/numbers';
import { accessesUnder, type BitColumn, fieldsUnder } from './bits';
import type { Grid } from './grid';

/** Names in a grid are shorter than this; longer texts are sentences of another table. */
const LONGEST_NAME = 20;

/**
 * Reads one row of eight or sixteen cells, or fewer where bits are merged, as a register's bits from the highest down, with a row
 * of access letters above or below it. No bit number stands over every cell, so the caption must name a register. Null for any
 * other table.
 */
export function readBareGrid(table: Table): Grid | null {
  const width = table.columns.length - 1;
  if (width !== 8 && width !== 16) return null;
  const columns = Array.from({ length: width }, (_, i): BitColumn => ({ bit: width - 1 - i, from: i, to: i + 1 }));
  const accesses = new Map(table.rows.flatMap((row) => [...accessesUnder(row, columns)]));
  const [row, ...more] = table.rows.filter((one) => !isEmpty(one) && !isEnds(one) && !isAccesses(one, columns));
  if (!row || more.length > 0) return null;
  const texts = row.cells.map(({ text }) => plain(text).trim());
  if (texts.some((text) => text.length > LONGEST_NAME || /[.,;]\s/.test(text))) return null;
  const fields = fieldsUnder(row, columns, accesses);
  return fields.length === 0
    ? null
    : { fields, resetValue: null, accesses, address: null, name: null, highest: width - 1, lowest: 0 };
}

const isEmpty = ({ cells }: Row): boolean => cells.every(({ text }) => text.trim() === '');

/** `bit 7` at the left and `bit 0` at the right, with nothing between. */
const isEnds = ({ cells }: Row): boolean =>
  cells.some(({ text }) => /^bit ?0$/i.test(text)) &&
  cells.every(({ text }) => /^(?:bit ?\d{1,2})?$/i.test(text.trim()));

const isAccesses = (row: Row, columns: readonly BitColumn[]): boolean => accessesUnder(row, columns).size > 0;
