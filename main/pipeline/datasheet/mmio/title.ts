import { IDENTIFIER } from '../text/names';
import { plain } from '../text/numbers';
import { findPlaceholder, type Placeholder } from '../text/ranges';
import { addressesIn } from './bases';

/** What a title says of a register: its name or names, what a placeholder in them stands for, an address or offset. */
export interface Title {
  readonly names: readonly string[];
  /** A word in capitals before others (`CPUID Base Register`), or names that dots stand for: a summary table has to confirm them. */
  readonly weak: boolean;
  readonly placeholder: Placeholder | null;
  readonly number: number | null;
  /** All absolute addresses the title prints, for sections that several registers share. */
  readonly addresses: readonly number[];
  /** The words of the title, to compare with descriptions in summary tables. */
  readonly words: string;
}

const WORD = /register|寄存器/i;
/** A list of names with dots stands for at most this many. */
const MOST_LISTED = 64;
const HEX =
  /\(?\s*(?:(?:offset|address)\s*[:=]?\s*)?(0x[0-9a-f]+(?:[ _][0-9a-f]{4})?|\b[0-9][0-9a-f]*h\b|(?<=offset\s*[:=]\s*)[a-f][0-9a-f]*h\b)\s*\)?/i;
/** `(x = A..F)` as a bracket of its own, or `, x=A..F` inside one, whose closing stays. */
const PLACEHOLDER_NOTE = /[([]\s*[xnyzim]\s*[=:]\s*[^()[\]]*[)\]]?|[,;，；]?\s*\b[xnyzim]\s*[=:]\s*[^()[\]]*/gi;
/** `[Reset = 00000083h]` is no part of a name, and its number no address. */
const RESET_NOTE = /\[\s*(?:reset|default)\b[^[\]]*\]/i;
/** A name without what explains its index: `PINn (n: 0-21)`, `PAn_PDIO n=0,1..15`. */
export const withoutIndexNote = (name: string): string => name.replace(PLACEHOLDER_NOTE, ' ').trim();

/** `USARTx_SR` and `USART_SR` of USART1 are its SR; other names stay whole. */
export function withoutOwner(name: string, owner: string): string {
  const [, prefix, own] = /^([A-Za-z][A-Za-z0-9]*?)[xn]?_(.+)$/.exec(name) ?? [];
  return prefix && own && new RegExp(`^${prefix}(?:\\d{1,2}|[A-Z])$`, 'i').test(owner) ? own : name;
}

/** Words in capitals that are no register names. */
const NOT_A_NAME =
  /^(?:NOTE|TABLE|FIGURE|REGISTERS?|BITS?|RO|RW|WO|RESET|RESERVED|CPU|MCU|HEX|LSB|MSB|R|W|I|II|III|IV|AND|OR|THE|OF)$/i;

/** Whether a token looks like a register's name: an identifier with an underscore, a digit, or in capitals. */
export function looksLikeName(token: string): boolean {
  if (!IDENTIFIER.test(token) || NOT_A_NAME.test(token) || token.length < 2 || /^0x/i.test(token)) return false;
  return (
    /_/.test(token) ||
    /^[A-Z][A-Z0-9]*[xny]?[A-Z0-9]*(?:[[<{][a-z0-9]+[\]>}])?$/.test(token) ||
    /[a-z][A-Z]\w*[A-Z]|^[A-Z]+[a-z]*\d/.test(token)
  );
}

/**
 * Reads a title. In `strict` mode (a line that is no heading) only wordings that name a register count: `NAME Register`,
 * `… register (NAME)`, `Table 3. NAME bit assignments`.
 */
export function readTitle(text: string, strict: boolean): Title {
  const t = plain(text).replace(/\s+/g, ' ').trim();
  const placeholder = findPlaceholder(t);
  const bare = t
    .replace(PLACEHOLDER_NOTE, ' ')
    .replace(RESET_NOTE, ' ')
    .replace(/^(?:[A-Z]?\d+(?:\.\d+)+|register \d+(?:[.-]\d+)*)\s*[:.]?\s*/i, '')
    .trim();
  const number = HEX.exec(bare)?.[1] ?? null;
  const words = bare.replace(HEX, ' ').replace(/\s+/g, ' ').trim();
  const value = number === null ? null : Number.parseInt(number.replace(/[ _]/g, '').replace(/h$/i, ''), 16);
  const placed = namesWithAddresses(bare);
  const names = placed ?? namesIn(words, strict, t.replace(PLACEHOLDER_NOTE, ' ').trim());
  return { names, weak: isWeak(words, names), placeholder, number: value, addresses: addressesIn(bare), words };
}

/** `(U0LCR - 0x4000 C00C, U2LCR - 0x4009 800C)`: each instance has a name of its own with its address. */
function namesWithAddresses(text: string): string[] | null {
  const names = [...text.matchAll(NAME_AND_ADDRESS)].map(([, name = '']) => name);
  return names.length > 1 && names.every(looksLikeName) && addressesIn(text).length === names.length ? names : null;
}

const NAME_AND_ADDRESS = /\b([A-Z]\w*)\s*[-,:]\s*(?:address\s*)?0x[0-9a-f]{4}[ _]?[0-9a-f]{4}\b/gi;

const WHOLE = /^([A-Za-z][\w<>[\]{}/]*)\s*(?:registers?|寄存器)\s*(?:\([^()]*\))?$/i;

const DESCRIBED = /^[^.;,。；，]{2,60}(?:registers?|寄存器)\s*\d*\s*\([\w<>[\]{}, /]+\)(?:\s*(?:register|寄存器))?$/i;

