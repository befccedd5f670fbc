import type { DeviceModel, Register } from '../../../shared/models';
import { chipOf } from '../export';
import type { CTree } from './c-parser';
import { evaluate } from './evaluate';
import { type Macros, type Place, placeOf } from './macros';

/** What the gate found: every write it looked at, and those that the models do not bear out. */
export interface GateResult {
  readonly writes: number;
  /** Writes whose value only the build knows: their address is checked, their bits are not. */
  readonly open: number;
  readonly faults: string[];
}

/** Registers by space and address. Several may share an SFR address behind a page switch. */
type RegisterMap = ReadonlyMap<string, readonly Register[]>;

const keyOf = (space: string, address: number): string => `${space}:${address}`;

export function registerMap(devices: readonly DeviceModel[]): RegisterMap {
  const map = new Map<string, Register[]>();
  for (const device of devices) {
    for (const { register, space, address } of chipOf(device).registers) {
      if (address === null) continue;
      const { count, stride } = register.array ?? { count: 1, stride: 0 };
      for (let index = 0; index < Math.min(count, 4096); index += 1) {
        const key = keyOf(space, address + index * stride);
        map.set(key, [...(map.get(key) ?? []), register]);
      }
    }
  }
  return map;
}

/** Checks that each write of a file goes to a register of the models, of that width, that may be written, to no reserved bit. */
export function gateFile(file: string, tree: CTree, macros: Macros, registers: RegisterMap): GateResult {
  const result = { writes: 0, open: 0, faults: [] as string[] };
  for (const node of tree.all('assignment_expression')) {
    const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
    if (left === null || right === null) continue;
    const place = targetOf(left.text, macros);
    if (place === null) continue;
    result.writes += 1;
    const operator = node.childForFieldName('operator')?.text ?? '=';
    const fault = judge({ place, name: left.text, operator, value: right.text }, macros, registers);
    if (fault === 'open') result.open += 1;
    else if (fault !== null) result.faults.push(`${file}:${node.startPosition.row + 1} ${left.text}: ${fault}`);
  }
  return result;
}

function targetOf(text: string, { places }: Macros): Place | null {
  const known = places.get(text);
  if (known !== undefined) return known;
  const indexed = /^(\w+)\(\s*(\d+)\s*\)$/.exec(text);
  const base = indexed?.[1] === undefined ? undefined : places.get(indexed[1]);
  if (base !== undefined && base.stride !== null)
    return { ...base, address: base.address + Number(indexed?.[2]) * base.stride };
  return placeOf(text);
}

interface Write {
  readonly place: Place;
  readonly name: string;
  readonly operator: string;
  readonly value: string;
}

function judge(write: Write, macros: Macros, registers: RegisterMap): string | 'open' | null {
  const { place } = write;
  const candidates = registers.get(keyOf(place.space, place.address)) ?? [];
  if (candidates.length === 0) return `no register of the manual stands at 0x${place.address.toString(16)}`;
  const wide = candidates.filter(({ size }) => size === place.size);
  if (wide.length === 0) return `the register there is ${candidates[0]?.size} bits wide, not ${place.size}`;
  const writable = wide.filter(({ access }) => access !== 'read-only' && access !== 'read-clear');
  if (writable.length === 0) return 'the register there is read-only';
  const touched = touchedBits(write, macros);
  if (touched === null) return 'open';
  const bad = writable.map((register) => touched & ~allowedBits(register));
  const [first] = bad;
  return bad.every((bits) => bits !== 0n) && first !== undefined
    ? `writes reserved or read-only bits 0x${first.toString(16)}`
    : null;
}

/** Bits that a write may set: those of fields that are neither reserved nor read-only; all where no field is known. */
function allowedBits({ fields, size }: Register): bigint {
  if (fields.length === 0) return (1n << BigInt(size)) - 1n;
  return fields
    .filter(({ name, access }) => access !== 'read-only' && !/^(?:reserved|rsvd?|保留)\d*$/i.test(name))
    .reduce((bits, { lsb, width }) => bits | (((1n << BigInt(width)) - 1n) << BigInt(lsb)), 0n);
}

/**
 * Bits that a write can change to one, or that a read-modify-write forces to either level. The register is evaluated
 * as all zeros and as all ones: a bit that differs from the register in either case is touched.
 */
function touchedBits({ name, operator, value, place }: Write, macros: Macros): bigint | null {
  const all = (1n << BigInt(place.size)) - 1n;
  const withRegister = (content: bigint): bigint | null =>
    evaluate(value, (each) => (each === name ? content : resolveMacro(each, macros, 0)));
  const [low, high] = [withRegister(0n), withRegister(all)];
  if (low === null || high === null) return null;
  if (operator === '|=') return low & all;
  if (operator === '&=') return ~low & all;
  if (operator !== '=') return all;
  return new RegExp(`\\b${name}\\b`).test(value) ? (low | ~high) & all : low & all;
}

function resolveMacro(name: string, macros: Macros, depth: number): bigint | null {
  const text = macros.values.get(name);
  return text === undefined || depth > 8 ? null : evaluate(text, (each) => resolveMacro(each, macros, depth + 1));
}
