import type { Table } from '../../pdf/layout';
import type { BaseFact } from '../recogniser';
import { parseBased, plain } from '../text/numbers';
import { findPlaceholder } from '../text/ranges';
import { cellFor, findHeader, textOf } from './columns';

const ADDRESS =
  /0x\s?[0-9a-f]{5,}|0x[0-9a-f]{1,4}[ _.][0-9a-f]{4}|\b[0-9a-f]{7,8}h?\b|\b[0-9a-f]{4}[ _][0-9a-f]{4}h?\b/gi;

/** A row of a memory map: a named range of addresses. `end` is exclusive, null where only the start is given. */
export interface Region extends BaseFact {
  readonly end: number | null;
}

/** The rows of a memory map or table of base addresses; empty when the table is none. */
export function readRegions(table: Table): Region[] {
  const header = findHeader(table);
  if (!header) return [];
  const column = header.columns.has('start') ? 'start' : header.columns.has('address') ? 'address' : null;
  const named = header.columns.has('name') ? 'name' : header.columns.has('description') ? 'description' : null;
  if (!column || !named || header.columns.has('bits')) return [];
  const regions: Region[] = [];
  for (const row of table.rows.slice(header.row + 1)) {
    const cell = cellFor(row, header, named);
    const numbers = addressesIn(textOf(row, header, column));
    const [start] = numbers;
    if (!cell || start === undefined) continue;
    const end = numbers[1] ?? addressesIn(textOf(row, header, 'end'))[0];
    const size = sizeOf(textOf(row, header, 'size'));
    const source = { page: cell.page, bbox: cell.bbox };
    const until = end !== undefined && end > start ? end + 1 : size === null ? null : start + size;
    regions.push({ name: plain(cell.text), address: Math.min(start, end ?? start), end: until, source });
  }
  return regions;
}

/** Most instances of one peripheral. */
const MOST_INSTANCES = 16;

/** Regions of a table that calls its rows instances. Of two at one address the one listed last has the current name. */
export function listedInstances(table: Table, regions: readonly Region[]): Region[] {
  const header = findHeader(table);
  const head = header ? table.rows[header.row] : undefined;
  if (!header || !head || !/^(?:instances?|实例)$/i.test(textOf(head, header, 'name'))) return [];
  return regions.filter(({ address }, i) => regions.findLastIndex((other) => other.address === address) === i);
}

/** Whether regions are the instances of one peripheral (`TIMER0`, `TIMER1`), as a table in its own chapter lists them. */
export function areInstances(regions: readonly Region[]): boolean {
  const stems = new Set(regions.map(({ name }) => name.replace(/(?<=[A-Z])(?:\d{1,2}|[A-Z])$/, '')));
  const bare = regions.every(({ name, end }) => end === null && /^[A-Z][A-Z0-9_]{0,15}$/.test(name));
  return bare && regions.length <= MOST_INSTANCES && (regions.length === 1 || stems.size === 1);
}

/** Addresses of at least five hexadecimal digits in a text, in order. */
export function addressesIn(text: string): number[] {
  return [...plain(text).matchAll(ADDRESS)].flatMap(([token]) => {
    const value = parseBased(/^0x/i.test(token) || /h$/i.test(token) ? token : `0x${token.replace(/[ _.]/, '')}`);
    return value === null ? [] : [value];
  });
}

function sizeOf(text: string): number | null {
  const match = /^(\d+)\s*(k|m|g)?i?\s*b/i.exec(plain(text).trim());
  if (!match) return null;
  const unit = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }[(match[2] ?? '').toLowerCase()] ?? 1;
  return Number(match[1]) * unit;
}

/** Capitals that stand beside a base address and name no peripheral. */
const NO_PERIPHERAL = /^(?:SDK|RAM|MCU|CPU|SOC|APB\d?|AHB\d?|IO|HEX|BASE|THE|ARM)$/;

/** How an address begins in running text: `0x4000…`, `401B_8000h`. */
const START = String.raw`(?:0x|\b[0-9a-f]{4}[ _]?[0-9a-f]{4}h\b)`;
const SAID_BASE = new RegExp(
  String.raw`(?:base\s*address(?:es)?(?!\s*register)|基准?地址|基址|模块起始地址)[^.;。；]{0,80}?(${START}.*)$`,
  'i',
);

/** A base address that a sentence states, with the name in capitals where there is one. */
interface SaidBase {
  readonly address: number;
  readonly name: string | null;
  /** The sentence gives the constant that stands for the base, such as `PWM_BASE`: the name is the peripheral's own. */
  readonly constant: boolean;
}

/** `The base address of this SPI0 interface is 0x7E204000`; null where a text states none. */
const baseInLine = (text: string): SaidBase | null => basesInLine(text)[0] ?? null;

