import { cellAt, type Row, type Table } from '../../pdf/layout';
import { plain } from '../text/numbers';

/** What a column holds, by what its heading says. */
export type Role =
  | 'bits'
  | 'name'
  | 'access'
  | 'reset'
  | 'description'
  | 'address'
  | 'offset'
  | 'start'
  | 'end'
  | 'size'
  | 'value';

/** First match wins, so the narrower wordings stand first. */
const ROLES: readonly [RegExp, Role][] = [
  [
    /^(?:address ?offset|offset ?addr(?:ess)?|offset|register ?offset|byte ?offset|relative ?address|offset ?\(hex\)|偏移(?:地址|量)?|地址偏移量?)\b|^(?:基地?址|地址)?偏移/i,
    'offset',
  ],
  [
    /^(?:base|start|boundary) ?address|^address ?(?:range|space)|^(?:起始|开始|基|基址|边界)地?址|^(?:地址|编址|寻址)(?:范围|区间|空间)|^(?:start|from|begin)$/i,
    'start',
  ],
  [/^(?:end|stop) ?address|^(?:结束|终止|末)地址|^end$/i, 'end'],
  [
    /^(?:access|physical|absolute|register|bus|memory)? ?addr(?:ess)?(?: ?\(?hex\)?)?$|^(?:访问|寄存器|绝对)?地址$/i,
    'address',
  ],
  [
    /^(?:bits?|bit ?\(s\)|bit ?(?:no|num|number|range|position|field|offset)s?\.?|bits ?\[.*\]|bits? ?\/ ?fields?|position|位|位域?编?号|位域|位段|域|比特位?|bit位|位数)$/i,
    'bits',
  ],
  [
    /^(?:reset|rst|default|initial|init|por|power[- ]?on)\b|^(?:复位|默认|初始|缺省)|value (?:after|on|at) reset/i,
    'reset',
  ],
  [
    /^(?:access|acc|type|r ?\/ ?w|rw|attribute|attr|mode|permissions?|read ?\/ ?write|sw ?access|权限|属性|访问(?:权限|属性|类型)?|读写(?:权限|属性)?|类型|操作|性质)\.?$/i,
    'access',
  ],
  [/^(?:values?|value ?(?:id|name)|取值|值|设定值)$/i, 'value'],
  [/^(?:size|width|(?:access )?width(?: \((?:in )?bits?\))?|size \(bits?\)|大小|位宽|宽度|长度|容量)$/i, 'size'],
  [
    /^(?:description|descriptions|info|function|functions|function description|comments?|meaning|definition|remarks?|details|notes?|register description|描述|说明|功能|功能描述|功能说明|含义|备注|定义)$/i,
    'description',
  ],
  [
    /^(?:(?:bit |field |register |reg\.? |module |peripheral |block )?(?:names?|symbols?|mnemonics?|acronyms?)|fields?|registers?|bit ?field|short ?name|peripherals?|instances?|modules?|block|target|(?:位|位域|字段|寄存器|外设|模块)?(?:名称|名|符号|助记符|标识|标记|简称|缩写)|寄存器|字段|外设|模块|目标|缩写|简称)$/i,
    'name',
  ],
];

export interface Header {
  /** Index in `table.rows`. */
  readonly row: number;
  /** Column of each role; the first column of a role counts. */
  readonly columns: ReadonlyMap<Role, number>;
  /** Columns that the heading of the names covers; more than one where groups of fields stand left of their parts. */
  readonly nameSpan?: number;
}

/** The role a heading cell gives its column, or null. */
function roleOf(text: string): Role | null {
  const t = plain(text)
    .replace(/^\d\s+|\s+\d$|\(\d\)|[*†]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return roleOfWords(t) ?? roleOfWords(inHan(t)) ?? roleOfWords(withoutHan(t));
}

const roleOfWords = (words: string): Role | null => ROLES.find(([pattern]) => pattern.test(words))?.[1] ?? null;

/** Manuals for two readers head a column twice, `描述 Description`; each half by itself is a heading. */
const inHan = (text: string): string => text.replace(/[^\p{Script=Han}]+/gu, '');
const withoutHan = (text: string): string =>
  text
    .replace(/\p{Script=Han}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The heading row among the first rows of a table: at least two columns of different known roles. */
export function findHeader(table: Table): Header | null {
  for (let row = 0; row < Math.min(4, table.rows.length); row++) {
    const columns = rolesOf(table.rows[row]);
    if (columns.size >= 2) return { row, columns, nameSpan: spanOf(table.rows[row], columns.get('name')) };
  }
  return null;
}

const spanOf = (row: Row | undefined, column: number | undefined): number =>
  row?.cells.find((cell) => cell.column === column)?.colSpan ?? 1;

function rolesOf(row: Row | undefined): Map<Role, number> {
  const columns = new Map<Role, number>();
  let best = 0;
  for (const cell of row?.cells ?? []) {
    const role = roleOf(cell.text);
    if (!role) continue;
    const rank = role === 'name' ? nameRank(cell.text) : 0;
    if (columns.has(role) && rank <= best) continue;
    columns.set(role, cell.column);
    if (role === 'name') best = rank;
  }
  return columns;
}

/** Of several columns that may hold the name, an acronym is better than a name, and a name better than "Register" or "Field". */
function nameRank(text: string): number {
  if (/acronym|symbol|mnemonic|instance|short|缩写|简称|符号|助记符|标记/i.test(text)) return 3;
  return /name|名/i.test(text) ? 2 : 1;
}

/** Where columns stand, as a heading or the half of a table before it tells. */
export type Columns = Pick<Header, 'columns' | 'nameSpan'>;

/** Text of a row's cell in the column of `role`; '' where the table has no such column. */
export function textOf(row: Row, header: Columns, role: Role): string {
  return cellFor(row, header, role)?.text.trim() ?? '';
}

/** A row's cell in the column of `role`. A name that belongs to a group stands right of the group's own. */
export function cellFor(row: Row, header: Columns, role: Role) {
  const column = header.columns.get(role);
  if (column === undefined) return undefined;
  const end = column + (role === 'name' ? (header.nameSpan ?? 1) : 1);
  const inner = row.cells.findLast((cell) => cell.column > column && cell.column < end && cell.text.trim() !== '');
  return inner ?? cellAt(row, column);
}
