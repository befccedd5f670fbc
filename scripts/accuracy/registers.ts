import type { DeviceModel } from '../../shared/models';
import { fold } from './ratio';
import type { DatasheetTruth, TruthField } from './truth';

/** A register on its own, arrays taken apart; the same form for what was read and for what is true. */
export interface RegisterRow<F = TruthField> {
  readonly peripheral: string;
  readonly name: string;
  readonly address: number | null;
  readonly offset: number | null;
  readonly reset: number | null;
  readonly fields: readonly F[];
}

const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

export function truthRows(truth: DatasheetTruth): RegisterRow[] {
  return truth.peripherals.flatMap(({ name: peripheral, base, registers }) =>
    registers.map(({ name, address, offset, reset, fields }) => ({
      ...{ peripheral, name, offset, reset, fields },
      address: address ?? sum(base, offset),
    })),
  );
}

export function modelRows(model: DeviceModel): RegisterRow[] {
  return model.peripherals.flatMap(({ name: peripheral, baseAddress, registers }) =>
    registers.flatMap((register) => {
      const { count, stride } = register.array ?? { count: 1, stride: 0 };
      return Array.from({ length: count }, (_, i) => ({
        peripheral,
        name: count > 1 ? indexed(register.name, i) : register.name,
        address: sum(register.address ?? sum(baseAddress, register.addressOffset), i * stride),
        offset: sum(register.addressOffset, i * stride),
        reset: register.resetValue,
        fields: register.fields,
      }));
    }),
  );
}

function indexed(name: string, index: number): string {
  const placeholder = /%s|\[x\]|x$/i;
  return placeholder.test(name) ? name.replace(placeholder, String(index)) : name + index;
}

/** The register's name with and without that of its peripheral before it. */
function keysOf(row: RegisterRow): string[] {
  const [own, prefix] = [fold(row.name), fold(row.peripheral)];
  return [...new Set([own, own.startsWith(prefix) ? own.slice(prefix.length) : prefix + own])].filter(Boolean);
}

/** Pairs each true register with at most one that was read: by name and place first, then by name; or by address alone. */
export function pairRegisters(
  wanted: readonly RegisterRow[],
  given: readonly RegisterRow[],
  by: 'name' | 'address',
): Map<RegisterRow, RegisterRow> {
  const pairs = new Map<RegisterRow, RegisterRow>();
  const used = new Set<RegisterRow>();
  const take = (row: RegisterRow, found: RegisterRow | undefined) => {
    if (!found) return;
    used.add(found);
    pairs.set(row, found);
  };
  if (by === 'address') {
    for (const row of wanted) {
      take(
        row,
        given.find((other) => !used.has(other) && other.address === row.address),
      );
    }
    return pairs;
  }
  const index = new Map<string, RegisterRow[]>();
  for (const row of given) for (const key of keysOf(row)) index.set(key, [...(index.get(key) ?? []), row]);
  const candidates = (row: RegisterRow) => keysOf(row).flatMap((key) => index.get(key) ?? []);
  const inPlace = (row: RegisterRow, other: RegisterRow) =>
    (row.address !== null && other.address === row.address) || fold(other.peripheral) === fold(row.peripheral);
  for (const test of [inPlace, () => true]) {
    for (const row of wanted) {
      if (pairs.has(row)) continue;
      take(
        row,
        candidates(row).find((other) => !used.has(other) && test(row, other)),
      );
    }
  }
  return pairs;
}
