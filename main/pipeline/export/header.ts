import type { DeviceModel } from '../../../shared/models';
import { type Chip, type ChipRegister, chipOf } from './chip';
import { cIdentifier, commentText, hex } from './names';
import { preamble } from './preamble';

/** The register header of a device: addresses, typed accesses, field positions and masks, with pages in comments. */
export function toHeader(model: DeviceModel): string {
  const chip = chipOf(model);
  const guard = `${cIdentifier(chip.prefix).toUpperCase()}_REGS_H`;
  return [
    `/* Registers of ${commentText(model.device.name)}, read from ${commentText(model.document.name)}. */`,
    `#ifndef ${guard}`,
    `#define ${guard}`,
    '',
    ...headerBody(chip).map(({ text }) => text),
    '',
    `#endif /* ${guard} */`,
    '',
  ].join('\n');
}

/** A line of the header; `register` on the line that declares one. */
export interface HeaderLine {
  readonly text: string;
  readonly register?: ChipRegister;
}

/** The lines between the guards; `only` and `fields` keep some registers and fields, for a file that stands alone. */
export function headerBody(
  chip: Chip,
  only: (register: ChipRegister) => boolean = () => true,
  fields?: ReadonlySet<string>,
): HeaderLine[] {
  const kept = chip.registers.filter((register) => register.address !== null && only(register));
  const lines: HeaderLine[] = preamble(new Set(kept.map(({ space }) => space))).map((text) => ({ text }));
  let peripheral: string | null = null;
  for (const register of kept) {
    if (register.peripheral.name !== peripheral) {
      peripheral = register.peripheral.name;
      const about = `${peripheral} ${register.peripheral.description ?? ''}`.trim();
      lines.push({ text: '' }, { text: `/* ---- ${commentText(about || 'registers')} ---- */` });
    }
    lines.push(...registerLines(register, fields));
  }
  return lines;
}

function registerLines(entry: ChipRegister, only?: ReadonlySet<string>): HeaderLine[] {
  const { register, macro, address } = entry;
  if (address === null) return [];
  const about = [`p. ${register.source.page}`, commentText(register.description ?? '')].filter((part) => part !== '');
  const lines = [];
  if (register.resetValue !== null && only === undefined)
    lines.push(`#define ${macro}_RESET ${constant(register.resetValue)}`);
  for (const { field, macro: name } of entry.fields) {
    if (only?.has(name) === false) continue;
    lines.push(`#define ${name}_Pos ${field.lsb}u`, `#define ${name}_Msk ${constant(maskOf(field.lsb, field.width))}`);
  }
  const declared = { text: `${declaration(entry, address)} /* ${about.join(': ')} */`, register: entry };
  return [declared, ...lines.map((text) => ({ text }))];
}

/** How C reaches a register: an SFR name, a typed memory access, or a bare number for bus chips and CSRs. */
function declaration({ register, macro, space }: ChipRegister, address: number): string {
  if (space === 'sfr') {
    return register.size === 8 ? `SFR(${macro}, ${hex(address)});` : `#define ${macro}_ADDR ${hex(address)}`;
  }
  if (space === 'bus' || space === 'csr') return `#define ${macro} ${hex(address)}u`;
  const qualifier = space === 'xdata' ? 'XDATA volatile' : 'volatile';
  const type = `${qualifier} uint${register.size}_t`;
  const base = space === 'xdata' ? hex(address, 4) : `${hex(address, 8)}UL`;
  if (register.array === undefined) return `#define ${macro} (*(${type} *)${base})`;
  return `#define ${macro}(n) (*(${type} *)(${base} + (n) * ${register.array.stride}u))`;
}

export const maskOf = (lsb: number, width: number): number => (2 ** Math.min(width, 64) - 1) * 2 ** lsb;

const constant = (value: number): string => `${hex(value)}${value > 0xff_ff_ff_ff ? 'ULL' : 'UL'}`;
