import type { DeviceModel, Field, Peripheral, Register } from './device';
import type { FieldRef, RegisterRef } from './device-corrections';

export interface BenchField {
  readonly ref: FieldRef;
  field: Field;
  gone: boolean;
}

export interface BenchRegister {
  readonly ref: RegisterRef;
  /** As it was read; null for one that the user added. */
  readonly read: Register | null;
  register: Register;
  readonly fields: BenchField[];
  gone: boolean;
  /** What was done to it, in words. */
  readonly notes: string[];
}

export interface BenchPeripheral {
  /** Its name as it was read. */
  readonly key: string;
  peripheral: Peripheral;
  readonly registers: BenchRegister[];
  /** What was done to itself, in words. */
  readonly notes: string[];
}

/** A model taken apart, every part under the name that corrections know it by. */
export class Bench {
  readonly peripherals: BenchPeripheral[];
  readonly #registers = new Map<string, BenchRegister>();

  constructor(model: DeviceModel) {
    this.peripherals = model.peripherals.map((peripheral) => {
      const place: BenchPeripheral = { key: peripheral.name, peripheral, registers: [], notes: [] };
      for (const register of peripheral.registers) this.#put(place, register, register);
      return place;
    });
  }

  register(ref: RegisterRef): BenchRegister | undefined {
    // By hand one writes CTLR where the manual prints RCC_CTLR, or the reverse.
    const found = this.#registers.get(keyOf(ref)) ?? this.#registers.get(keyOf(withOrWithoutPrefix(ref)));
    return found?.gone === true ? undefined : found;
  }

  peripheralOf(ref: RegisterRef): BenchPeripheral | undefined {
    const found = this.register(ref);
    return this.peripherals.find(({ registers }) => registers.some((each) => each === found));
  }

  peripheral(key: string): BenchPeripheral | undefined {
    return this.peripherals.find((each) => each.key === key);
  }

  /** Into the peripheral of this name, which is made where there is none. */
  add(peripheral: string, register: Register): BenchRegister {
    let place = this.peripheral(peripheral);
    if (place === undefined) {
      place = {
        key: peripheral,
        peripheral: { name: peripheral, baseAddress: null, registers: [] },
        registers: [],
        notes: [],
      };
      this.peripherals.push(place);
    }
    return this.#put(place, register, null);
  }

  #put(place: BenchPeripheral, register: Register, read: Register | null): BenchRegister {
    const ref = this.#freeRef(place.key, register.name);
    const fields = register.fields.map((field) => ({ ref: { name: field.name, lsb: field.lsb }, field, gone: false }));
    const entry: BenchRegister = { ref, read, register, fields, gone: false, notes: [] };
    this.#registers.set(keyOf(ref), entry);
    place.registers.push(entry);
    return entry;
  }

  #freeRef(peripheral: string, register: string): RegisterRef {
    let ref: RegisterRef = { peripheral, register };
    for (let nth = 1; this.#registers.has(keyOf(ref)); nth += 1) ref = { peripheral, register, nth };
    return ref;
  }
}

/** One text per register, for maps and for telling whether two references mean the same. */
export const keyOf = ({ peripheral, register, nth = 0 }: RegisterRef): string =>
  JSON.stringify([peripheral, register, nth]);

function withOrWithoutPrefix(ref: RegisterRef): RegisterRef {
  const prefix = `${ref.peripheral}_`;
  const { register } = ref;
  return { ...ref, register: register.startsWith(prefix) ? register.slice(prefix.length) : `${prefix}${register}` };
}
