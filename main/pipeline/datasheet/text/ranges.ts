import { plain } from './numbers';

/** A placeholder letter and the texts it stands for, from `(x = A..F)`, `(x=0/1/2)`, `x = 1 to 4`, `n: 0~63`. */
export interface Placeholder {
  readonly letter: string;
  readonly values: readonly string[];
}

const PLACEHOLDER =
  /\b([xnyzim])\s*[=:]\s*((?:[A-Z]|\d{1,3})(?![A-Z0-9])(?:\s*(?:\.{2,3}|…|-|~|to|\/|,|、|和|and|&)\s*(?:[A-Z]|\d{1,3})(?![A-Z0-9]))*)/i;
/** Letters that stand for an index where nothing explains them. */
export const INDEX_LETTERS = ['x', 'n', 'y', 'm'];
/** More instances than this are a misread range. */
const MOST = 256;

/** The placeholder a title or description explains, or null. */
export function findPlaceholder(text: string): Placeholder | null {
  const match = PLACEHOLDER.exec(plain(text).replace(/\s*[,、]\s*/g, ','));
  const letter = match?.[1];
  const list = match?.[2];
  if (!letter || !list) return null;
  const values = expandList(list);
  return values.length > 0 && values.length <= MOST ? { letter, values } : null;
}

/** `A..F`, `0-3`, `1/2/5`, `0, 2..4` as single texts, in order. */
function expandList(list: string): string[] {
  return list
    .split(/\s*(?:\/|,|、|和|\band\b|&)\s*/i)
    .filter((part) => part !== '')
    .flatMap(expandSpan);
}

function expandSpan(part: string): string[] {
  const match = /^([A-Z]|\d+)\s*(?:\.{2,3}|…|-|~|to)\s*([A-Z]|\d+)$/i.exec(part.trim());
  const [from, to] = [match?.[1], match?.[2]];
  if (!from || !to) return [part.trim()];
  if (/^\d+$/.test(from) && /^\d+$/.test(to)) {
    const first = Math.min(Number(from), Number(to));
    const count = Math.abs(Number(to) - Number(from)) + 1;
    return count <= MOST ? Array.from({ length: count }, (_, i) => String(first + i)) : [];
  }
  const [a, b] = [from.charCodeAt(0), to.charCodeAt(0)];
  return b >= a ? Array.from({ length: b - a + 1 }, (_, i) => String.fromCharCode(a + i)) : [];
}

/** Whether `name` holds the placeholder: `GPIOx_CRL`, `CCRx`, `DATA[n]`, `CH<x>_CFG`. */
export function holds(name: string, letter: string): boolean {
  return slotOf(name, letter) !== null;
}

/** `name` with its placeholder replaced by `value`. */
export function fill(name: string, letter: string, value: string): string {
  const slot = slotOf(name, letter);
  return slot ? name.slice(0, slot.from) + value + name.slice(slot.to) : name;
}

function slotOf(name: string, letter: string): { from: number; to: number } | null {
  const bracketed = new RegExp(`[[<{(]${letter}[\\]>})]`, 'i').exec(name);
  if (bracketed) return { from: bracketed.index, to: bracketed.index + bracketed[0].length };
  // A lower-case letter amid capitals; in lower-case names only at a word end.
  const amid = new RegExp(`(?<=[A-Z0-9_])${letter.toLowerCase()}(?=$|[A-Z0-9_[])`).exec(name);
  if (amid) return { from: amid.index, to: amid.index + 1 };
  return null;
}
