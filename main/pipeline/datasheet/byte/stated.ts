import { plain } from '../text/numbers';
import { parseByteReset, parseMarked } from './numbers';

/** What stands before a register's name in captions: "Table 3-1.", "8.4.2", "SFR Definition 5.1.". */
const LEAD =
  /^(?:(?:(?:sfr|xram|internal register|usb register|register)\s+definition|table|figure|fig\.?|表|图)\s*[\dA-Z]+(?:[.-]\d+)*[.:]?\s*|(?:\d+\.)+\d*\s+|[A-Z]?\d+(?:\.\d+)+\.?\s+|[•●■l◆]\s+|\(\d+\)\s*)+/i;
const HEX = '0x[0-9a-f]{1,4}h?|[0-9a-f]{1,4}h';
const WORD = '(?:addr(?:ess)?\\.?|地址|offset)';
const ADDRESS = new RegExp(`${WORD}\\s*(?:\\(hex\\))?\\s*[:=]?\\s*(${HEX})\\b`, 'i');
/** `[0Eh]`, `(Address: 0x10)`. */
export const BRACKETED = new RegExp(`[[(]\\s*${WORD}?\\s*[:=]?\\s*(${HEX})\\s*[\\])]`, 'i');
/** `Address: 01 (01h)` and `16 (Decimal); 10 (Hex)`. */
const BOTH_BASES = new RegExp(`${WORD}\\s*[:=]\\s*\\d+\\s*\\(\\s*(${HEX})\\s*\\)`, 'i');
const MARKED_HEX = /\b([0-9a-f]{1,4})\s*\(\s*hex\s*\)/i;
/** `(P[1:0] = 01b)`, the pointer that selects a register. */
export const POINTER = /\(\s*(?:p|pointer|addr(?:ess)?)\s*(?:\[\d:\d\])?\s*[:=]\s*([01]{1,8})b\s*\)/i;
/** `Register 0x2D`, `REG 00H`, `Register 45`, `0x2D`. */
export const LEADING = new RegExp(
  `^(?:(?:register|reg|addr(?:ess)?|寄存器)\\s*(?:(${HEX})|\\s(\\d{1,3}))|(0x[0-9a-f]{1,4}))(?!\\w|[.-]\\d)`,
  'i',
);
const RESET_VALUE = '[01x][01x\\s_-]{7,16}b?\\b|0b[01\\s_]{8,20}|0x[0-9a-f]{1,8}|[0-9a-f]{1,8}h';
const RESET = new RegExp(
  `(?:reset|default|initial|por|power[- ]?(?:on|up)|复位|初始|默认)\\s*(?:value|state|值)?\\s*(?:[:=]\\s*|\\s(?=0[xb]|[01]{4}[ _][01]{4}\\b))(${RESET_VALUE})`,
  'i',
);
/** A line of a register's particulars, such as `Type: R/W`, which names no register. */
const LABEL =
  /^(?:type|serial if|usr|bank|reset|default|initial|por|addr(?:ess)?|offset|access|mode|definition|description|地址|复位值?|默认值?|属性|访问|读写|描述|说明)(?:\s+(?:value|state|type))?\s*[:=]|^(?:ADDRESS|RESET|MODE|DESCRIPTION|DEFINITION)\s/i;
const NAMED =
  /^(?:(?:register|reg|sfr)\.?\s+)?(?:name|symbol)\s*:\s*([A-Za-z]\w*)\s*$|^(?:寄存器)?(?:名称?|符号)\s*:\s*([A-Za-z]\w*)\s*$/i;

/** The text without its number or the mark of a list. */
export const withoutLead = (text: string): string => text.replace(LEAD, '');

/** The address a text states, as `Address: 91H`, `(0Eh)` or `Register 0x2D`; null when it states none. */
export function statedAddress(text: string): number | null {
  const t = withoutLead(plain(text)).trim();
  const pointer = POINTER.exec(t)?.[1];
  if (pointer) return Number.parseInt(pointer, 2);
  const marked = MARKED_HEX.exec(t)?.[1];
  if (marked && /addr/i.test(t)) return Number.parseInt(marked, 16);
  const lead = LEADING.exec(t);
  const found = BOTH_BASES.exec(t)?.[1] ?? ADDRESS.exec(t)?.[1] ?? lead?.[1] ?? lead?.[3] ?? BRACKETED.exec(t)?.[1];
  if (found) return parseMarked(found);
  return lead?.[2] ? Number(lead[2]) : null;
}

/** The reset value a text such as `Reset value: 0000 0000b` states; undefined when it states none, null when it is not known. */
export function statedReset(text: string): number | null | undefined {
  const value = RESET.exec(plain(text))?.[1]?.trim();
  if (value === undefined) return undefined;
  const digits = value.replace(/^0b|b$/gi, '').replace(/[\s_-]/g, '');
  return parseByteReset(
    value.replace(/-/g, ''),
    /^[01x]{16}$/i.test(digits) ? 16 : /^[01x]{8}$/i.test(digits) ? 8 : 32,
  );
}

/** The SFR page a text such as `SFR Page: 1` or `Address: C4H, page 1` states, or null. */
export function statedBank(text: string): number | null {
  const bank = /\b(?:sfr\s*)?page\s*[:=]?\s*(?:0x)?(\d)\b|(?:sfr\s*)?页\s*[:=]?\s*(\d)\b/i.exec(plain(text));
  return bank ? Number(bank[1] ?? bank[2]) : null;
}

/** The name in a line that says nothing else, such as `Register name: CTRL_A`, or null. */
export function statedName(text: string): string | null {
  const match = NAMED.exec(plain(text).trim());
  return match?.[1] ?? match?.[2] ?? null;
}

/** Whether a line is one of a register's particulars, such as its type, which holds no name. */
export const isParticular = (text: string): boolean => LABEL.test(plain(text).trim());
