import type { Access, Diagnostic, Field } from '../../../../shared/models';
import { foldName } from '../../fold-name';
import type { DocumentLayout, Table } from '../../pdf/layout';
import { readBareGrid } from './bare-grid';
import { type Caption, type Known, readCaption } from './caption';
import { readFieldRows } from './field-rows';
import { type Grid, readGrid } from './grid';
import { Nearby, type NearText } from './nearby';
import { statedAddress, statedBank, statedReset } from './stated';
import { type Statement, sizeFor, statement } from './statement';

/** Registers read from sections of their own. */
export interface Details {
  readonly statements: readonly Statement[];
  readonly tables: readonly Table[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Stated {
  readonly caption: Caption;
  readonly at: NearText;
  readonly address: number | null;
  readonly bank: number | null;
  readonly resetValue: number | null | undefined;
}

/**
 * Reads bit grids and field tables together with the captions that name their register. Tables in `skip` are read already;
 * one of them that lists a `single` register is followed by the bits of it.
 */
export function readDetails(
  layout: DocumentLayout,
  known: Known,
  skip: ReadonlySet<Table>,
  single: ReadonlyMap<Table, Statement>,
): Details {
  const nearby = new Nearby(layout);
  const statements: Statement[] = [];
  const tables: Table[] = [];
  const diagnostics: Diagnostic[] = [];
  let open: Statement[] = [];
  let lowest = 0;
  for (const block of layout.blocks) {
    if (block.kind !== 'table') continue;
    const { table } = block;
    if (skip.has(table)) {
      const listed = single.get(table);
      if (listed) {
        open = [listed];
        lowest = Number.POSITIVE_INFINITY;
      }
      continue;
    }
    const fields = readFieldRows(table);
    const labelled = fields ? null : readGrid(table);
    const grid = labelled ?? (fields || !captioned(nearby.above(table)[0], known) ? null : readBareGrid(table));
    const stated = fields || grid ? statedAt(table, nearby, known, grid) : null;
    if (!fields && !grid) {
      if (table.kind !== 'unruled') open = [];
      continue;
    }
    if (stated) open = startOf(stated, grid);
    // The lower half of a grid stands in a table of its own, without a title.
    else if (grid && grid.highest >= lowest) open = [];
    if (grid) lowest = grid.lowest;
    if (open.length === 0) diagnostics.push(nameless(table));
    open = open.map((one) => withFields(one, fields ?? grid?.fields ?? [], grid?.accesses ?? new Map()));
    tables.push(table);
    for (const one of open) replace(statements, one);
  }
  return { statements, tables, diagnostics };
}

/** Whether the text right above a table names a register, which alone tells that a row of names without bit numbers is one. */
const captioned = (text: NearText | undefined, known: Known): boolean =>
  text !== undefined && readCaption(text.text, known, null) !== null;

/** The register of a table, from the text above it, else from the grid itself; facts of the text below a grid are added. */
function statedAt(table: Table, nearby: Nearby, known: Known, grid: Grid | null): Stated | null {
  const above = nearby.above(table);
  const below = grid ? nearby.below(table) : [];
  const info = [...above, ...below].map(({ text }) => text);
  const nearAddress =
    grid?.address ??
    first(info.slice(0, above.length).map(statedAddress)) ??
    first(below.map(({ text }) => statedAddress(text)));
  const found = captionIn(above, known, nearAddress);
  if (found) {
    const { caption, at, index } = found;
    const texts = [...above.slice(0, index + 1), ...below].map(({ text }) => text);
    return {
      ...{ caption, at },
      address:
        caption.address ?? (caption.names.length > 1 ? null : (grid?.address ?? first(texts.map(statedAddress)))),
      bank: caption.bank ?? first(texts.map(statedBank)),
      resetValue: texts.map(statedReset).find((value) => value !== undefined),
    };
  }
  if (!grid?.name) return null;
  const caption = { names: [grid.name], address: grid.address, bank: null, description: null };
  const at = { text: grid.name, page: table.page, bbox: table.bbox };
  return { caption, at, address: grid.address, bank: null, resetValue: undefined };
}

/** A text that names a listed register, or a name with its address, counts before a name with an address close by. */
function captionIn(above: readonly NearText[], known: Known, near: number | null) {
  for (const address of [null, near]) {
    for (const [index, at] of above.entries()) {
      const caption = readCaption(at.text, known, address);
      if (caption) return { caption, at, index };
    }
  }
  return null;
}

const first = <T>(values: readonly (T | null)[]): T | null => values.find((value) => value !== null) ?? null;

function startOf({ caption, at, address, bank, resetValue }: Stated, grid: Grid | null): Statement[] {
  const source = { page: at.page, bbox: at.bbox };
  return caption.names.map((name) => ({
    ...statement('detail', name, source),
    printed: foldName(at.text).includes(foldName(name)),
    ...{ address, bank, description: caption.description, size: sizeFor(grid?.fields ?? []) },
    resetValue: resetValue ?? grid?.resetValue ?? null,
  }));
}

/** Adds what a further table says: fields already there gain access, description, values and reset value. */
function withFields(one: Statement, more: readonly Field[], accesses: ReadonlyMap<number, Access>): Statement {
  const fields = [...one.fields];
  for (const field of more) {
    const at = one.fields.findIndex((known) => sameField(known, field));
    const known = one.fields[at];
    // Both names of a bit that has another meaning in another mode are kept.
    if (!known || fields[at] !== known) {
      // Bits that the grid numbers one by one are kept, also where the table takes them together.
      if (!isNumbered(fields, field)) fields.push(field);
    } else
      fields[at] = {
        ...known,
        ...field,
        ...{ name: known.name, lsb: known.lsb, width: known.width },
        access: field.access === 'unknown' ? known.access : field.access,
      };
  }
  const access = one.access === 'unknown' ? common([...accesses.values()]) : one.access;
  return { ...one, fields, access, size: one.size === 8 ? sizeFor(fields) : one.size };
}

/** Whether a range such as `MOD[1:0]` is there already as the bits `MOD1` and `MOD0`. */
function isNumbered(fields: readonly Field[], { name, lsb, width }: Field): boolean {
  const own = fields.filter((bit) => bit.width === 1 && bit.lsb >= lsb && bit.lsb < lsb + width);
  const numbered = own.every((bit) => bit.name.startsWith(name) && /^_?\d{1,2}$/.test(bit.name.slice(name.length)));
  return width > 1 && numbered && own.length === width;
}

/** The same bits, or a range that one of the places misprints under the same name. */
function sameField(a: Field, b: Field): boolean {
  if (a.lsb === b.lsb && a.width === b.width) return true;
  return a.name === b.name && a.lsb < b.lsb + b.width && b.lsb < a.lsb + a.width;
}

function common(accesses: readonly Access[]): Access {
  const [head] = accesses;
  if (!head) return 'unknown';
  if (accesses.every((access) => access === head)) return head;
  return accesses.some((access) => access !== 'read-only' && access !== 'write-only') ? 'read-write' : 'unknown';
}

function replace(statements: Statement[], one: Statement): void {
  const at = statements.findIndex((known) => known.name === one.name && known.source === one.source);
  if (at < 0) statements.push(one);
  else statements[at] = one;
}

const nameless = ({ page }: Table): Diagnostic => ({
  severity: 'info',
  code: 'FIELDS_WITHOUT_REGISTER',
  message: `A table of bits on page ${page} names no register; it is left out.`,
  page,
});
