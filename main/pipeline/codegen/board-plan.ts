import type { Pin } from '../../../shared/models';
import type { Chip } from '../export';
import { planClock, portClockNames } from './clocks';
import { type PinMode, pinLevelWrite, pinModeWrites } from './gpio';
import type { Bus, Topic, Wishes } from './instruction';
import type { PortPin } from './lookup';
import { muxWrite } from './mux';
import { isCalled, type PinUse } from './pins';
import type { Plan, RegisterWrite } from './plan';
import type { Role } from './roles';
import { ofAskedUart } from './uart-pins';
import { type Words, words } from './words';

/** What a role asks of the port: a mode, and the level an output starts at. */
export interface Want {
  readonly topic: Topic | null;
  readonly mode: PinMode;
  readonly level: 0 | 1 | null;
  readonly what: Words;
  /** Names of the alternate function that the pin must carry. */
  readonly carries?: RegExp;
}

/** Plans the port bits of every pin whose role on the board is known. */
export function planPins(chip: Chip, pins: readonly PinUse[], wishes: Wishes, plan: Plan): void {
  for (const pin of pins) {
    const want = wantOf(pin.role);
    if (want === null || !asked(want.topic, wishes) || isNamed(pin, wishes)) continue;
    if (want.topic === 'uart' && !ofAskedUart(pin, wishes.uarts)) continue;
    planPin(chip, pin, want, plan);
  }
}

/** Left out by name, or planned as its own wish says. */
const isNamed = (pin: PinUse, { excludedPins, pins }: Wishes): boolean =>
  excludedPins.some((name) => isCalled(pin, name)) ||
  pins.some(({ name, topics }) => isCalled(pin, name) && !topics.some((topic) => SERIAL.has(topic)));

/** Buses are planned as a whole; a pin named beside one narrows nothing. */
export const SERIAL: ReadonlySet<Topic> = new Set(['uart', 'i2c', 'spi']);

export const asked = (topic: Topic | null, { everything, topics, excluded }: Wishes): boolean =>
  topic === null ? everything : !excluded.has(topic) && (everything || topics.has(topic));

export function planPin(chip: Chip, pin: PinUse, want: Want, plan: Plan): void {
  const place = pin.port?.label ?? `pin ${pin.number}`;
  const name = pin.net ?? pin.name;
  const subject =
    name.toUpperCase() === place ? words(place, place) : words(`${name} (${place})`, `${name} (${place})`);
  if (pin.port === null) {
    plan.leaveOut(
      subject,
      words(
        `Pin ${pin.number} has no port name on the sheet or in the manual.`,
        `第 ${pin.number} 脚在原理图和手册中都没有端口名。`,
      ),
    );
    return;
  }
  const failed = planMode(chip, pin.port, pin.known, want, `${subject.en}: ${plan.say(want.what)}`, plan);
  if (failed === null) plan.done(subject, want.what);
  else plan.leaveOut(subject, failed);
}

/** Clock of the port, level, function, mode; the reason when it cannot be. */
export function planMode(
  chip: Chip,
  port: PortPin,
  known: Pin | null,
  want: Omit<Want, 'topic'>,
  purpose: string,
  plan: Plan,
): Words | null {
  const mode = pinModeWrites(chip, port, want.mode, purpose);
  if (!('writes' in mode)) return mode;
  const level = want.level === null ? null : pinLevelWrite(chip, port, want.level, purpose);
  if (want.level !== null && level === null) {
    return words(
      `No output register of ${port.label} was found to set its level before it drives.`,
      `没有找到 ${port.label} 的输出寄存器，无法在驱动之前确定电平。`,
    );
  }
  const mux = want.carries === undefined ? null : muxWrite(chip, port, known, want.carries, purpose);
  // In alternate mode the pin would carry whatever function stands in the field after reset.
  if (mux !== null && !('register' in mux)) return mux;
  const before = [level, mux].filter((write): write is RegisterWrite => write !== null);
  const reason = plan.add([...before, ...mode.writes]);
  if (reason !== null) return reason;
  const owner = port.port === '' ? words('GPIO', 'GPIO') : words(`port ${port.port}`, `端口 ${port.port}`);
  planClock(chip, plan, owner, portClockNames(port.port));
  if (!mode.stated) noteCustom(mode.writes, plan);
  return null;
}

