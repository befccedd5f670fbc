import type { Finding, Report, Source } from '../../../shared/models';
import type { ChipRegister } from '../export';

/** Order of the writes: a pin or a peripheral without its clock ignores what is written to it. */
export const PHASES = ['clocks', 'pins', 'peripherals'] as const;
export type Phase = (typeof PHASES)[number];

/** Bits of a register and what goes into them. */
export interface Setting {
  /** The field's name, or what stands for it where the manual names none. */
  readonly label: string;
  /** Prefix of the `_Pos` and `_Msk` macros; null when the bits have no field. */
  readonly macro: string | null;
  readonly lsb: number;
  readonly width: number;
  /** A number, or a C expression for what only the build knows. */
  readonly value: number | string;
  readonly source: Source;
}

export interface RegisterWrite {
  readonly phase: Phase;
  readonly register: ChipRegister;
  readonly settings: readonly Setting[];
  /** What it is good for, e.g. `LED1 (PA0): output`. */
  readonly purpose: string;
  /** A macro that must be defined for the write to happen. */
  readonly guard?: string;
}

/** What is going to be written, collected while the board is gone through. */
export class Plan {
  readonly writes: RegisterWrite[] = [];
  readonly configured: Report['configured'] = [];
  readonly notDone: Report['notDone'] = [];
  readonly findings: Finding[] = [];

  /** Takes the writes all together, or none and the reason. */
  add(writes: readonly RegisterWrite[]): string | null {
    for (const write of writes) {
      const reason = refusal(write);
      if (reason !== null) return reason;
    }
    for (const write of writes) if (!this.#has(write)) this.writes.push(write);
    return null;
  }

  done(subject: string, detail: string): void {
    this.configured.push({ subject, detail });
  }

  skip(subject: string, reason: string): void {
    if (this.notDone.some((known) => known.subject === subject && known.reason === reason)) return;
    this.notDone.push({ subject, reason });
  }

  #has(write: RegisterWrite): boolean {
    const key = keyOf(write);
    return this.writes.some((known) => keyOf(known) === key);
  }
}

const keyOf = ({ register, settings, phase }: RegisterWrite): string =>
  [phase, register.macro, ...settings.map(({ lsb, width, value }) => `${lsb}.${width}=${value}`)].join(' ');

/** Why a register must not be written this way, in words for the report; null when it may. */
export function refusal({ register, settings }: RegisterWrite): string | null {
  const { register: own, macro, space, address, shared } = register;
  if (address === null) return `${macro} has no address in the manual as read.`;
  if (space === 'csr' || space === 'bus') return `${macro} is not reached through memory.`;
  if (space === 'sfr' && (own.size !== 8 || address < 0x80 || address > 0xff)) return `${macro} is no 8-bit SFR.`;
  if (space === 'sfr' && shared)
    return `${macro} shares its address with another register; the page switch is not known.`;
  if (own.array !== undefined) return `${macro} is one of several alike; which one is meant is not known.`;
  if (own.access === 'read-only' || own.access === 'read-clear') return `${macro} is read-only.`;
  const touched = settings.map(({ lsb, width }) => ({ lsb, end: lsb + width }));
  if (touched.some(({ end }) => end > own.size)) return `${macro} is narrower than the bits to be written.`;
  for (const field of own.fields) {
    const hit = touched.some(({ lsb, end }) => field.lsb < end && lsb < field.lsb + field.width);
    if (hit && field.access === 'read-only') return `${macro}.${field.name} is read-only.`;
    if (!hit && field.access === 'write-1-clear' && own.access !== 'write-only')
      return `Changing ${macro} would clear its flag ${field.name}.`;
  }
  return null;
}
