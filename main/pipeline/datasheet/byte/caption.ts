import { foldName } from '../text/names';
import { parseBased, plain } from '../text/numbers';
import { parseByteReset } from './numbers';

/** What the text around a table says about the register it belongs to. */
export interface Caption {
  readonly names: readonly string[];
  readonly address: number | null;
  readonly bank: number | null;
  readonly description: string | null;
}

/** Registers named in lists and maps, by folded name. */
export type Known = ReadonlyMap<string, string>;

const LONGEST = 120;
const LEAD =
  /^(?:(?:table|figure|fig\.?|表|图)\s*[\dA-Z]+(?:[.-]\d+)*[.:]?\s*|(?:\d+\.)+\d*\s+|[A-Z]?\d+(?:\.\d+)+\.?\s+|[•●■l◆]\s+|\(\d+\)\s*)+/i;
const HEX = '0x[0-9a-f]{1,4}|[0-9a-f]{1,4}h';
const ADDRESS = new RegExp(`(?:addr(?:ess)?\\.?|地址|offset)\\s*(?:\\(hex\\))?\\s*[:=]?\\s*(${HEX})\\b`, 'i');
const BRACKETED = new RegExp(`[[(]\\s*(?:addr(?:ess)?|地址)?\\s*[:=]?\\s*(${HEX})\\s*[\\])]`, 'i');
const LEADING = new RegExp(`^(?:(?:register|addr(?:ess)?)\\s+(?:(${HEX})|(\\d{1,3}))|(0x[0-9a-f]{1,4}))\\b`, 'i');
const RESET =
  /(?:reset|default|initial|por|power[- ]?(?:on|up))\s*(?:value|state)?\s*[:=]\s*([01x\s-]{8,17}b?\b|0x[0-9a-f]{1,4}|[0-9a-f]{2}h)|(?:复位|初始|默认)值?\s*[:=]\s*([01x\s-]{8,17}b?|0x[0-9a-f]{1,4}|[0-9a-f]{2}h)/i;

/** The address a text states, as `Address: 91H`, `(0Eh)` or `Register 0x2D`; null when it states none. */
export function statedAddress(text: string): number | null {
  const t = plain(text).replace(LEAD, '');
  const lead = LEADING.exec(t);
  const found = ADDRESS.exec(t)?.[1] ?? BRACKETED.exec(t)?.[1] ?? lead?.[1] ?? lead?.[3];
  if (found) return parseBased(found);
  return lead?.[2] ? Number(lead[2]) : null;
}

/** The reset value a text such as `Reset value: 0000 0000b` states; undefined when it states none, null when it is not known. */
export function statedReset(text: string): number | null | undefined {
  const match = RESET.exec(plain(text));
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : parseByteReset(value.replace(/-/g, ''), 8);
}

/** The SFR page a text such as `SFR Page: 1` or `Address: C4H, page 1` states, or null. */
export function statedBank(text: string): number | null {
  const bank = /\b(?:sfr\s*)?page\s*[:=]?\s*(\d)\b|(?:sfr\s*)?页\s*[:=]?\s*(\d)\b/i.exec(plain(text));
  return bank ? Number(bank[1] ?? bank[2]) : null;
}

/**
 * The register that a heading or caption names, or null for other text. A name counts when it is known from a list, or
 * stands at the place of a name beside a stated address. `near` is an address stated close by.
 */
export function readCaption(text: string, known: Known, near: number | null): Caption | null {
  const t = plain(text.replace(/[–—]/g, ' - ')).trim().replace(LEAD, '').trim();
  if (t.length < 2 || t.length > LONGEST || (/[.。;；]$/.test(t) && t.length > 60)) return null;
  const address = statedAddress(t);
  const names = knownNames(t, known);
  const found = names.length > 0 ? names : (address ?? near) !== null ? newNames(t) : [];
  if (found.length === 0) return null;
  return { names: found, address: found.length === 1 ? address : null, bank: statedBank(t), description: described(t) };
}

