import type { Access } from '../../../../shared/models';
import { parseAccess } from '../text/access';
import { findBased, parseBased, plain, ungroup } from '../text/numbers';
import { findPlaceholder, type Placeholder } from '../text/ranges';

/** An offset that depends on an index n: `first + stride * (n - from)`, in bytes. */
interface IndexedOffset {
  readonly first: number;
  readonly stride: number;
  readonly from: number;
}

/** The offset at one value of the index, such as `3` or, where values are letters, at its place in the list. */
export function offsetAt({ first, stride, from }: IndexedOffset, value: string | undefined, place: number): number {
  const index = value !== undefined && /^\d+$/.test(value) ? Number(value) - from : place;
  return first + stride * index;
}

/** What the lines under a register's title say. */
export interface KeyValues {
  offset?: number;
  /** One offset per index, for `0x10/14/18`. */
  offsets?: readonly number[];
  indexed?: IndexedOffset;
  /** `[n=0..3]` behind an offset. */
  placeholder?: Placeholder;
  address?: number;
  /** Addresses of the instances, in the order printed. */
  addresses?: readonly number[];
  /** `0x400E0E00 (PIOA), 0x400E1000 (PIOB)`. */
  instances?: readonly { readonly name: string; readonly address: number }[];
  reset?: number;
  size?: 8 | 16 | 32;
  access?: Access;
  name?: string;
}

