import type { Chip, ChipField, ChipRegister } from '../export';
import { isReserved } from './encoding';
import type { Setting } from './plan';

export interface FoundField {
  readonly register: ChipRegister;
  readonly field: ChipField;
}

/** A port's letter or digit and the pin's number in it; `port` is empty where pins are counted through. */
export interface PortPin {
  readonly port: string;
  readonly bit: number;
  /** The name as printed, e.g. `PD4` or `P1.3`. */
  readonly label: string;
}

/** The port pin in a pin's printed name, which may list functions behind slashes; null when there is none. */
export function portPin(name: string): PortPin | null {
  for (const token of name.split(/[^A-Za-z0-9._]+/)) {
    const letter = /^(?:P|GPIO|IO|PIO)_?([A-K])[._]?(\d{1,2})$/i.exec(token);
    const digit = letter ?? /^P(\d)[._](\d{1,2})$/i.exec(token) ?? /^P(\d)(\d)$/i.exec(token);
    if (digit?.[1] !== undefined && Number(digit[2]) < 32) {
      return { port: digit[1].toUpperCase(), bit: Number(digit[2]), label: token.toUpperCase() };
    }
    const plain = /^(?:GPIO|IO|GP|DIO)_?(\d{1,2})$/i.exec(token);
    if (plain !== null && Number(plain[1]) < 64) return { port: '', bit: Number(plain[1]), label: token.toUpperCase() };
  }
  return null;
}

/** Registers of one port: by the peripheral's name, or by their own. */
export function portRegisters(chip: Chip, port: string): ChipRegister[] {
  if (port === '') return chip.registers.filter(({ peripheral }) => /GPIO|GLB|PINMUX|^IO/i.test(peripheral.name));
  const owner = new RegExp(`^(?:GPIO|PORT|PIO|IO|P|PT)_?${port}$`, 'i');
  const own = new RegExp(`^(?:GPIO|PORT|PIO|IO|P|PT)_?${port}(?![0-9a-zA-Z])|^(?:GPIO|P)${port}_`, 'i');
  const digit = /\d/.test(port) ? new RegExp(`^P${port}(?:M\\d|DIR|$|_)`, 'i') : null;
  return chip.registers.filter(
    ({ peripheral, register }) =>
      owner.test(peripheral.name) || own.test(register.name) || digit?.test(register.name) === true,
  );
}

/** The first field of that name, register by register. Reserved ones never count. */
export function findField(registers: readonly ChipRegister[], name: RegExp): FoundField | null {
  for (const register of registers) {
    const field = register.fields.find((each) => name.test(each.field.name) && !isReserved(each.field));
    if (field !== undefined) return { register, field };
  }
  return null;
}

/** One pin's bit of a register: its own single-bit field, or its bit of a field over the port, or a bit without a field. */
export function pinBit(register: ChipRegister, bit: number, value: number): Setting | null {
  const covering = register.fields.filter(({ field }) => bit >= field.lsb && bit < field.lsb + field.width);
  const [only] = covering;
  if (register.fields.length > 0 && (only === undefined || covering.length > 1 || isReserved(only.field))) return null;
  if (bit >= register.register.size) return null;
  const source = only?.field.source ?? register.register.source;
  const single = only !== undefined && only.field.width === 1;
  const label =
    only === undefined ? `bit ${bit}` : single ? only.field.name : `${only.field.name} bit ${bit - only.field.lsb}`;
  return { label, macro: single ? only.macro : null, lsb: bit, width: 1, value, source };
}

/** One bit, set, of a field that holds a bit per pin. */
export function bitOf({ register, field }: FoundField, index: number): Setting {
  const { name, lsb, source } = field.field;
  const label = `${name} bit ${index}`;
  return { label, macro: null, lsb: lsb + index, width: 1, value: 1, source: source ?? register.register.source };
}

export function settingOf({ register, field }: FoundField, value: number | string): Setting {
  return {
    label: field.field.name,
    macro: field.macro,
    lsb: field.field.lsb,
    width: field.field.width,
    value,
    source: field.field.source ?? register.register.source,
  };
}

/** All bits of a register, by its only field where that spans it. */
export function wholeRegister({ fields, register }: ChipRegister, value: number | string): Setting {
  const { size, source, name } = register;
  const [only] = fields.filter(({ field }) => field.lsb === 0 && field.width === size);
  return { label: only?.field.name ?? name, macro: only?.macro ?? null, lsb: 0, width: size, value, source };
}
