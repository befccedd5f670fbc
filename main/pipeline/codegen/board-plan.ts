import type { Chip } from '../export';
import { planClock, portClockNames } from './clocks';
import { type PinMode, pinLevelWrite, pinModeWrites } from './gpio';
import type { Topic, Wishes } from './instruction';
import type { PortPin } from './lookup';
import type { PinUse } from './pins';
import type { Plan, RegisterWrite } from './plan';
import type { Role } from './roles';

/** What a role asks of the port: a mode, and the level an output starts at. */
interface Want {
  readonly topic: Topic | null;
  readonly mode: PinMode;
  readonly level: 0 | 1 | null;
  readonly what: string;
}

/** Plans the port bits of every pin whose role on the board is known. */
export function planPins(chip: Chip, pins: readonly PinUse[], wishes: Wishes, plan: Plan): void {
  for (const pin of pins) {
    const want = wantOf(pin.role);
    if (want === null || !asked(want.topic, wishes)) continue;
    planPin(chip, pin, want, plan);
  }
}

export const asked = (topic: Topic | null, { everything, topics }: Wishes): boolean =>
  everything || (topic !== null && topics.has(topic));

function planPin(chip: Chip, pin: PinUse, want: Want, plan: Plan): void {
  const subject = `${pin.net ?? pin.name} (${pin.port?.label ?? `pin ${pin.number}`})`;
  if (pin.port === null) {
    plan.skip(subject, `Pin ${pin.number} has no port name on the sheet or in the manual.`);
    return;
  }
  const failed = planMode(chip, pin.port, want, `${subject}: ${want.what}`, plan);
  if (failed === null) plan.done(subject, want.what);
  else plan.skip(subject, failed);
}

/** Clock of the port, level, mode; the reason when it cannot be. */
export function planMode(
  chip: Chip,
  port: PortPin,
  want: Omit<Want, 'topic'>,
  purpose: string,
  plan: Plan,
): string | null {
  const mode = pinModeWrites(chip, port, want.mode, purpose);
  if (typeof mode === 'string') return mode;
  const level = want.level === null ? null : pinLevelWrite(chip, port, want.level, purpose);
  if (want.level !== null && level === null)
    return `No output register of ${port.label} was found to set its level before it drives.`;
  const writes: RegisterWrite[] = level === null ? [...mode.writes] : [level, ...mode.writes];
  const reason = plan.add(writes);
  if (reason !== null) return reason;
  planClock(chip, plan, port.port === '' ? 'GPIO' : `port ${port.port}`, portClockNames(port.port));
  if (!mode.stated) noteCustom(mode.writes, plan);
  return null;
}

function noteCustom(writes: readonly RegisterWrite[], plan: Plan): void {
  for (const { register } of writes) {
    const message = `The bit values written to ${register.macro} follow the custom of registers of this layout; the manual as read does not list them. Compare with page ${register.register.source.page}.`;
    if (plan.findings.some((known) => known.message === message)) continue;
    const { page, bbox } = register.register.source;
    plan.findings.push({
      severity: 'warning',
      code: 'ENCODING_BY_CUSTOM',
      message,
      places: [{ document: register.device.document.name, page, bbox }],
    });
  }
}

function wantOf(role: Role): Want | null {
  switch (role.kind) {
    case 'led': {
      const off = role.activeHigh === null ? null : role.activeHigh ? 0 : 1;
      const how = off === null ? 'its polarity could not be read' : `active ${off === 0 ? 'high' : 'low'}, starts dark`;
      return { topic: 'led', mode: 'output', level: off, what: `LED output, ${how}` };
    }
    case 'button': {
      const pull = role.activeLow === true && !role.pulled;
      const how = role.activeLow === null ? '' : `, active ${role.activeLow ? 'low' : 'high'}`;
      const what = `button input${how}${pull ? ', pull-up in the chip' : ''}`;
      return { topic: 'button', mode: pull ? 'input-pull-up' : 'input', level: null, what };
    }
    case 'bus':
      return { topic: role.bus, ...busMode(role.bus, role.signal) };
    case 'output':
      return { topic: 'spi', mode: 'output', level: 1, what: `${role.what} output, starts high` };
    case 'analog':
      return { topic: 'adc', mode: 'analog', level: null, what: 'analog input' };
    case 'pwm':
      return { topic: 'pwm', mode: 'alternate', level: null, what: 'timer output' };
    default:
      return null;
  }
}

/** Mode of a bus signal at the controller's end, which is master of I2C and SPI. */
export function busMode(bus: 'uart' | 'i2c' | 'spi', signal: string): Omit<Want, 'topic'> {
  const what = `${bus.toUpperCase()} ${signal}`;
  if (bus === 'i2c') return { mode: 'alternate-open-drain', level: null, what: `${what}, open drain` };
  const input = signal === 'RX' || signal === 'MISO';
  return { mode: input ? 'input' : 'alternate', level: null, what };
}

/** Says which pins stay as after reset because nothing tells what they are for. */
export function listUntold(pins: readonly PinUse[], wishes: Wishes, plan: Plan): void {
  const set = plan.writes.map(({ purpose }) => purpose).join('\n');
  const untold = pins.flatMap(({ role, port, net }) =>
    role.kind === 'unknown' && port !== null && !set.includes(`(${port.label})`)
      ? [net === port.label ? port.label : `${port.label} (${net})`]
      : [],
  );
  if (!wishes.everything || untold.length === 0) return;
  const reason = `Their nets and parts do not tell what they are for; they stay as after reset: ${untold.join(', ')}.`;
  plan.skip('Pins without a role', reason);
}