/** Tokens at the places where captions have names: first, in brackets, after a dash, last. */
function tokens(t: string): string[] {
  const body = t.replace(LEADING, '').replace(/^(?:\s*,\s*register\s+(?:0x[0-9a-f]+|\d+))+/i, '');
  const bracketed = [...body.matchAll(/[[("“]\s*([A-Za-z][\w/、, ]*?)\s*[\])"”]/g)].flatMap((m) =>
    (m[1] ?? '').split(/[/、,\s]+/),
  );
  const [head = '', ...rest] = body.replace(/^[\s\-:–—]+/, '').split(/\s+-+\s*|\s*-+\s+|\s*[:：—–]\s*|-{2,}/);
  const first = /^[^\s(（]+/.exec(head)?.[0]?.split(/[/、,]/) ?? [];
  const list = head.split(/\s*[,、/]\s*(?:and\s+)?/);
  const last = /([A-Za-z]\w*)\s*(?:register|寄存器)?\s*$/i.exec(head)?.[1] ?? '';
  const dashed = rest.flatMap((part) => /^\w+/.exec(part)?.[0] ?? []);
  return [...bracketed, ...(list.every((part) => /^\w+$/.test(part)) ? list : first), ...dashed, last].filter((x) =>
    /^[A-Za-z]\w*$/.test(x),
  );
}

function knownNames(t: string, known: Known): string[] {
  const all = tokens(t);
  const bracketed = /[(（]/.test(t) ? all : [];
  for (const group of [bracketed, all]) {
    const names = group.flatMap((token) => resolve(token, known));
    if (names.length > 0) return namesTogether(t, names);
  }
  return [];
}

/** Several names count only where the caption lists them; otherwise the first one is the register's. */
function namesTogether(t: string, names: readonly string[]): string[] {
  const distinct = [...new Set(names)];
  const listed = distinct.length > 1 && /[/、,]|[a-z]/.test(t);
  return listed ? distinct.filter((name) => name.length > 1 || distinct.length === 1) : distinct.slice(0, 1);
}

/** A known name itself, or the known names that `Pn_DIR` or `UEPx_CTRL` stands for. */
function resolve(token: string, known: Known): string[] {
  const exact = known.get(foldName(token));
  if (exact) return [exact];
  const slot = /^([A-Z][A-Z0-9_]*)[nxm]([A-Z0-9_]*)$/.exec(token);
  if (!slot) return [];
  const pattern = new RegExp(`^${foldName(slot[1] ?? '')}\\d${foldName(slot[2] ?? '')}$`);
  return [...known].flatMap(([key, name]) => (pattern.test(key) ? [name] : []));
}

/** Names of a caption that states an address: a token in capitals, or else its words without the address. */
function newNames(t: string): string[] {
  const capital = tokens(t).find((token) => /^[A-Z][A-Z0-9_]{1,}$/.test(token) && parseBased(token) === null);
  if (capital && !/^(?:ADDRESS|ADDR|BIT|REGISTER|TABLE|RESET|NOTE|SFR)$/.test(capital)) return [capital];
  const quoted = /["“]\s*([a-z]\w+)\s*["”]/i.exec(t)?.[1];
  if (quoted) return [quoted];
  const bare = t
    .replace(BRACKETED, ' ')
    .replace(/\bregisters?\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return BRACKETED.test(t) && /^[A-Za-z][A-Za-z0-9 /]{1,30}$/.test(bare) ? [bare] : [];
}

function described(t: string): string | null {
  const after = /^[A-Za-z]\w*\s*(?:-|:|：|–|—)\s*(.+)$/.exec(t.replace(LEADING, '').replace(/^[\s\-:–—]+/, ''))?.[1];
  const text = (after ?? t).replace(/\s*[:：]\s*$/, '').trim();
  return text === '' ? null : text;
}
