import type { Chip, ChipRegister } from '../export';
import { encode } from './encoding';
import { type FoundField, findField, settingOf } from './lookup';
import type { Plan, RegisterWrite, Setting } from './plan';

/** The clock that the baud rate divides; only the builder of the firmware knows it. */
export const CLOCK_MACRO = 'BOARD_CLOCK_HZ';

/** Registers of UART `number`, or of the only one when the manual does not count them. */
export function uartRegisters(chip: Chip, number: number | null): { name: string; registers: ChipRegister[] } | null {
  const names = [...new Set(chip.registers.map(({ peripheral }) => peripheral.name))].filter(
    (name) => /^(?:LP)?U?S?ART_?\d*$/i.test(name) && name !== '',
  );
  const numbered = number === null ? undefined : names.find((name) => new RegExp(`\\D${number}$`).test(name));
  const plain = names.filter((name) => !/\d$/.test(name));
  const chosen = numbered ?? (plain.length === 1 ? plain[0] : number === null ? names[0] : undefined);
  if (chosen === undefined) return null;
  return { name: chosen, registers: chip.registers.filter(({ peripheral }) => peripheral.name === chosen) };
}

/** Plans transmitter, receiver and divisor of a UART whose registers follow the BRR, TE, RE, UE layout. */
export function planUart(chip: Chip, plan: Plan, number: number | null, baud: number | null): void {
  const found = uartRegisters(chip, number);
  const subject = `UART${number ?? ''}`;
  if (found === null) {
    plan.skip(subject, 'The manual as read shows no registers of this UART.');
    return;
  }
  const rate = baud ?? 115_200;
  const divisor = divisorWrites(found.registers, rate);
  if (typeof divisor === 'string') plan.skip(`${subject} baud rate`, divisor);
  else add(plan, divisor, `${found.name} baud rate`, `${rate} bit/s from ${CLOCK_MACRO}, which the build must define`);
  const enables = ['TE|TXEN|UTEN|TX_?EN', 'RE|RXEN|UREN|RX_?EN', 'UE|UARTEN|UEN|UART_?EN'].map((name) =>
    findField(found.registers, new RegExp(`^(?:${name})$`, 'i')),
  );
  const present = enables.filter((each): each is FoundField => each !== null);
  if (present.length < 2) {
    plan.skip(`${subject} enable`, 'Its transmit and receive enable bits were not found under a common name.');
    return;
  }
  const writes = present.flatMap((field): RegisterWrite[] => {
    const on = encode(field.field.field, /enable|on\b|使能|打开|允许/i, 1, /disable|off\b|禁止|关闭/i);
    if (on === null) return [];
    return [
      {
        phase: 'peripherals',
        register: field.register,
        settings: [settingOf(field, on.value)],
        purpose: `${found.name} on`,
      },
    ];
  });
  add(plan, merge(writes), subject, `${present.map(({ field }) => field.field.name).join(', ')} set in ${found.name}`);
}

/** Writes to one register in one go: the bits of an enable belong together. */
function merge(writes: readonly RegisterWrite[]): RegisterWrite[] {
  const byRegister = new Map<string, RegisterWrite>();
  for (const write of writes) {
    const known = byRegister.get(write.register.macro);
    byRegister.set(
      write.register.macro,
      known === undefined ? write : { ...known, settings: [...known.settings, ...write.settings] },
    );
  }
  return [...byRegister.values()];
}

/**
 * Divisor of the common layout: BRR counts the clock in 1/16 of a bit, as mantissa and fraction or as one field of 16
 * bits, so that BRR = clock / baud.
 */
function divisorWrites(registers: readonly ChipRegister[], baud: number): RegisterWrite[] | string {
  const brr = registers.find(({ register }) => /(?:^|_)BRR$/i.test(register.name));
  if (brr === undefined) return 'Its divisor formula could not be derived from the manual as read.';
  const total = `(${CLOCK_MACRO} + ${Math.floor(baud / 2)}UL) / ${baud}UL`;
  const settings = divisorSettings(brr, total);
  if (settings === null) return `The fields of ${brr.macro} are not a divisor of mantissa and fraction.`;
  return [{ phase: 'peripherals', register: brr, settings, purpose: `${baud} bit/s`, guard: CLOCK_MACRO }];
}

function divisorSettings(brr: ChipRegister, total: string): Setting[] | null {
  const mantissa = findField([brr], /MANTISSA|^DIV_?M/i);
  const fraction = findField([brr], /FRACTION|^DIV_?F/i);
  if (mantissa?.field.field.lsb === 4 && fraction?.field.field.lsb === 0 && fraction.field.field.width === 4) {
    return [settingOf(mantissa, `((${total}) >> 4) & 0xFFFUL`), settingOf(fraction, `(${total}) & 0xFUL`)];
  }
  const whole = findField([brr], /^(?:DIV|BRR|BAUD)/i);
  const field = whole?.field.field;
  const divides = /(?:f|clk|clock)\w*\s*\/\s*(?:\(?\s*)?baud|baud\w*\s*=\s*\w+\s*\/\s*(?:DIV|BRR)/i.test(
    `${field?.description ?? ''} ${brr.register.description ?? ''}`,
  );
  return whole !== null && field?.lsb === 0 && field.width >= 12 && divides
    ? [settingOf(whole, `(${total}) & 0xFFFFUL`)]
    : null;
}

function add(plan: Plan, writes: readonly RegisterWrite[], subject: string, detail: string): void {
  const reason = writes.length === 0 ? 'The values of its bits do not say how to switch it on.' : plan.add(writes);
  if (reason === null) plan.done(subject, detail);
  else plan.skip(subject, reason);
}
