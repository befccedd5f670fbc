import type { Row, Table } from '../../pdf/layout';
import { plain } from '../text/numbers';
import { type BitColumn, bitColumns } from './bits';

/** What a column of a register list or field table holds. */
export type Role = 'address' | 'name' | 'function' | 'reset' | 'access' | 'description' | 'bit' | 'group' | 'bank';

const ROLES: readonly [RegExp, Role][] = [
  [/^(?:sfr\s?)?page\b|^(?:sfr\s?)?页|^bank\b/i, 'bank'],
  [/\baddr(?:ess)?\b|地址|^(?:hex|offset)\b|^(?:command|control)\s?(?:byte|code)\b|^pointer\b|^command$/i, 'address'],
  [/reset|default|initial|\bpor\b|power[- ]?(?:on|up)|复位|初值|初始|默认|缺省/i, 'reset'],
  [/^(?:bits?|bit\s?\(s\)|bit\s?(?:no|num|number|#|position|range)s?\.?|位|位序|位编?号|位域)$/i, 'bit'],
  [
    /^(?:access|type|r\s?\/\s?w|w\s?\/\s?r|rw|read\s?\/\s?write|serial i\/f|mode|访问|读写|读\/写|属性|类型|权限).{0,8}$/i,
    'access',
  ],
  [
    /^(?:bit |field |register |variable |reg\.? |sfr )?(?:name|symbol|mnemonic|acronym|label)s?\b|^(?:register|field|sfr|reg)s?\.?$/i,
    'name',
  ],
  [/^(?:位|寄存器|特殊功能寄存器)?(?:名称|名字|名|符号|助记符)$|^寄存器$/, 'name'],
  [/^(?:功能)?分类$|^(?:module|group|category|peripheral)$/i, 'group'],
  [/^(?:function|功能)s?$/i, 'function'],
  [/descri|definition|meaning|comment|remark|note|描述|说明|功能|含义|备注/i, 'description'],
];

export interface Header {
  /** Index of the first row of data. */
  readonly body: number;
  readonly roles: ReadonlyMap<Role, number>;
  readonly bits: readonly BitColumn[] | null;
  /** Whether the address column says that its bare numbers are hexadecimal; null when it does not say. */
  readonly hex: boolean | null;
}

/** Heading rows at the top of a table are at most this many. */
const DEEPEST = 3;

/** Reads the headings of a table with the roles in `needed`, over up to three rows; null when they are not there. */
export function findHeader(table: Table, needed: (header: Header) => boolean): Header | null {
  for (let depth = 1; depth <= Math.min(DEEPEST, table.rows.length - 1); depth++) {
    const rows = table.rows.slice(0, depth);
    const header = readHeader(rows, table.columns.length - 1);
    if (needed(header) && !continuesBelow(table.rows[depth], header)) return header;
  }
  return null;
}

/** A second heading row, such as `Hex | Dec` under `Address`, begins no cell that could be data of the named columns. */
function continuesBelow(next: Row | undefined, header: Header): boolean {
  if (!next) return false;
  const address = header.roles.get('address');
  const texts = next.cells.map(({ text }) => text);
  const under = next.cells.find(({ column }) => column === address)?.text ?? '';
  return /^(?:hex|dec)\b/i.test(under) || (texts.length >= 8 && bitColumns(next) !== null && header.bits === null);
}

function readHeader(rows: readonly Row[], width: number): Header {
  const roles = new Map<Role, number>();
  let hex: boolean | null = null;
  const bits = rows.map(bitColumns).find((columns) => columns !== null) ?? null;
  for (let column = 0; column < width; column++) {
    const text = headingOf(rows, column);
    const role = text === '' || isBit(bits, column) ? null : roleOf(text);
    if (role === null) continue;
    const better = role === 'address' && /hex/i.test(text) && hex !== true;
    if (!roles.has(role) || better) roles.set(role, column);
    if (role === 'address' && /hex|十六进制/i.test(text)) hex = true;
    if (role === 'address' && /dec/i.test(text) && hex === null) hex = false;
  }
  return { body: rows.length, roles, bits, hex };
}

const isBit = (bits: readonly BitColumn[] | null, column: number): boolean =>
  bits?.some(({ from, to }) => from <= column && column < to) ?? false;

function headingOf(rows: readonly Row[], column: number): string {
  const texts = rows.flatMap(({ cells }) =>
    cells
      .filter((cell) => cell.column <= column && column < cell.column + cell.colSpan && cell.colSpan < 8)
      .map(({ text }) =>
        plain(text)
          .replace(/\[\d\]/g, '')
          .trim(),
      ),
  );
  return [...new Set(texts.filter((text) => text !== ''))].join(' ');
}

/** The role a heading gives its column, or null. */
export function roleOf(text: string): Role | null {
  const t = plain(text).trim();
  if (t.length > 40) return null;
  return ROLES.find(([pattern]) => pattern.test(t))?.[1] ?? null;
}
