import type { Finding, Report, Source } from '../../../shared/models';
import type { ChipField, ChipRegister } from '../export';
import { type Language, type Words, words } from './words';

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
  /** A flag of the same register that the chip raises when the write has taken effect. */
  readonly ready?: ChipField;
}

/** What is going to be written, collected while the board is gone through. */
export class Plan {
  readonly writes: RegisterWrite[] = [];
  readonly configured: Report['configured'] = [];
  readonly notDone: Report['notDone'] = [];
  readonly findings: Finding[] = [];

  constructor(readonly language: Language) {}

  /** A message in the language of the instruction. */
  say(message: Words): string {
    return message[this.language];
  }

  /** Takes the writes all together, or none and the reason. */
  add(writes: readonly RegisterWrite[]): Words | null {
    for (const write of writes) {
      const reason = refusal(write);
      if (reason !== null) return reason;
    }
    for (const write of writes) if (!this.#has(write)) this.writes.push(write);
    for (const { register } of writes) this.#tellPage(register);
    return null;
  }

  /** Says once of each paged register on which page the code takes it. */
  #tellPage({ device, macro, resetPage }: ChipRegister): void {
    if (resetPage === null) return;
    const { register, field } = resetPage;
    const message = words(
      `${macro} shares its address with a register of another page; the code takes the page that reset selects (${register.name}.${field.name} = 0). Do not call it with another page selected.`,
      `${macro} 与另一页的寄存器共用地址；代码使用复位后选中的页（${register.name}.${field.name} = 0），请勿在切换到其他页时调用。`,
    );
    const finding: Finding = {
      severity: 'info',
      code: 'PAGE_OF_RESET',
      message: this.say(message),
      places: [{ ...(field.source ?? register.source), document: device.document.name }],
    };
    if (!this.findings.some((known) => known.message === finding.message)) this.findings.push(finding);
  }

  done(subject: Words, detail: Words): void {
    this.configured.push({ subject: this.say(subject), detail: this.say(detail) });
  }

  leaveOut(subject: Words, reason: Words): void {
    const entry = { subject: this.say(subject), reason: this.say(reason) };
    if (this.notDone.some((known) => known.subject === entry.subject && known.reason === entry.reason)) return;
    this.notDone.push(entry);
  }

  #has(write: RegisterWrite): boolean {
    const key = keyOf(write);
    return this.writes.some((known) => keyOf(known) === key);
  }
}

const keyOf = ({ register, settings, phase }: RegisterWrite): string =>
  [phase, register.macro, ...settings.map(({ lsb, width, value }) => `${lsb}.${width}=${value}`)].join(' ');

/** Why a register must not be written this way, in words for the report; null when it may. */
export function refusal({ register, settings }: RegisterWrite): Words | null {
  const { register: own, macro, space, address, shared, resetPage } = register;
  if (address === null)
    return words(`${macro} has no address in the manual as read.`, `手册中没有读到 ${macro} 的地址。`);
  if (space === 'csr' || space === 'bus')
    return words(`${macro} is not reached through memory.`, `${macro} 不能通过存储器地址访问。`);
  if (space === 'sfr' && (own.size !== 8 || address < 0x80 || address > 0xff))
    return words(`${macro} is no 8-bit SFR.`, `${macro} 不是 8 位 SFR。`);
  if (space === 'sfr' && shared && resetPage === null)
    return words(
      `${macro} shares its address with another register; the page switch is not known.`,
      `${macro} 与另一寄存器共用地址，切换方式未知。`,
    );
  if (own.array !== undefined)
    return words(
      `${macro} is one of several alike; which one is meant is not known.`,
      `${macro} 是多个相同寄存器之一，无法确定是哪一个。`,
    );
  if (own.access === 'read-only' || own.access === 'read-clear')
    return words(`${macro} is read-only.`, `${macro} 只读。`);
  const touched = settings.map(({ lsb, width }) => ({ lsb, end: lsb + width }));
  if (touched.some(({ end }) => end > own.size))
    return words(`${macro} is narrower than the bits to be written.`, `${macro} 的位数少于要写的位。`);
  for (const field of own.fields) {
    const hit = touched.some(({ lsb, end }) => field.lsb < end && lsb < field.lsb + field.width);
    if (hit && field.access === 'read-only')
      return words(`${macro}.${field.name} is read-only.`, `${macro}.${field.name} 只读。`);
    if (!hit && field.access === 'write-1-clear' && own.access !== 'write-only')
      return words(`Changing ${macro} would clear its flag ${field.name}.`, `改写 ${macro} 会清除标志 ${field.name}。`);
  }
  return null;
}
