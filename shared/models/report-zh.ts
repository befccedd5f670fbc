/**
 * Reports are written in English once; these put them into Chinese, for `report.md` and for the window alike.
 * Titles of the checks, by their stable ids.
 */
export const CHECK_TITLES_ZH: Readonly<Record<string, string>> = {
  syntax: '符合 C 语法',
  registers: '只写手册中的寄存器和位',
  'compile-host': '主机编译器编译',
  'compile-target': '目标编译器编译',
  simulate: '仿真运行',
};

const DETAILS: readonly (readonly [RegExp, string])[] = [
  [/^(\d+) files$/, '$1 个文件'],
  [/^(\d+) writes, (\d+) of them with values only the build knows$/, '$1 处写入，其中 $2 处的值编译时才确定'],
  [/^(\d+) writes$/, '$1 处写入'],
  [/^None of these is installed: (.+)\.$/, '未安装：$1'],
  [/^not C at (.+)$/, '以下位置不是 C：$1'],
  [/^(\S+) could not be run to its end on (.+)\.$/, '$1 未能对 $2 运行完毕。'],
];

/** What a check found, in Chinese where its form is known; a compiler's own words stay as they are. */
export function detailInChinese(detail: string): string {
  const known = DETAILS.find(([pattern]) => pattern.test(detail));
  return known === undefined ? detail : detail.replace(known[0], known[1]);
}

