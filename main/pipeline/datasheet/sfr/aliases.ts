import type { Field, Peripheral } from '../../../../shared/models';
import type { DocumentLayout } from '../../pdf/layout';

/** Two symbols for one bit: `SM0/FE`, not `C/T`. */
const PAIR = /^([A-Z][A-Z0-9_]+)\/([A-Z][A-Z0-9_]+)$/;

/**
 * A bit printed as `SM0/FE` is SM0 in one mode and FE in another, where the manual speaks of each by itself; it becomes a field
 * under each name. `CP/RL2` stays: nobody speaks of CP alone.
 */
export function withAliases(peripherals: readonly Peripheral[], layout: DocumentLayout): Peripheral[] {
  const pairs = peripherals.flatMap(({ registers }) => registers.flatMap(({ fields }) => fields.flatMap(pairOf)));
  const spoken = spokenOf(new Set(pairs.flat()), layout);
  return peripherals.map((peripheral) => ({
    ...peripheral,
    registers: peripheral.registers.map((register) => ({
      ...register,
      fields: register.fields.flatMap((field): Field[] => {
        const [pair] = pairOf(field);
        return pair?.every((name) => spoken.has(name)) ? pair.map((name) => ({ ...field, name })) : [field];
      }),
    })),
  }));
}

function pairOf({ name, width }: Field): string[][] {
  const [, first, second] = PAIR.exec(name) ?? [];
  return width === 1 && first && second ? [[first, second]] : [];
}

function spokenOf(names: ReadonlySet<string>, layout: DocumentLayout): Set<string> {
  const found = new Set<string>();
  if (names.size === 0) return found;
  for (const { lines } of layout.pages) {
    for (const { text } of lines) {
      for (const token of text.split(/[^A-Za-z0-9_/]+/)) if (names.has(token)) found.add(token);
    }
  }
  return found;
}
