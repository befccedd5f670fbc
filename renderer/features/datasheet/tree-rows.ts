import type { CorrectedDevice } from '../../../shared/models';
import { keyOf, type Peripheral, type Register } from '../../../shared/models';

/** A line of the tree on screen. */
export type TreeRow =
  | {
      readonly kind: 'peripheral';
      /** Unique among the rows. */
      readonly id: string;
      readonly key: string;
      readonly peripheral: Peripheral;
      readonly position: number;
      readonly open: boolean;
    }
  | {
      readonly kind: 'register';
      readonly id: string;
      readonly key: string;
      readonly peripheral: Peripheral;
      readonly register: Register;
      /** From 1, among its siblings. */
      readonly position: number;
    };

/** A register with its peripheral and its key. */
export interface PlacedRegister {
  readonly key: string;
  readonly peripheral: Peripheral;
  readonly register: Register;
}

/** Every register of the device by the key that corrections know it by, in the order of the manual. */
export function placeRegisters({ model, registers }: CorrectedDevice): Map<string, PlacedRegister> {
  const placed = new Map<string, PlacedRegister>();
  for (const peripheral of model.peripherals) {
    for (const register of peripheral.registers) {
      const ref = registers.get(register);
      if (ref === undefined) continue;
      const key = keyOf(ref);
      placed.set(key, { key, peripheral, register });
    }
  }
  return placed;
}

/** The key of a peripheral in the set of open ones. Two may share a name; they then open together. */
export const peripheralKey = (device: CorrectedDevice, peripheral: Peripheral): string =>
  device.peripherals.get(peripheral) ?? peripheral.name;

export const rowId = (register: string): string => `register-${register}`;

/** The lines of the tree: every peripheral, and the registers of the open ones. */
export function treeRows(device: CorrectedDevice, open: ReadonlySet<string>): TreeRow[] {
  return device.model.peripherals.flatMap((peripheral, at): TreeRow[] => {
    const key = peripheralKey(device, peripheral);
    const head = {
      kind: 'peripheral' as const,
      id: `peripheral-${at}`,
      key,
      peripheral,
      position: at + 1,
      open: open.has(key),
    };
    if (!head.open) return [head];
    const registers = peripheral.registers.flatMap((register, index) => {
      const ref = device.registers.get(register);
      if (ref === undefined) return [];
      const own = keyOf(ref);
      return [{ kind: 'register' as const, id: rowId(own), key: own, peripheral, register, position: index + 1 }];
    });
    return [head, ...registers];
  });
}
