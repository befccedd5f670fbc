/** Members above which a range is none of a bus. */
const MOST_MEMBERS = 256;
const RANGE = /^([A-Za-z_][\w+\-/.]*?)\[(\d{1,3})(?:\.\.|:|-)(\d{1,3})\]$/;
const SPAN = /^([A-Za-z_]+)(\d{1,3})\.\.\1?(\d{1,3})$/;
const GROUP = /^([A-Za-z_]\w*)?\{([^{}~]+)\}$/;
const LIST = /^(?:[\w$]+:)?([A-Za-z_][\w[\].]*(?:,[A-Za-z_][\w[\].]*)+)$/;

/**
 * The nets that a bus carries, in the order of its name; null when the text names no bus. `D[0..7]`, `D[7:0]`, `A0..A7`,
 * `{SDA SCL}`, `USB{DP DM}` (whose nets are `USB.DP`, `USB.DM`) and `B$1:SDA,SCL`, as the common tools write them.
 */
export function busMembers(text: string): string[] | null {
  const range = RANGE.exec(text) ?? SPAN.exec(text);
  if (range) return numbered(range[1] ?? '', Number(range[2]), Number(range[3]));
  const group = GROUP.exec(text);
  const items = group ? group[2]?.trim().split(/[\s,]+/) : LIST.exec(text)?.[1]?.split(',');
  if (!items || items.length < 2) return null;
  const prefix = group?.[1] === undefined ? '' : `${group[1]}.`;
  return items.flatMap((item) => (busMembers(item) ?? [item]).map((name) => `${prefix}${name}`));
}

function numbered(prefix: string, from: number, to: number): string[] | null {
  const count = Math.abs(to - from) + 1;
  if (count < 2 || count > MOST_MEMBERS) return null;
  const step = Math.sign(to - from);
  return Array.from({ length: count }, (_, i) => `${prefix}${from + i * step}`);
}

export const isBusName = (text: string): boolean => busMembers(text) !== null;
