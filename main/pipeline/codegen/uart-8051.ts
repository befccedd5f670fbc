import type { Chip, ChipRegister } from '../export';
import { encode } from './encoding';
import { type FoundField, findField, pinBit, settingOf, wholeRegister } from './lookup';
import type { Plan, RegisterWrite, Setting } from './plan';
import { CLOCK_MACRO, noteFormula, ONLY_WITH_CLOCK } from './uart-divisor';
import { type Words, words } from './words';

/** What timer 1 counts: the system clock over `divider`, once these bits are written. */
interface TimerClock {
  readonly divider: 1 | 12;
  readonly fields: readonly (readonly [FoundField, number])[];
}

/**
 * Plans the serial port of an 8051 in its mode 1, clocked by timer 1 in mode 2 (8 bits, reloading).
 *
 * Formula of the MCS-51 family: baud = 2^SMOD / 32 * timer clock / (256 - TH1), here with SMOD = 1. It is used only when
 * the manual says that SMOD doubles the rate that timer 1 gives, and what timer 1 counts.
 */
export function planUart8051(chip: Chip, plan: Plan, name: string, scon: ChipRegister, baud: number): void {
  const writes = serialWrites(chip, plan, name, scon, baud);
  const subject = words(`${name} on timer 1`, `${name}（由定时器 1 产生波特率）`);
  const reason = Array.isArray(writes) ? plan.add(writes) : writes;
  if (reason !== null) {
    plan.leaveOut(subject, reason);
    return;
  }
  plan.done(
    subject,
    words(
      `mode 1, ${baud} bit/s from ${CLOCK_MACRO}${ONLY_WITH_CLOCK.en}`,
      `方式 1，${baud} bit/s，由 ${CLOCK_MACRO} 计算${ONLY_WITH_CLOCK.zh}`,
    ),
  );
  const reload = chip.registers.find(named('TH1'));
  if (reload !== undefined) noteFormula(reload, '256 - 2 * f / (32 * baud)', plan);
}

const named = (name: string) => (each: ChipRegister) => each.register.name.toUpperCase() === name;

function serialWrites(chip: Chip, plan: Plan, name: string, scon: ChipRegister, baud: number): RegisterWrite[] | Words {
  const [tmod, th1, tcon, pcon] = ['TMOD', 'TH1', 'TCON', 'PCON'].map((each) => chip.registers.find(named(each)));
  if (tmod === undefined || th1 === undefined || tcon === undefined || pcon === undefined)
    return words('The registers of timer 1 were not all found.', '没有找齐定时器 1 的寄存器。');
  const double = findField([pcon], /^SMOD(?:0|1)?$/i);
  if (double?.field.field.lsb !== 7 || !/timer\s*1|定时器\s*1|T1/i.test(double.field.field.description ?? ''))
    return words(
      'The manual as read does not tell how SMOD and timer 1 make the baud rate.',
      '手册中没有读到 SMOD 与定时器 1 如何产生波特率。',
    );
  const clock = timerClock(chip);
  if (clock === null)
    return words('The manual as read does not tell what timer 1 counts.', '手册中没有读到定时器 1 的计数时钟。');
  const mode = [pinBit(tmod, 7, 0), pinBit(tmod, 6, 0), pinBit(tmod, 5, 1), pinBit(tmod, 4, 0)];
  const [sm0, sm1, enable] = [/^SM0(?:\/FE)?$/i, /^SM1$/i, /^REN$/i].map((each) => findField([scon], each));
  const run = findField([tcon], /^TR1$/i);
  if (
    mode.some((bit, i) => bit === null && !restsAtZero(tmod, 7 - i)) ||
    sm0 == null ||
    sm1 == null ||
    enable == null ||
    run === null
  )
    return words('Its mode, enable or timer bits were not found.', '没有找到方式位、使能位或定时器位。');
  const unit = clock.divider * 16;
  const count = `(${CLOCK_MACRO} + ${Math.floor((unit * baud) / 2)}UL) / ${unit * baud}UL`;
  const write = (register: ChipRegister, settings: readonly Setting[], purpose: Words): RegisterWrite => ({
    phase: 'peripherals',
    register,
    settings,
    purpose: `${name}: ${plan.say(purpose)}`,
    guard: CLOCK_MACRO,
  });
  const timer = words(`timer 1 reloads for ${baud} bit/s`, `定时器 1 自动重装，${baud} bit/s`);
  const reload = wholeRegister(th1, `(256UL - ${count}) & 0xFFUL`);
  return [
    ...clock.fields.map(([found, value]) => write(found.register, [settingOf(found, value)], timer)),
    write(pcon, [settingOf(double, 1)], timer),
    write(
      tmod,
      mode.filter((bit) => bit !== null),
      timer,
    ),
    write(th1, [reload], timer),
    write(
      scon,
      [settingOf(sm0, 0), settingOf(sm1, 1), settingOf(enable, 1)],
      words('8 bits, receiver on', '8 位数据，允许接收'),
    ),
    write(tcon, [settingOf(run, 1)], words('timer 1 runs', '启动定时器 1')),
  ];
}

/** A bit that the manual names nothing for may be left out where reset clears it and the wanted value is 0: GATE, C/T. */
const restsAtZero = ({ register: { resetValue } }: ChipRegister, bit: number): boolean =>
  bit >= 6 && typeof resetValue === 'number' && ((resetValue >> bit) & 1) === 0;

/** The fastest clock that the select bit of timer 1 offers in words; null when there is no such bit or no such words. */
function timerClock(chip: Chip): TimerClock | null {
  const select = findField(chip.registers, /^b?T1_?CLK$|^T1M$|^T1_?X12$/i);
  if (select === null || select.field.field.width !== 1) return null;
  const direct = encode(select.field.field, /direct|undivided|不分频/i, null, /12/);
  if (direct !== null) return { divider: 1, fields: [[select, direct.value]] };
  const text = select.field.field.description ?? '';
  const [, condition] = /F_?sys\s*[(（]\s*(\w+)\s*=\s*1\s*[)）]/i.exec(text) ?? [];
  const other = condition === undefined ? null : findField(chip.registers, new RegExp(`^${condition}$`));
  if (other !== null && other.field.field.width === 1)
    return {
      divider: 1,
      fields: [
        [other, 1],
        [select, 1],
      ],
    };
  return /(?:^|\D)0\D{0,40}(?:\/\s*12|divided by 12|12\s*分频)/i.test(text)
    ? { divider: 12, fields: [[select, 0]] }
    : null;
}
