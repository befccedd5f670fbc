/** Notation in which the sample chip is written down; reset values of registers follow from their fields. */

export interface FieldDef {
  readonly name: string;
  readonly lsb: number;
  readonly width: number;
  readonly access: string;
  readonly text: string;
  /** Meaning of each value, as printed: `0: disabled`. */
  readonly values: readonly string[];
  readonly reset: number;
}

export interface RegisterDef {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly offset: number;
  readonly fields: readonly FieldDef[];
  /** `count` registers, 4 bytes apart, printed once as `NAMEx`. */
  readonly count: number;
}

export interface PeripheralDef {
  /** Name of the section's registers: `RCC`, or `GPIOx` for several alike. */
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly about: readonly string[];
  readonly instances: readonly { readonly name: string; readonly base: number }[];
  readonly registers: readonly RegisterDef[];
}

/** `f('7:4', 'SW', 'RW', 'System clock switch.', 0, '0: HSI', '1: HSE')` */
export function f(bits: string, name: string, access: string, text: string, reset = 0, ...values: string[]): FieldDef {
  const [high = 0, low = high] = bits.split(':').map(Number);
  return { name, lsb: low, width: high - low + 1, access, text, values, reset };
}

/** A register; gaps between its fields become reserved ones, as a manual prints them. */
export function reg(
  name: string,
  offset: number,
  zh: string,
  en: string,
  fields: readonly FieldDef[],
  count = 1,
): RegisterDef {
  const all: FieldDef[] = [];
  let top = 31;
  const reserve = (low: number) => {
    if (top >= low) all.push(f(`${top}:${low}`, 'Reserved', 'RO', '保留 Reserved, must be kept at reset value.'));
  };
  for (const field of fields) {
    reserve(field.lsb + field.width);
    all.push(field);
    top = field.lsb - 1;
  }
  reserve(0);
  return { name, zh, en, offset, fields: all, count };
}

/** One field for each of `count` like bits, from the highest down: `each(3, 'PUPD', 2, …)` gives PUPD3..PUPD0. */
export function each(
  count: number,
  name: string,
  width: number,
  access: string,
  text: string,
  ...values: string[]
): FieldDef[] {
  return Array.from({ length: count }, (_, i) => {
    const index = count - 1 - i;
    const lsb = index * width;
    const bits = width === 1 ? String(lsb) : `${lsb + width - 1}:${lsb}`;
    return f(bits, `${name}${index}`, access, text.replaceAll('%d', String(index)), 0, ...values);
  });
}

export const resetOf = (register: RegisterDef): number =>
  register.fields.reduce((sum, field) => sum + field.reset * 2 ** field.lsb, 0);
