import type { DeviceModel, Peripheral, Register } from '../../../shared/models';
import { foldName } from '../fold-name';
import type { SvdDevice, SvdPeripheral, SvdRegister } from './svd-read';

/** A register of the manual and the one of the SVD file that is the same. */
export interface Pair {
  readonly peripheral: Peripheral;
  readonly register: Register;
  readonly svd: SvdRegister;
  readonly svdPeripheral: SvdPeripheral;
  /** Of the first elements of both that were paired. */
  readonly addresses: readonly [manual: number | null, svd: number];
}

export interface Matching {
  readonly pairs: readonly Pair[];
  readonly onlyManual: readonly { readonly peripheral: Peripheral; readonly register: Register }[];
  readonly onlySvd: readonly { readonly peripheral: SvdPeripheral; readonly register: SvdRegister }[];
}

/** One element of a register array, or a register that is none. */
interface Element<P, R> {
  readonly peripheral: P;
  readonly register: R;
  readonly name: string;
  readonly address: number | null;
}
type Manual = Element<Peripheral, Register>;
type Svd = Element<SvdPeripheral, SvdRegister>;

/** Elements of one array that are looked at. */
const MAX_ELEMENTS = 256;

/** Names as both sides may write them: no case, no separators, without the peripheral's name or a width in front. */
export function plainName(name: string, peripheral = ''): string {
  const plain = foldName(name.replace(/^R(?:8|16|32)_/i, ''));
  const owner = foldName(peripheral);
  return owner !== '' && plain.startsWith(owner) && plain.length > owner.length ? plain.slice(owner.length) : plain;
}

/**
 * Pairs registers by name and address, then by name within the peripheral, then by address, then by a name that both
 * sides have only once.
 */
export function matchRegisters(model: DeviceModel, svd: SvdDevice): Matching {
  const manual = model.peripherals.flatMap((peripheral) =>
    peripheral.registers.flatMap((each) => elementsOf(peripheral, each)),
  );
  const other = svd.peripherals.flatMap((peripheral) =>
    peripheral.registers.flatMap((each) => svdElements(peripheral, each)),
  );
  const found = new Pairing(manual, other);
  found.by(({ name, address }) => (address === null ? null : `${name}@${address}`));
  found.by(({ peripheral, name }) => `${plainName(peripheral.name)}.${name}`);
  found.by(({ address }) => (address === null ? null : String(address)));
  found.by(({ name }) => name, true);
  return found.result();
}

function elementsOf(peripheral: Peripheral, register: Register): Manual[] {
  const { addressOffset, array, name } = register;
  const base = peripheral.baseAddress;
  const address = register.address ?? (addressOffset !== null && base !== null ? base + addressOffset : null);
  const own = plainName(name, peripheral.name);
  if (array === undefined) return [{ peripheral, register, name: own, address }];
  return Array.from({ length: Math.min(array.count, MAX_ELEMENTS) }, (_, index) => ({
    peripheral,
    register,
    name: `${own}${index}`,
    address: address === null ? null : address + index * array.stride,
  }));
}

function svdElements(peripheral: SvdPeripheral, register: SvdRegister): Svd[] {
  const { array, address } = register;
  const name = plainName(register.name, peripheral.name);
  if (array === undefined) return [{ peripheral, register, name, address }];
  return array.labels.slice(0, MAX_ELEMENTS).map((label, index) => ({
    peripheral,
    register,
    name: `${name}${plainName(label)}`,
    address: address + index * array.stride,
  }));
}

class Pairing {
  #manual: Manual[];
  #svd: Svd[];
  readonly #pairs = new Map<Register, Map<SvdRegister, Pair>>();
  readonly #matchedManual = new Set<Register>();
  readonly #matchedSvd = new Set<SvdRegister>();

  constructor(manual: Manual[], svd: Svd[]) {
    this.#manual = manual;
    this.#svd = svd;
  }

  /** Pairs what has the same key; with `alone`, only where each side has the key once. */
  by(key: (element: Manual | Svd) => string | null, alone = false): void {
    const open = new Map<string, Svd[]>();
    for (const each of this.#svd) {
      const name = key(each);
      if (name === null) continue;
      const group = open.get(name);
      if (group === undefined) open.set(name, [each]);
      else group.push(each);
    }
    const counts = new Map<string | null, number>();
    for (const each of this.#manual) counts.set(key(each), (counts.get(key(each)) ?? 0) + 1);
    const taken = new Set<Svd>();
    this.#manual = this.#manual.filter((each) => {
      const name = key(each);
      const group = name === null ? undefined : open.get(name);
      if (alone && (group?.length !== 1 || counts.get(name) !== 1)) return true;
      const partner = group?.shift();
      if (partner === undefined) return true;
      taken.add(partner);
      this.#pair(each, partner);
      return false;
    });
    this.#svd = this.#svd.filter((each) => !taken.has(each));
  }

  #pair(manual: Manual, svd: Svd): void {
    this.#matchedManual.add(manual.register);
    this.#matchedSvd.add(svd.register);
    const partners = this.#pairs.get(manual.register) ?? new Map<SvdRegister, Pair>();
    this.#pairs.set(manual.register, partners);
    if (partners.has(svd.register)) return;
    partners.set(svd.register, {
      peripheral: manual.peripheral,
      register: manual.register,
      svd: svd.register,
      svdPeripheral: svd.peripheral,
      addresses: [manual.address, svd.address ?? 0],
    });
  }

  result(): Matching {
    const [seenManual, seenSvd] = [this.#matchedManual, this.#matchedSvd];
    const first = <P, R>(elements: readonly Element<P, R>[], seen: Set<R>) =>
      elements.filter(({ register }) => !seen.has(register) && seen.add(register));
    return {
      pairs: [...this.#pairs.values()].flatMap((partners) => [...partners.values()]),
      onlyManual: first(this.#manual, seenManual),
      onlySvd: first(this.#svd, seenSvd),
    };
  }
}