const MESSAGES: readonly (readonly [string, RegExp, string])[] = [
  [
    'PART_WITHOUT_SYMBOL',
    /^(\S+) is written here, but no symbol was found for it\.$/,
    '此处写有 $1，但没有找到它的符号。',
  ],
  [
    'DESIGNATOR_TWICE',
    /^(\S+) names two parts, on sheets (\d+) and (\d+); the second is listed as (\S+)\.$/,
    '位号 $1 用于两个元件，分别在图纸 $2 和 $3；后一个列为 $4。',
  ],
  [
    'PIN_NUMBER_UNKNOWN',
    /^(\S+) has pins without a number on the drawing; they are listed as \?1, \?2, \.\.\.$/,
    '图上 $1 有未编号的引脚，列为 ?1、?2 等。',
  ],
  [
    'PIN_NUMBER_CUSTOMARY',
    /^(\S+) is drawn without pin numbers; those given are the customary ones of its kind\.$/,
    '图上 $1 没有引脚编号；所列编号是同类元件的惯用编号。',
  ],
  [
    'TABLE_CONTINUATION_UNSURE',
    /^The table on page (\d+) may go on at the top of page (\d+), but its columns differ; both halves are read on their own\.$/,
    '第 $1 页的表可能在第 $2 页顶部继续，但两部分的列不同，已分别读取。',
  ],
  [
    'FIELDS_WITHOUT_REGISTER',
    /^A table of bits on page (\d+) names no register; it is left out\.$/,
    '第 $1 页的位表没有写明寄存器，未采用。',
  ],
  [
    'FIELDS_WITHOUT_REGISTER',
    /^Bit fields under "(.+)" name no register; they are left out\.$/s,
    '“$1”下的位域没有写明寄存器，未采用。',
  ],
  ['FIELD_OVERLAP', /^(.+): (.+) overlaps (.+); the first is kept\.$/, '$1：$2 与 $3 重叠，保留先出现的一个。'],
  [
    'GRID_CONTRADICTS_TABLE',
    /^(.+): the bit grid says (.+) where the table says (.+) \(bit (\d+)\); the table is kept\.$/,
    '$1：位图中写的是 $2，表中写的是 $3（位 $4）；以表为准。',
  ],
  [
    'RESET_CONTRADICTED',
    /^(.+?): the reset value (\S+) of (.+?) is not what its fields state \((.+)\); the register's value is kept\.$/,
    '$1：$3 的复位值 $2 与各位域给出的值不一致（$4）；保留寄存器的复位值。',
  ],
  [
    'OFFSET_FALLS',
    /^(.+): (\S+) stands after (\S+) in the manual but at a lower offset\.$/,
    '$1：手册中 $2 排在 $3 之后，偏移却更低。',
  ],
  ['REGISTERS_SHARE_ADDRESS', /^(.+?): (.+) stand at one address\.$/, '$1：$2 的地址相同。'],
  [
    'REGISTER_ADDRESS_CONFLICT',
    /^(.+) stands at (0x[0-9a-f]+) in one place and at (0x[0-9a-f]+) in another\.$/,
    '$1 的地址在一处是 $2，在另一处是 $3。',
  ],
  [
    'REGISTER_TITLE_CONTRADICTS_SUMMARY',
    /^The section titled (.+) stands at the offset of (.+); it is read as \2\.$/,
    '标题为 $1 的章节位于 $2 的偏移处，按 $2 读取。',
  ],
  [
    'REGISTER_TITLE_COPIED',
    /^The section titled (.+) bears the name of another section; by its words it is read as (.+)\.$/,
    '标题为 $1 的章节用了另一章节的名称；根据其内容按 $2 读取。',
  ],
  [
    'CORRECTIONS_UNREADABLE',
    /^The corrections in (.+?) cannot be read \((.+)\); none of them was used\.$/s,
    '无法读取 $1 中的更正（$2），均未采用。',
  ],
  [
    'CORRECTIONS_UNREADABLE',
    /^The corrections in (.+) cannot be read; none of them was used\.$/s,
    '无法读取 $1 中的更正，均未采用。',
  ],
  ['CORRECTED_BY_USER', /^(\S+) was corrected by the user: (.+)\.$/, '$1 已由用户更正：$2。'],
  [
    'CORRECTION_UNMATCHED',
    /^A correction \(\S+\) of (.+) matches nothing that was read; it was left out\.$/,
    '对 $1 的一处更正在读取结果中找不到对应项，未采用。',
  ],
  [
    'CORRECTION_UNUSABLE',
    /^A correction \(\S+\) of (.+) does not fit its register; it was left out\.$/,
    '对 $1 的一处更正超出其寄存器，未采用。',
  ],
  ['CORRECTED_BY_USER', /^Corrected by the user: Net (.+) is called (.+)\.$/, '用户更正：网络 $1 改名为 $2。'],
  ['CORRECTED_BY_USER', /^Corrected by the user: Component (.+) is called (.+)\.$/, '用户更正：元件 $1 改名为 $2。'],
  ['CORRECTED_BY_USER', /^Corrected by the user: Component (.+) is not on the board\.$/, '用户更正：板上没有元件 $1。'],
  ['CORRECTED_BY_USER', /^Corrected by the user: Pin (.+) is on no net\.$/, '用户更正：引脚 $1 不在任何网络上。'],
  ['CORRECTED_BY_USER', /^Corrected by the user: Pin (.+) is on net (.+)\.$/, '用户更正：引脚 $1 在网络 $2 上。'],
  ['CORRECTED_BY_USER', /^Corrected by the user: The controller is (.+)\.$/, '用户更正：主控是 $1。'],
  ['CORRECTED_BY_USER', /^Corrected by the user: The board has no controller\.$/, '用户更正：板上没有主控。'],
  [
    'CORRECTION_UNMATCHED',
    /^A correction of (.+) matches nothing on the board as read; it was left out\.$/,
    '对 $1 的一处更正在读出的电路板上找不到对应项，未采用。',
  ],
  [
    'CORRECTION_UNUSABLE',
    /^A correction of (.+) cannot be done; it was left out\.$/,
    '对 $1 的一处更正无法进行，未采用。',
  ],
];

/** A reader's doubt in Chinese where its wording is known; otherwise as the reader put it. */
export function messageInChinese(code: string, message: string): string {
  const known = MESSAGES.find(([own, pattern]) => own === code && pattern.test(message));
  return known === undefined ? message : message.replace(known[1], known[2]);
}