/** All bases of a sentence: `UART0 and UART1 start at base addresses of 0x40034000 and 0x40038000` gives two. */
export function basesInLine(text: string): SaidBase[] {
  const t = plain(text);
  const said = SAID_BASE.exec(t)?.[1] ?? /\(offset\s*=\s*(0x.*)/i.exec(t)?.[1];
  const addresses = said === undefined ? [] : addressesIn(said);
  const [first] = addresses;
  if (first === undefined) return [];
  const words = [...t.matchAll(/\b([A-Z][A-Z0-9_]{1,14})\b/g)].map(([, word = '']) => word);
  const constants = words.flatMap((word) => CONSTANT.exec(word)?.[1] ?? []);
  const names = words.map((word) => CONSTANT.exec(word)?.[1] ?? word).filter((name) => !NO_PERIPHERAL.test(name));
  const found = [...new Set(constants.length > 0 ? constants : names)];
  if (addresses.length > 1 && found.length === addresses.length) {
    return addresses.map((address, i) => ({ address, name: found[i] ?? null, constant: constants.length > 0 }));
  }
  return [{ address: first, name: found[0] ?? null, constant: constants.length > 0 }];
}

const OWNER =
  /\b([A-Z][A-Z0-9_]*?[a-z]?)\s*=\s*(0x[0-9a-f_ ]{8,10}?[0-9a-f])(?:\s*\+\s*(0x[0-9a-f_]+)\s*[×*x]\s*([a-z])\s*\(\4\s*=\s*([^)]*)\))?(?=\s*(?:[,;(]|$))/gi;

/**
 * The instances a line below a register's title places: `Base address: SYSC = 0x4001_E000`, or
 * `PORTm = 0x4004_0000 + 0x0020 × m (m = 0 to 9)`, one per value of the index.
 */
export function ownersInLine(text: string): { name: string; address: number }[] {
  const said = /^base\s*address(?:es)?\s*[:：]\s*(.*)$/i.exec(plain(text).trim())?.[1];
  if (said === undefined) return [];
  return [...said.matchAll(OWNER)].flatMap(([, name = '', start = '', stride, letter, list]) => {
    const address = parseBased(start.replace(/[ _]/g, ''));
    if (address === null) return [];
    const step = stride === undefined ? null : parseBased(stride.replace(/_/g, ''));
    if (letter === undefined || step === null) return [{ name, address }];
    const values = findPlaceholder(`x=${list}`)?.values.filter((value) => /^\d+$/.test(value)) ?? [];
    return values.map((value) => ({
      name: name.replace(new RegExp(`${letter}$`), value),
      address: address + step * Number(value),
    }));
  });
}

const CONSTANT = /^(\w+?)_(?:BASE(?:_ADDR(?:ESS)?)?|BA)$/;

/** Whether a sentence speaks of a base address that must stand on the next line. */
export const promisesBase = (text: string): boolean =>
  baseInLine(text) === null &&
  /(?:base\s*address(?:es)?(?!\s*register)|基准?地址|基址)[^.;。；]{0,60}$/i.test(plain(text).trim());

/** Whether a table's rows are peripherals or memories rather than registers. */
export function isMemoryMap(table: Table): boolean {
  const header = findHeader(table);
  if (!header) return false;
  const head = table.rows[header.row];
  const name = head ? textOf(head, header, 'name') : '';
  if (/peripheral|module|block|target|bus\b|外设|模块|目标|总线/i.test(name) && !/register|寄存器/i.test(name))
    return true;
  const body = table.rows.slice(header.row + 1);
  if (body.some((row) => /^\d+\s*[kmg]i?b/i.test(textOf(row, header, 'size')))) return true;
  const spans = body.filter((row) => isSpan(addressesIn(textOf(row, header, 'address'))));
  return spans.length > 0 && spans.length >= body.length / 2;
}

/** `0x20000000-0x3FFFFFFF`: a range too long for a register or an array of them. */
const isSpan = ([first, last, more]: readonly number[]): boolean =>
  first !== undefined && last !== undefined && more === undefined && last - first >= SHORTEST_SPAN;
const SHORTEST_SPAN = 0xfff;

/** `• BSC1: 0x7E80_4000`: a line that gives one instance its base address and says nothing else. */
export function instanceInLine(text: string): { name: string; address: number } | null {
  const match =
    /^[•·*■\-–\s]*([A-Z][A-Z0-9_]{1,15}(?: ?port [A-Z0-9]| \d{1,2})?)\s*(?:\([A-Z0-9]+\))?\s*(?:base(?:\s*address)?|基准?地?址|起始地址)?\s*[:=-]?\s*(?:\1_BASE\s*=\s*)?(?:0x[0-9a-f _.]{8,10}|[0-9a-f]{4}_?[0-9a-f]{4}h)\s*[.;]?$/i.exec(
      plain(text),
    );
  const address = addressesIn(text)[0];
  // `Timer 0` is written TIMER0 elsewhere, `GPIO Port A` GPIOA.
  const name = match?.[1]?.replace(/^([A-Z]+)(?: port)? ([A-Z]|\d{1,2})$/i, (_, stem: string, own: string) =>
    `${stem}${own}`.toUpperCase(),
  );
  return name && address !== undefined ? { name, address } : null;
}
