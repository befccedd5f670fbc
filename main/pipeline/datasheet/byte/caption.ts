import { foldName } from '../../fold-name';
import { parseBased, plain } from '../text/numbers';
import {
  BRACKETED,
  isParticular,
  LEADING,
  POINTER,
  statedAddress,
  statedBank,
  statedName,
  withoutLead,
} from './stated';

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
/** `Control Register 1`, all words with a capital. */
const TITLED = /^(?:[A-Z0-9][\w/-]*\s+){1,4}Register(?:\s+(?:[A-Z]|\d{1,2}))?$/;
/** Capitals at the place of a name that are none. */
const NO_NAME =
  /^(?:ADDRESS|ADDR|BIT|BITS|REGISTER|REG|TABLE|FIGURE|RESET|NOTE|SFR|MODE|DESCRIPTION|DEFINITION|TYPE|ACCESS|IF|DEFAULT|NAME|VALUE|HEX|BANK|RW|READ|WRITE|POR)$/;

/**
 * The register that a heading or caption names, or null for other text. A name counts when it is known from a list, or
 * stands at the place of a name beside a stated address. `near` is an address stated close by.
 */
export function readCaption(text: string, known: Known, near: number | null): Caption | null {
  const t = withoutLead(plain(text.replace(/[–—]/g, ' - ')).trim()).trim();
  if (t.length < 2 || t.length > LONGEST || (/[.。;；]$/.test(t) && t.length > 60)) return null;
  const address = statedAddress(t);
  const own = statedName(t);
  if (own !== null || isParticular(t)) return own === null ? null : namedBy(own, known, near);
  const names = knownNames(t, known);
  const found = names.length > 0 ? names : (address ?? near) !== null ? newNames(t) : [];
  if (found.length === 0) return null;
  return { names: found, address: found.length === 1 ? address : null, bank: statedBank(t), description: described(t) };
}

/** The register of a line that says no more than its name. */
function namedBy(name: string, known: Known, near: number | null): Caption | null {
  const listed = known.get(foldName(name));
  if (listed === undefined && near === null) return null;
  return { names: [listed ?? name], address: null, bank: null, description: null };
}

/** Tokens at the places where captions have names: first, in brackets, after a dash, last. */
function tokens(t: string): string[] {
  const body = t.replace(LEADING, '').replace(/^(?:\s*,\s*register\s+(?:0x[0-9a-f]+|\d+))+/i, '');
  const outside = body.replace(BRACKET, ' ');
  const bracketed = [...body.matchAll(BRACKET)].flatMap(([, inside = '']) => namesBefore(inside, outside));
  const [head = '', ...rest] = body.replace(/^[\s\-:–—]+/, '').split(/\s+-+\s*|\s*-+\s+|\s*[:：—–]\s*|-{2,}/);
  const first = /^[^\s(（]+/.exec(head)?.[0]?.split(/[/、,]/) ?? [];
  const list = head.split(/\s*[,、/]\s*(?:and\s+)?/);
  const last = /([A-Za-z]\w*)\s*(?:register|寄存器)?\s*$/i.exec(head)?.[1] ?? '';
  const before = /([A-Za-z]\w*)\s*[[(][^\])]*\b(?:0x[0-9a-f]+|[0-9a-f]+h)\s*[\])]/i.exec(body)?.[1] ?? '';
  const dashed = rest.flatMap((part) => /^\w+/.exec(part)?.[0] ?? []);
  return [...bracketed, ...(list.every((part) => /^\w+$/.test(part)) ? list : first), ...dashed, last, before].filter(
    (x) => /^[A-Za-z]\w*$/.test(x),
  );
}

const BRACKET = /[[("“]\s*([A-Za-z][\w/、, ]*?)\s*[\])"”]/g;
/** The first word of prose in a bracket. */
const PROSE = /(?<![A-Za-z\d_])(?!(?:registers?|address|and)(?![a-z]))[a-z]{3,}(?!\w)/;

/**
 * The pieces of a bracket that may be names: those before its prose. `(SCON, bit addressable)` and `[SCON reset value 00H]` name
 * the register, `(TA protected)` behind another name says something of that one.
 */
function namesBefore(inside: string, outside: string): string[] {
  const prose = PROSE.exec(inside);
  const before = prose ? inside.slice(0, prose.index) : inside;
  const apart = !prose || /[,、]\s*$|\bat\s/.test(before) || /^(?:reset|default)$/.test(prose[0]);
  return apart || !hasName(outside) ? before.split(/[/、,\s]+/) : [];
}

const hasName = (text: string): boolean =>
  [...text.matchAll(/\b[A-Z][A-Z0-9_]+\b/g)].some(([word]) => !NO_NAME.test(word) && parseBased(word) === null);

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
  const capital = tokens(t).find(
    (token) => /^[A-Z][A-Z0-9_]+$/.test(token) && parseBased(token) === null && !NO_NAME.test(token),
  );
  const words = LEADING.test(t) && capital && new RegExp(`\\b${capital}\\s+[A-Z]{2}`).test(t);
  if (capital && !words) return [capital];
  const quoted = /["“]\s*([a-z]\w+)\s*["”]/i.exec(t)?.[1];
  if (quoted) return [quoted];
  const bare = t
    .replace(LEADING, ' ')
    .replace(BRACKETED, ' ')
    .replace(POINTER, ' ')
    .replace(/[[(]\s*(?:factory\s+)?(?:reset|default)[^\])]*[\])]/gi, ' ')
    .replace(/,?\s*(?:reset|default)\s*(?:value)?\s*[:=]?\s*[01][01xh_\s]*$/i, ' ')
    .replace(/\bregisters?\b/gi, ' ')
    .replace(/^[\s\-:.]+|[\s\-:.]+$/g, '')
    .replace(/\s+/g, ' ');
  const stated = BRACKETED.test(t) || POINTER.test(t) || LEADING.test(t);
  if (stated && /^[A-Za-z][A-Za-z0-9 /]{1,30}$/.test(bare) && !NO_NAME.test(bare)) return [bare];
  const numbered = /^(?:register|reg)\s*(?:0x)?[0-9a-f]{1,4}h?(?!\w)/i.exec(t)?.[0];
  if (numbered) return [numbered];
  return TITLED.test(t) ? [t] : [];
}

function described(t: string): string | null {
  const after = /^[A-Za-z]\w*\s*(?:-|:|：|–|—)\s*(.+)$/.exec(t.replace(LEADING, '').replace(/^[\s\-:–—]+/, ''))?.[1];
  const text = (after ?? t).replace(/\s*[:：]\s*$/, '').trim();
  return text === '' ? null : text;
}
