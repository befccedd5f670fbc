import type { Diagnostic, Field, Peripheral, Register } from '../../../shared/models';

/**
 * Registers whose reset value, as a summary or a line below the title states it, differs from what their own fields state. Either
 * may be the misprint, so the register's value stays and the reader is told of both.
 */
export const contradictedResets = (peripheral: Peripheral): Diagnostic[] =>
  peripheral.registers.flatMap((register) => {
    const fields = register.fields.filter((field) => contradicts(register, field));
    const [first] = fields;
    return first ? [diagnosticOf(register, fields, first)] : [];
  });

function contradicts({ resetValue: whole }: Register, { lsb, width, resetValue }: Field): boolean {
  if (whole === null || resetValue === null || resetValue === undefined) return false;
  return Math.floor(whole / 2 ** lsb) % 2 ** width !== resetValue;
}

function diagnosticOf(register: Register, fields: readonly Field[], first: Field): Diagnostic {
  const listed = fields.map(({ name, resetValue }) => `${name} = ${hex(resetValue ?? 0)}`).join(', ');
  const { page, bbox } = first.source ?? register.source;
  return {
    severity: 'warning',
    code: 'RESET_CONTRADICTED',
    message: `${register.name}: the reset value ${hex(register.resetValue ?? 0)} is not what its fields state (${listed}); the register's value is kept.`,
    page,
    bbox,
  };
}

const hex = (value: number): string => `0x${value.toString(16).toUpperCase()}`;