/** `Register 5.1. GPIO_OUT_REG (0x0004)`, `Register 1: Device Identification 0 (DID0), offset 0x000`. */
const NUMBERED = /^register \d+(?:[.-]\d+)*\s*[.:]\s*\S.{0,80}$/i;

/** Whether a line is nothing but a title: `C Register`, `Function Select Registers (GPFSELn)`. */
export function isWholeTitle(text: string): boolean {
  const t = plain(text).trim();
  return NUMBERED.test(t) || WHOLE.test(t) || (/^[A-Z\u4e00-\u9fff]/.test(t) && DESCRIBED.test(t));
}

/** `RCC register map`: the heading of a list of registers, which names the peripheral. */
const LISTING =
  /^(?:(?:table|figure|表|图)\s*[\w.-]+\s*[:.]?\s*)?(?:\S+ ?)?(?:registers? (?:map|summary|overview|list)s?|寄存器(?:映[射像]|总览|概览|列表|一览))(?: and reset values)?$/i;

function namesIn(words: string, strict: boolean, printed: string): string[] {
  if (LISTING.test(words)) return [];
  const caption = /^(?:table|figure|表|图)\s*[\w.-]+\s*[:.]?\s*(\S+)\s+(?:register|bit|field|寄存器|位)/i.exec(
    words,
  )?.[1];
  if (caption && looksLikeName(caption)) return [caption];
  if (/^(?:table|figure|表|图)\s*\d/i.test(words)) return [];
  if (strict && !isWholeTitle(printed)) return [];
  const listed = /^[A-Z]\w*:\s+(.+?)\s+registers?$/i.exec(words)?.[1]?.split(/\s*,\s*/);
  if (listed?.filter((name) => !ELLIPSIS.test(name)).every(looksLikeName)) return completed(listed);
  const letter = /^([A-Z])\s+Register$/i.exec(words)?.[1];
  if (letter) return [letter];
  return bracketed(words) ?? besideWord(words) ?? (strict ? [] : (leading(words) ?? trailing(words) ?? []));
}

const ELLIPSIS = /^(?:…|\.{3})$/;

/** `CH0_CTL, CH1_CTL, …, CH7_CTL` with the names that the dots stand for. */
function completed(listed: readonly string[]): string[] {
  return listed.flatMap((name, i): string[] => {
    if (!ELLIPSIS.test(name)) return [name];
    const [, head = '', from = '', tail = ''] = /^(\D*)(\d+)(\D*)$/.exec(listed[i - 1] ?? '') ?? [];
    const [, otherHead, to = '', otherTail] = /^(\D*)(\d+)(\D*)$/.exec(listed[i + 1] ?? '') ?? [];
    const count = Number(to) - Number(from) - 1;
    if (head !== otherHead || tail !== otherTail || !(count > 0 && count <= MOST_LISTED)) return [];
    return Array.from({ length: count }, (_, k) => `${head}${Number(from) + 1 + k}${tail}`);
  });
}

function isWeak(words: string, [first, ...others]: readonly string[]): boolean {
  // Names that dots stand for are there only as far as a summary lists them.
  if (/^[A-Z]\w*:.*(?:…|\.{3})/.test(words)) return true;
  if (first === undefined || others.length > 0 || /[_\d[<]/.test(first)) return false;
  const after = words.startsWith(first) ? words.slice(first.length) : '';
  return /^\s+[A-Za-z]/.test(after) && !/^\s+registers?\b/i.test(after);
}

/** `Control register (RCC_CTLR)`, `(USART_SR, USART_DR)`: the last bracket that holds names only. */
function bracketed(words: string): string[] | null {
  for (const match of [...words.matchAll(/[([]\s*([^()]+?)\s*[)\]]+(?=\s|$|[,.;:-])/g)].reverse()) {
    const names = (match[1] ?? '')
      .replace(/\s*_\s*/g, '_')
      .split(/\s*[,/、;]\s*/)
      .filter((name) => name !== '');
    if (names.length > 0 && names.length <= 16 && names.every(looksLikeName)) return names;
  }
  return null;
}

/** `AUXIRQ Register`, `Register AUXIRQ`, `ICSR寄存器`. */
function besideWord(words: string): string[] | null {
  const before = /(?:^|[\s:,：-])([A-Za-z][\w<>[\]{}]*)\s*(?:registers?\b|寄存器)/i.exec(words)?.[1];
  if (before && looksLikeName(before)) return [before];
  const after = /(?:\bregister|寄存器)\s*[:：-]?\s*([A-Za-z][\w<>[\]{}]*)/i.exec(words)?.[1];
  if (after && looksLikeName(after) && (/_/.test(after) || after.length > 3)) return [after];
  return null;
}

/** `NAME`, `NAME: words`, `NAME - words`, `NAME (words)`, `NAME words register`. */
function leading(words: string): string[] | null {
  // `PCNTR1/PODR/PDR : words`: the first names the whole, the others its halves.
  const match = /^([A-Za-z][\w<>[\]{}]*)(?:(?:\/[A-Z]\w*)*\s*([:：,(（-])|\s|$)/.exec(words);
  const name = match?.[1];
  if (!name || !looksLikeName(name)) return null;
  const alone = name.length === words.length;
  return alone || match?.[2] || /_/.test(name) || WORD.test(words) ? [name] : null;
}

/** `Interrupt Control State Register, ICSR`, `… Register ICSR`. */
function trailing(words: string): string[] | null {
  const name = /(?:[,:：-]\s*|\bregisters?\s+|寄存器\s*)([A-Za-z][\w<>[\]{}]*)$/i.exec(words)?.[1];
  return name && looksLikeName(name) ? [name] : null;
}
