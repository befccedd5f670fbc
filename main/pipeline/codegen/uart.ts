import type { Chip, ChipRegister } from '../export';
import { encode } from './encoding';
import { type FoundField, findField, settingOf } from './lookup';
import type { Plan, RegisterWrite, Setting } from './plan';
import { planUart8051 } from './uart-8051';
import { CLOCK_MACRO, noteFormula, ONLY_WITH_CLOCK } from './uart-divisor';
import { same, type Words, words } from './words';

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
  const scon = serialControl(chip, found?.registers ?? [], number);
  if (scon !== undefined) {
    planUart8051(chip, plan, subject, scon, baud ?? 9600);
    return;
  }
  if (found === null) {
    plan.leaveOut(
      same(subject),
      words('The manual as read shows no registers of this UART.', '手册中没有读到该串口的寄存器。'),
    );
    return;
  }
  const hasDivisor = planDivisor(found.registers, found.name, baud ?? 115_200, plan);
  const enables = ['TE|TXEN|UTEN|TX_?EN', 'RE|RXEN|UREN|RX_?EN', 'UE|UARTEN|UEN|UART_?EN'].map((name) =>
    findField(found.registers, new RegExp(`^(?:${name})$`, 'i')),
  );
  const present = enables.filter((each): each is FoundField => each !== null);
  if (present.length < 2) {
    plan.leaveOut(
      words(`${subject} enable`, `${subject} 使能`),
      words(
        'Its transmit and receive enable bits were not found under a common name.',
        '没有按常用名称找到发送和接收使能位。',
      ),
    );
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
        purpose: plan.say(words(`${found.name}: transmitter and receiver on`, `${found.name}：打开发送和接收`)),
        // Without a divisor the line would run at whatever rate reset left.
        ...(hasDivisor ? { guard: CLOCK_MACRO } : {}),
      },
    ];
  });
  const names = present.map(({ field }) => field.field.name).join(', ');
  const condition = hasDivisor ? ONLY_WITH_CLOCK : same('');
  const detail = words(`${names} set${condition.en}`, `已置位 ${names}${condition.zh}`);
  add(plan, merge(writes), same(found.name), detail);
}

/** SCON of an 8051: among the port's own registers, or the only serial port's when no other is meant. */
function serialControl(chip: Chip, own: readonly ChipRegister[], number: number | null): ChipRegister | undefined {
  if (chip.device.device.core !== '8051') return undefined;
  const isControl = ({ register }: ChipRegister) => /^SCON0?$/i.test(register.name);
  return own.find(isControl) ?? (number === null || number === 0 ? chip.registers.find(isControl) : undefined);
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

function planDivisor(registers: readonly ChipRegister[], name: string, baud: number, plan: Plan): boolean {
  const subject = words(`${name} baud rate`, `${name} 波特率`);
  const brr = registers.find(({ register }) => /(?:^|_)BRR$/i.test(register.name));
  const total = `(${CLOCK_MACRO} + ${Math.floor(baud / 2)}UL) / ${baud}UL`;
  const divisor = brr === undefined ? null : divisorSettings(brr, total);
  if (brr === undefined || divisor === null) {
    plan.leaveOut(
      subject,
      brr === undefined
        ? words(
            'Its divisor formula could not be derived from the manual as read.',
            '从手册中读到的内容无法得出分频公式。',
          )
        : words(
            `The fields of ${brr.macro} are not a divisor of a known form (p. ${brr.register.source.page}).`,
            `${brr.macro}（第 ${brr.register.source.page} 页）的位域不是已知形式的分频值。`,
          ),
    );
    return false;
  }
  const purpose = plan.say(words(`${name}: ${baud} bit/s`, `${name}：${baud} bit/s`));
  const write: RegisterWrite = {
    phase: 'peripherals',
    register: brr,
    settings: divisor.settings,
    purpose,
    guard: CLOCK_MACRO,
  };
  const detail = words(
    `${baud} bit/s from ${CLOCK_MACRO}${ONLY_WITH_CLOCK.en}`,
    `${baud} bit/s，由 ${CLOCK_MACRO} 计算${ONLY_WITH_CLOCK.zh}`,
  );
  const done = add(plan, [write], subject, detail);
  if (done && !divisor.stated) noteFormula(brr, 'f / baud', plan);
  return done;
}

/**
 * Divisor of the common layout: BRR counts the clock in 1/16 of a bit, as mantissa and fraction or as one field of 16
 * bits, so that BRR = clock / baud.
 */
function divisorSettings(brr: ChipRegister, total: string): { settings: Setting[]; stated: boolean } | null {
  const mantissa = findField([brr], /MANTISSA|^DIV_?M/i);
  const fraction = findField([brr], /FRACTION|^DIV_?F/i);
  if (mantissa?.field.field.lsb === 4 && fraction?.field.field.lsb === 0 && fraction.field.field.width === 4) {
    const settings = [settingOf(mantissa, `((${total}) >> 4) & 0xFFFUL`), settingOf(fraction, `(${total}) & 0xFUL`)];
    return { settings, stated: true };
  }
  const whole = findField([brr], /^(?:DIV|BRR|BAUD)/i);
  const field = whole?.field.field;
  if (whole === null || field?.lsb !== 0 || field.width < 12 || brr.fields.length !== 1) return null;
  const text = `${field.description ?? ''} ${brr.register.description ?? ''}`;
  if (/16\s*[*×x]|[*×x]\s*16|\/\s*16|256|oversampl|过采样/i.test(text)) return null;
  const stated =
    /(?:f|clk|clock)\w*\s*\/\s*(?:\(?\s*)?baud|(?:baud\w*(?:\s*rate)?|波特率)\s*[=＝]\s*\w+\s*\/\s*\w*(?:DIV|BRR)/i.test(
      text,
    );
  return { settings: [settingOf(whole, `(${total}) & 0xFFFFUL`)], stated };
}

function add(plan: Plan, writes: readonly RegisterWrite[], subject: Words, detail: Words): boolean {
  const reason =
    writes.length === 0
      ? words('The values of its bits do not say how to switch it on.', '其位的取值没有说明如何开启。')
      : plan.add(writes);
  if (reason === null) plan.done(subject, detail);
  else plan.leaveOut(subject, reason);
  return reason === null;
}