const NUMBER = String.raw`(?:0x\s?[0-9a-f]+(?:[ _][0-9a-f]{4})?|\b[0-9][0-9a-f]*h\b|\d{1,4}\b)`;
const OFFSET =
  /(?:^[•·*-]?\s*|[;,]\s*)(?:register\s*)?(?:address\s*offset|offset\s*address|offset|偏移地址|偏移量|地址偏移量?|偏移)\s*(?:\(.*?\))?\s*[:=]?\s*(\(?.*)/i;
const ADDRESS =
  /(?:^[•·*-]?\s*|[;,(]\s*)(?:(?:register|absolute|physical|access|memory|csr|i\/o)\s*)?(?:address(?:es)?|地址)\s*[:=]?\s*(0x.*|[0-9a-f]+h\b.*)/i;
const RESET =
  /(?:^[•·*-]?\s*|[;,\s([])(?:(?:reset|default|initial)\s*(?:value|state)|reset|复位值|复位后的?值|默认值|初始值|缺省值)\s*(?:[:=]|(?=\s0x))\s*([0-9a-fx'_h ]+)/i;
const NAME = /^(?:register\s*)?(?:name|名称|寄存器名称?)\s*[:=]\s*([A-Za-z].+)$/i;
/** Where the next label of a line begins, as in `Name: CTRL  Address offset: 0x18`. */
const NEXT_LABEL =
  /[\s,;]+(?=(?:(?:(?:address|absolute|physical|register|reset|default|initial|access)\s+)?[a-z]+|[\u4e00-\u9fff]+)\s*[:=])/i;
/** `Address: base + 0x40C`. */
const ON_BASE = /^(?:address|地址)\s*[:=]\s*base(?:\s*address)?\s*\+\s*(0x.*)$/i;
const ACCESS = /^(?:access|type|property|访问(?:权限|类型)?|权限|属性|读写属性)\s*[:=]\s*([\w/ -]{1,14}|\S+)/i;
const SIZE = /(?:^|[;,\s])(?:size|width|access\s*size|位宽)\s*[:=]\s*(8|16|32)\b/i;

/** Reads a line such as `Address offset: 0x08`, `地址：0x40000000`, `Reset value: 0x0000 0083`. True when it said something. */
export function readKeyValues(line: string, into: KeyValues): boolean {
  const text = inOneLanguage(ungroup(plain(line).trim()));
  if (text.length > 120) return false;
  const parts = NAME.test(text) ? text.split(NEXT_LABEL) : [text];
  return parts.map((part) => readPart(part, into)).includes(true);
}

function readPart(text: string, into: KeyValues): boolean {
  let said = false;
  const offset = OFFSET.exec(text)?.[1] ?? ON_BASE.exec(text)?.[1];
  if (offset !== undefined && readOffset(offset, into)) said = true;
  said = readDotted(text, into) || said;
  const address = offset === undefined ? ADDRESS.exec(text)?.[1] : undefined;
  if (address !== undefined && !/base|start|基|起始/i.test(text.slice(0, text.indexOf(address))))
    said = readAddresses(address, into) || said;
  said = readReset(text, into) || said;
  const name = nameIn(NAME.exec(text)?.[1] ?? '');
  if (into.name === undefined) said = put(into, 'name', name) || said;
  const access = ACCESS.exec(text)?.[1];
  if (access !== undefined && parseAccess(access) !== 'unknown')
    said = put(into, 'access', parseAccess(access)) || said;
  const size = Number(SIZE.exec(text)?.[1]);
  if (size === 8 || size === 16 || size === 32) said = put(into, 'size', size) || said;
  return said;
}

/** `Address(es): PORT0.PODR 4008 C001h, PORT1.PODR 4008 C021h`: the instance stands before a dot. */
function readDotted(text: string, into: KeyValues): boolean {
  if (!/^address(?:\(es\)|es)?\s*:?\s*[A-Z]/i.test(text) || into.address !== undefined) return false;
  const found = [...text.matchAll(/\b([A-Z][A-Z0-9_]*)\.\w+\s+([0-9A-F]{8})h/gi)].map(([, name = '', digits = '']) => ({
    name,
    address: Number.parseInt(digits, 16),
  }));
  const [first] = found;
  if (!first) return false;
  into.address = first.address;
  into.instances = found;
  return true;
}

/**
 * An identifier, perhaps with words behind it; or up to three words, where the manual names registers in words only. Capitals
 * before words (`UCR control register`) are an identifier where the words are a title, or too many for a name.
 */
function nameIn(said: string): string | null {
  const [first = ''] = /^[A-Za-z]\w+(?=$|[\s(,;:])/.exec(said) ?? [];
  if (/[_\d]/.test(first) || /^[A-Z]{2,}\s*(?:$|[(,;:]|-\s|.*\bregisters?$)/.test(said)) return first;
  if (/^[A-Za-z][\w-]*(?: [\w-]+){0,2}$/.test(said)) return said;
  return /^[A-Z]{2,}$/.test(first) ? first : null;
}

const CHINESE_LABEL = '(?:偏移地址|地址偏移量?|偏移量?|寄存器地址|地址|复位值|默认值)';
const ENGLISH_LABEL = String.raw`(?:(?:address\s*)?offset(?:\s*address)?|(?:register\s*)?address|reset(?:\s*value)?)`;
const CHINESE_FIRST = new RegExp(String.raw`${CHINESE_LABEL}\s*[/(]?\s*(${ENGLISH_LABEL})\)?(?=\s*[:=])`, 'gi');
const ENGLISH_FIRST = new RegExp(String.raw`(${ENGLISH_LABEL})\s*[/(]?\s*${CHINESE_LABEL}\)?(?=\s*[:=])`, 'gi');

/** Manuals for two readers print every label twice, `地址偏移 Address offset: 0x08`; the English one is kept. */
const inOneLanguage = (text: string): string => text.replace(CHINESE_FIRST, '$1').replace(ENGLISH_FIRST, '$1');

/** Reads `Reset value: 0x83` or `[reset = 0h]` anywhere in a line or title. */
export function readReset(text: string, into: KeyValues): boolean {
  const reset = RESET.exec(ungroup(plain(text)))?.[1];
  if (reset === undefined || into.reset !== undefined) return false;
  // `0x0000 XX83`: digits that nobody knows.
  if (/x/i.test(reset.replace(/^\s*0x/i, ''))) return false;
  return put(into, 'reset', parseBased(reset.trim()) ?? findBased(reset));
}

function put<K extends keyof KeyValues>(into: KeyValues, key: K, value: KeyValues[K] | null): boolean {
  if (value === null || value === undefined) return false;
  into[key] = value;
  return true;
}

function readAddresses(printed: string, into: KeyValues): boolean {
  if (into.address !== undefined) return false;
  const named = [...printed.matchAll(/(0x[0-9a-f]+)\s*\(([A-Z]\w*)\)/gi)].map(([, address = '', name = '']) => ({
    name,
    address: Number.parseInt(address, 16),
  }));
  if (named.length > 0) into.instances = named;
  // `4004_7000h base + 0h offset = 4004_7000h`: the sum counts.
  const text = /=\s*(\S.*)$/.exec(printed)?.[1] ?? printed;
  const found = [...text.matchAll(new RegExp(NUMBER, 'gi'))]
    .map(([token]) => parseBased(token))
    .filter((value) => value !== null);
  const [first] = found;
  if (first === undefined) return false;
  into.address = first;
  if (found.length > 1 && !/(?:to|-|~)\s*0x/i.test(text)) into.addresses = found;
  return true;
}

function readOffset(text: string, into: KeyValues): boolean {
  if (into.offset !== undefined) return false;
  const indexed = readIndexed(text);
  if (indexed) {
    into.indexed = indexed;
    const placeholder = findPlaceholder(text);
    if (placeholder) into.placeholder = placeholder;
    into.offset = indexed.first;
    return true;
  }
  const token = new RegExp(`^\\(?\\s*(${NUMBER})`, 'i').exec(text)?.[1];
  const offset = token === undefined ? null : (parseBased(token) ?? bareHex(token));
  if (token === undefined || offset === null) return false;
  into.offset = offset;
  const more = text.slice(text.indexOf(token) + token.length).replace(/\(.*$/, '');
  const list = [...more.matchAll(/[/,、]\s*(0x[0-9a-f]+|[0-9a-f]{2,3})\b/gi)].map(
    ([, part = '']) => parseBased(part) ?? Number.parseInt(part, 16),
  );
  if (list.length > 0) into.offsets = [offset, ...list];
  return true;
}

const bareHex = (token: string): number | null => (/^[0-9a-f]{1,4}$/i.test(token) ? Number.parseInt(token, 16) : null);

/** `0x08 + 20 * (x - 1)`, `0x10 + x * 4`, `(x-1)*20+0x08`. */
export function readIndexed(text: string): IndexedOffset | null {
  const t = text
    .replace(/\s+/g, '')
    .replace(/[×·]/g, '*')
    .toLowerCase()
    .replace(/\b0d(?=\d)/g, '')
    .replace(/\b(\d+)d\b/g, '$1');
  const index = String.raw`\(?[a-z]+(?:-(\d))?\)?`;
  const number = '(0x[0-9a-f]+|\\d+)';
  const forms: readonly [RegExp, number, number, number][] = [
    [new RegExp(`${number}\\+\\(?${number}\\*?x?${index}`), 1, 2, 3],
    [new RegExp(`${number}\\+\\(?${index}[*x]${number}`), 1, 3, 2],
    [new RegExp(`^\\(?${index}[*x]${number}\\)?\\+${number}`), 3, 2, 1],
  ];
  for (const [pattern, first, stride, from] of forms) {
    const match = pattern.exec(t);
    const [a, b] = [match?.[first], match?.[stride]];
    if (a && b) return { first: Number(a), stride: Number(b), from: Number(match?.[from] ?? 0) };
  }
  return null;
}