function noteCustom(writes: readonly RegisterWrite[], plan: Plan): void {
  for (const { register } of writes) {
    const { page, bbox } = register.register.source;
    const message = plan.say(
      words(
        `The bit values written to ${register.macro} follow the custom of registers of this layout; the manual as read does not list them. Compare with page ${page}.`,
        `写入 ${register.macro} 的位值按此类寄存器的惯例选取，手册中没有读到其取值表，请对照第 ${page} 页核对。`,
      ),
    );
    if (plan.findings.some((each) => each.message === message)) continue;
    plan.findings.push({
      severity: 'warning',
      code: 'ENCODING_BY_CUSTOM',
      message,
      places: [{ document: register.device.document.name, page, bbox }],
    });
  }
}

/** What a role asks of the port; null for roles that need nothing of it. */
export function wantOf(role: Role): Want | null {
  switch (role.kind) {
    case 'led': {
      const off = role.activeHigh === null ? null : role.activeHigh ? 0 : 1;
      return { topic: 'led', mode: 'output', level: off, what: ledWords(off) };
    }
    case 'button':
      return { topic: 'button', ...buttonMode(role.activeLow, role.pulled) };
    case 'bus':
      return { topic: role.bus, ...busMode(role.bus, role.signal) };
    case 'output':
      return {
        topic: 'spi',
        mode: 'output',
        level: 1,
        what: words(`${role.what} output, starts high`, '片选输出，初始为高'),
      };
    case 'analog':
      return { topic: 'adc', mode: 'analog', level: null, what: words('analog input', '模拟输入') };
    case 'pwm':
      return { topic: 'pwm', mode: 'alternate', level: null, what: words('timer output', '定时器输出') };
    default:
      return null;
  }
}

function ledWords(off: 0 | 1 | null): Words {
  if (off === null) return words('LED output, its polarity could not be read', 'LED 输出，无法确定点亮电平');
  return off === 0
    ? words('LED output, active high, starts dark', 'LED 输出，高电平点亮，初始熄灭')
    : words('LED output, active low, starts dark', 'LED 输出，低电平点亮，初始熄灭');
}

/** A button whose open side nothing on the board holds is held by the chip. */
function buttonMode(activeLow: boolean | null, pulled: boolean): Omit<Want, 'topic'> {
  const level = null;
  if (activeLow === null) return { mode: 'input', level, what: words('button input', '按键输入') };
  const how = activeLow ? words('active low', '低电平有效') : words('active high', '高电平有效');
  if (pulled) return { mode: 'input', level, what: words(`button input, ${how.en}`, `按键输入，${how.zh}`) };
  const pull = activeLow ? words('pull-up', '上拉') : words('pull-down', '下拉');
  return {
    mode: activeLow ? 'input-pull-up' : 'input-pull-down',
    level,
    what: words(`button input, ${how.en}, ${pull.en} in the chip`, `按键输入，${how.zh}，使用片内${pull.zh}`),
  };
}

/** Mode of a bus signal at the controller's end, which is master of I2C and SPI. */
export function busMode(bus: Bus, signal: string): Omit<Want, 'topic'> {
  const what = `${bus.toUpperCase()} ${signal}`;
  const carries = new RegExp(
    bus === 'uart' ? `^(?:(?:LP)?U?S?ART_?\\d*_?|U)?${signal}D?_?\\d*$` : `^(?:[A-Z][A-Z0-9]*_)?${signal}\\d*$`,
    'i',
  );
  if (bus === 'i2c')
    return { mode: 'alternate-open-drain', level: null, what: words(`${what}, open drain`, `${what}，开漏`), carries };
  const input = signal === 'RX' || signal === 'MISO';
  return { mode: input ? 'alternate-input' : 'alternate', level: null, what: words(what, what), carries };
}

/** Says which pins stay as after reset because nothing tells what they are for. */
export function listUntold(pins: readonly PinUse[], wishes: Wishes, plan: Plan): void {
  const set = plan.writes.map(({ purpose }) => purpose).join('\n');
  const untold = pins.flatMap(({ role, port, net }) =>
    (role.kind === 'unknown' || role.kind === 'connector') && port !== null && !set.includes(`(${port.label})`)
      ? [net === port.label ? port.label : `${port.label} (${net})`]
      : [],
  );
  if (!wishes.everything || untold.length === 0) return;
  const list = untold.join(', ');
  plan.leaveOut(
    words('Pins without a role', '用途不明的引脚'),
    words(
      `Their nets and parts do not tell what they are for; they stay as after reset: ${list}.`,
      `从网络和元件看不出用途，保持复位状态：${list}。`,
    ),
  );
}
