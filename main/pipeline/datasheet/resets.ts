import type { Diagnostic, Field, Peripheral, Register } from '../../../shared/models';

/**
 * Registers whose reset value, as a summary or a line below the title states it, differs from what their own fields state. Either
 * may be the misprint, so the register's value stays and the reader is told of both: once per place of the manual, with all
 * peripherals whose register is described there.
 */
export function contradictedResets(peripherals: readonly Peripheral[]): Diagnostic[] {
  const byPlace = new Map<string, Contradiction[]>();
  for (const { name, registers } of peripherals) {
    for (const register of registers) {
      const fields = register.fields.filter((field) => contradicts(register, field));
      const [first] = fields;
      if (!first) continue;
      const { page, bbox } = first.source ?? register.source;
      const found = { owner: name, register, listed: listOf(fields), page, bbox };
      // Registers that only stand at one place but state other values have a word of their own.
      const place = JSON.stringify([page, bbox, register.resetValue, found.listed]);
      byPlace.set(place, [...(byPlace.get(place) ?? []), found]);
    }
  }
  return [...byPlace.values()].flatMap((found) => found.slice(0, 1).map((first) => diagnosticOf(first, found)));
}

interface Contradiction {
  readonly owner: string;
  readonly register: Register;
  readonly listed: string;
  readonly page: number;
  readonly bbox: Register['source']['bbox'];
}

function contradicts({ resetValue: whole }: Register, { lsb, width, resetValue }: Field): boolean {
  if (whole === null || resetValue === null || resetValue === undefined) return false;
  return Math.floor(whole / 2 ** lsb) % 2 ** width !== resetValue;
}

const listOf = (fields: readonly Field[]): string =>
  fields.map(({ name, resetValue }) => `${name} = ${hex(resetValue ?? 0)}`).join(', ');

function diagnosticOf({ register, listed, page, bbox }: Contradiction, all: readonly Contradiction[]): Diagnostic {
  const owners = [...new Set(all.map(({ owner }) => owner))].join(', ');
  const names = [...new Set(all.map((each) => each.register.name))].join(', ');
  return {
    severity: 'warning',
    code: 'RESET_CONTRADICTED',
    message: `${owners}: the reset value ${hex(register.resetValue ?? 0)} of ${names} is not what its fields state (${listed}); the register's value is kept.`,
    page,
    bbox,
  };
}

const hex = (value: number): string => `0x${value.toString(16).toUpperCase()}`;
