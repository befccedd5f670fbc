import type { Access, Field, FieldValue } from '../../../shared/models';
import { bad, child, children, number, parseSvdXml, type SvdElement, svdNumber, text } from './svd-tree';

export interface SvdRegister {
  readonly name: string;
  readonly description: string | undefined;
  /** Absolute, in bytes. */
  readonly address: number;
  readonly size: number;
  readonly resetValue: number | null;
  readonly access: Access;
  readonly array: { readonly count: number; readonly stride: number; readonly labels: readonly string[] } | undefined;
  readonly fields: readonly Field[];
}

export interface SvdPeripheral {
  readonly name: string;
  readonly baseAddress: number;
  readonly registers: readonly SvdRegister[];
}

export interface SvdDevice {
  readonly name: string;
  readonly peripherals: readonly SvdPeripheral[];
}

/** Registers, fields and clusters at most, arrays counted out, so that nested ones cannot fill the memory. */
const MAX_ITEMS = 400_000;
const MAX_ARRAY = 4096;
const MAX_BITS = 64;

/** What registers inherit from the elements around them. */
interface Defaults {
  readonly size: number;
  readonly access: Access;
  readonly resetValue: number | null;
}

/**
 * Reads a CMSIS-SVD file: `derivedFrom`, clusters, arrays (`dim`) and inherited properties are resolved.
 *
 * @throws InputError SVD_UNREADABLE
 */
export function readSvd(xml: string): SvdDevice {
  const device = parseSvdXml(xml);
  const elements = children(device, 'peripheral', 'peripherals');
  const byName = new Map(elements.map((each) => [text(each, 'name') ?? '', each]));
  const defaults = inherit(device, { size: number(device, 'width') ?? 32, access: 'unknown', resetValue: null });
  const budget = { left: MAX_ITEMS };
  const peripherals = elements.flatMap((each) => readPeripherals(derived(each, byName), defaults, budget));
  if (peripherals.every(({ registers }) => registers.length === 0)) throw bad('It describes no register.');
  return { name: text(device, 'name') ?? '', peripherals };
}

/** The element with what it does not say taken from the one it derives from. A circle ends where it closes. */
function derived(element: SvdElement, byName: ReadonlyMap<string, SvdElement>): SvdElement {
  let whole = element;
  const seen = new Set([element]);
  for (let origin = text(element, '@derivedFrom'); origin !== undefined; ) {
    const found = byName.get(origin) ?? byName.get(origin.split('.').at(-1) ?? '');
    if (found === undefined || seen.has(found)) break;
    seen.add(found);
    whole = { ...found, ...whole };
    origin = text(found, '@derivedFrom');
  }
  return whole;
}

function inherit(element: SvdElement, from: Defaults): Defaults {
  return {
    size: number(element, 'size') ?? from.size,
    access: accessOf(element) ?? from.access,
    resetValue: number(element, 'resetValue') ?? from.resetValue,
  };
}

function accessOf(element: SvdElement): Access | undefined {
  if (text(element, 'modifiedWriteValues') === 'oneToClear') return 'write-1-clear';
  if (text(element, 'readAction') === 'clear') return 'read-clear';
  const access = text(element, 'access');
  if (access === 'read-only' || access === 'write-only' || access === 'read-write') return access;
  if (access === 'writeOnce') return 'write-only';
  return access === 'read-writeOnce' ? 'read-write' : undefined;
}

/** One peripheral, or as many as its `dim` says. */
function readPeripherals(element: SvdElement, from: Defaults, budget: { left: number }): SvdPeripheral[] {
  const dim = dimOf(element);
  const defaults = inherit(element, from);
  spend(budget, dim?.count ?? 1);
  return (dim?.labels ?? ['']).map((label, index) => {
    const baseAddress = (number(element, 'baseAddress') ?? 0) + index * (dim?.stride ?? 0);
    const place = { prefix: '', address: baseAddress, defaults, budget };
    const registers = readRegisters(child(element, 'registers') ?? {}, place);
    return { name: named(text(element, 'name') ?? '', label), baseAddress, registers };
  });
}

interface Place {
  readonly prefix: string;
  readonly address: number;
  readonly defaults: Defaults;
  readonly budget: { left: number };
}

function readRegisters(element: SvdElement, place: Place): SvdRegister[] {
  const own = children(element, 'register');
  const byName = new Map(own.map((each) => [text(each, 'name') ?? '', each]));
  const registers = own.map((each) => readRegister(derived(each, byName), place));
  return [...registers, ...children(element, 'cluster').flatMap((cluster) => readCluster(cluster, place))];
}

function readCluster(element: SvdElement, place: Place): SvdRegister[] {
  const offset = place.address + (number(element, 'addressOffset') ?? 0);
  const dim = dimOf(element);
  const defaults = inherit(element, place.defaults);
  const name = text(element, 'name') ?? '';
  spend(place.budget, dim?.count ?? 1);
  return (dim?.labels ?? ['']).flatMap((label, index) =>
    readRegisters(element, {
      prefix: `${place.prefix}${named(name, label)}_`,
      address: offset + index * (dim?.stride ?? 0),
      defaults,
      budget: place.budget,
    }),
  );
}

function readRegister(element: SvdElement, { prefix, address, defaults, budget }: Place): SvdRegister {
  const { size, access, resetValue } = inherit(element, defaults);
  const dim = dimOf(element);
  const fields = children(element, 'field', 'fields').flatMap((field) => readField(field, access));
  spend(budget, (dim?.count ?? 1) + fields.length);
  return {
    name: `${prefix}${(text(element, 'name') ?? '').replace(/\[?%s\]?/, '')}`,
    description: text(element, 'description'),
    address: address + (number(element, 'addressOffset') ?? 0),
    size,
    resetValue,
    access,
    array: dim,
    fields,
  };
}

function spend(budget: { left: number }, items: number): void {
  budget.left -= items;
  if (budget.left < 0) throw bad(`It describes more than ${MAX_ITEMS} registers and fields.`);
}

const named = (name: string, label: string): string => name.replace(/\[?%s\]?/, label);

/** Count, step and the texts that stand for `%s`. One element is no array; more than `most` are cut. */
function dimOf(element: SvdElement, most = MAX_ARRAY) {
  const count = Math.min(number(element, 'dim') ?? 1, most);
  if (count < 2) return undefined;
  return { count, stride: number(element, 'dimIncrement') ?? 0, labels: labelsOf(text(element, 'dimIndex'), count) };
}

/** `3-6`, `A-D` or `x,y,z`; counted from 0 where nothing is said. */
function labelsOf(given: string | undefined, count: number): string[] {
  const listed = given?.split(',').map((each) => each.trim()) ?? [];
  if (listed.length === count) return listed;
  const [, first = '0'] = /^(\w+)-\w+$/.exec(given ?? '') ?? [];
  const letter = /^[A-Za-z]$/.test(first) ? first.charCodeAt(0) : null;
  const from = Number.parseInt(first, 10) || 0;
  return Array.from({ length: count }, (_, index) =>
    letter === null ? String(from + index) : String.fromCharCode(letter + index),
  );
}

function readField(element: SvdElement, inherited: Access): Field[] {
  const bits = bitsOf(element);
  const dim = dimOf(element, MAX_BITS);
  if (bits === null) return [];
  const description = text(element, 'description');
  const values = children(element, 'enumeratedValues').flatMap((each) => children(each, 'enumeratedValue'));
  const read = values.flatMap(readValue);
  return (dim?.labels ?? ['']).map((label, index) => ({
    name: named(text(element, 'name') ?? '', label),
    lsb: bits.lsb + index * (dim?.stride ?? 0),
    width: bits.width,
    access: accessOf(element) ?? inherited,
    ...(description === undefined ? {} : { description }),
    ...(read.length === 0 ? {} : { values: read }),
  }));
}

/** A field says its place in one of three ways. */
function bitsOf(element: SvdElement): { lsb: number; width: number } | null {
  const [, high, low] = /^\[(\d+):(\d+)\]$/.exec(text(element, 'bitRange') ?? '') ?? [];
  const lsb = number(element, 'bitOffset') ?? number(element, 'lsb') ?? svdNumber(low);
  const msb = number(element, 'msb') ?? svdNumber(high);
  if (lsb === undefined) return null;
  const width = number(element, 'bitWidth') ?? (msb === undefined ? 1 : msb - lsb + 1);
  return width >= 1 && lsb + width <= MAX_BITS ? { lsb, width } : null;
}

/** Values with bits that do not matter stand for several, and are left out. */
function readValue(element: SvdElement): FieldValue[] {
  const value = number(element, 'value');
  if (value === undefined) return [];
  const name = text(element, 'name');
  return [{ value, ...(name === undefined ? {} : { name }), description: text(element, 'description') ?? '' }];
}
