import type { Finding } from '../../../shared/models';
import type { Chip } from '../export';
import { asked, busMode, planMode } from './board-plan';
import { planClock } from './clocks';
import { encode } from './encoding';
import type { Wishes } from './instruction';
import { findField, settingOf } from './lookup';
import type { PinUse } from './pins';
import type { Plan } from './plan';
import { planUart, uartRegisters } from './uart';

/** Plans the blocks behind the pins: UART in full, the others as far as their clock. `free` pins end at connectors. */
export function planBlocks(
  chip: Chip,
  pins: readonly PinUse[],
  free: readonly PinUse[],
  wishes: Wishes,
  plan: Plan,
): void {
  if (asked('uart', wishes)) planUarts(chip, pins, free, wishes, plan);
  for (const bus of ['i2c', 'spi'] as const) {
    const own = pins.filter(({ role }) => role.kind === 'bus' && role.bus === bus);
    const label = bus.toUpperCase();
    if (own.length > 0 && asked(bus, wishes)) {
      const number = numberOf(own, bus === 'i2c' ? /^I2C_?(\d)_?S/ : /^SPI_?(\d)_?[MSN]/) ?? 1;
      planClock(chip, plan, `${label}${number}`, [`${label}_?${number}`, label]);
      plan.skip(
        `${label} timing`,
        `Bit rate and mode of ${label} depend on the clock and on the other chip; they are left to the driver.`,
      );
    } else if (wishes.topics.has(bus)) plan.skip(label, `No net of the schematic as read is a ${label} signal.`);
  }
  planCrystal(chip, pins, wishes, plan);
  planRest(pins, wishes, plan);
}

function planUarts(chip: Chip, pins: readonly PinUse[], free: readonly PinUse[], wishes: Wishes, plan: Plan): void {
  const wired = pins.filter(({ role }) => role.kind === 'bus' && role.bus === 'uart');
  const [wanted] = wishes.uarts;
  if (wired.length === 0) {
    const explicit = wishes.topics.has('uart');
    const usable = defaultUartPins(explicit ? pins : free, wanted ?? null);
    if (explicit && usable.length === 0 && pins.length > 0) {
      plan.skip(
        `UART${wanted ?? ''}`,
        'No pin of the controller on this board is named as its transmitter or receiver.',
      );
      return;
    }
    if (!explicit && usable.length < 2) return;
    if (!explicit) plan.findings.push(assumed(usable));
    for (const { pin, signal } of usable) planUartPin(chip, pin, signal, plan);
  }
  const number = wanted ?? numberOf(wired, /U?S?ART_?(\d)|[TR]XD?_?(\d)$/);
  const named = uartRegisters(chip, number)?.name ?? `UART${number ?? ''}`;
  planClock(chip, plan, named, [named, `U?S?ART_?${number ?? 1}`]);
  planUart(chip, plan, number, wishes.baud);
}

/** No net is named after a UART, but its pins are free: the choice is told, so that the user can undo it. */
function assumed(usable: readonly { pin: PinUse; signal: string }[]): Finding {
  const names = usable.map(({ pin, signal }) => `${pin.port?.label ?? pin.name} (${signal})`).join(' and ');
  return {
    severity: 'info',
    code: 'UART_ON_FREE_PINS',
    message: `No net is named after a UART. ${names} lead to nothing but connectors and are set up as one; remove these lines if they serve something else.`,
    places: [],
  };
}

function planUartPin(chip: Chip, pin: PinUse, signal: string, plan: Plan): void {
  if (pin.port === null) return;
  const want = busMode('uart', signal);
  const subject = `${want.what} (${pin.port.label})`;
  const failed = planMode(chip, pin.port, want, subject, plan);
  if (failed === null) plan.done(subject, 'the pin whose first function this is');
  else plan.skip(subject, failed);
}

/** Transmitter and receiver by the pins' own names; a name that ends in `_` or `_1` is a remapped place. */
function defaultUartPins(pins: readonly PinUse[], number: number | null): { pin: PinUse; signal: string }[] {
  return ['TX', 'RX'].flatMap((signal) => {
    const digits = number === null ? '\\d*' : `${number}?`;
    const pattern = new RegExp(`^(?:U?S?ART_?${digits}_?|U)${signal}D?$|^${signal}D?_?${digits}$`);
    const pin = pins.find(({ functions, port }) => port !== null && functions.some((each) => pattern.test(each)));
    return pin === undefined ? [] : [{ pin, signal }];
  });
}

function numberOf(pins: readonly PinUse[], pattern: RegExp): number | null {
  for (const { net, functions } of pins) {
    for (const text of [...functions, net?.toUpperCase() ?? '']) {
      const match = pattern.exec(text);
      const digits = match?.[1] ?? match?.[2];
      if (digits !== undefined) return Number(digits);
    }
  }
  return null;
}

/** A crystal on the board: its oscillator is switched on; the system clock stays where reset left it. */
function planCrystal(chip: Chip, pins: readonly PinUse[], wishes: Wishes, plan: Plan): void {
  if (!asked('clock', wishes) || !pins.some(({ role }) => role.kind === 'crystal')) return;
  const found = findField(
    chip.registers,
    /^(?:HSEON|HSE_?EN|HXTALEN|XOSC_?EN|OSC_?EN_?XT|bOSC_EN_XT|EXT_?OSC_?EN|XTLEN|HXTEN)$/i,
  );
  const on =
    found === null
      ? null
      : encode(found.field.field, /enable|\bon\b|启|使能|打开/i, 1, /disable|turn(?:ed)? off|关闭|禁止/i);
  if (found === null || on === null) {
    plan.skip('Crystal', 'The bit that starts the external oscillator was not found.');
    return;
  }
  const write = {
    phase: 'clocks' as const,
    register: found.register,
    settings: [settingOf(found, on.value)],
    purpose: 'crystal oscillator on',
  };
  const reason = plan.add([write]);
  if (reason !== null) {
    plan.skip('Crystal', reason);
    return;
  }
  plan.done('Crystal oscillator', `${found.register.macro}.${found.field.field.name} = ${on.value}`);
  plan.skip(
    'System clock from the crystal',
    'Switching over needs the ready flag, the flash latency and the wanted frequency; the code stays on the clock after reset.',
  );
}

const TOPIC_ROLES = { led: 'led', button: 'button', adc: 'analog', pwm: 'pwm', usb: 'usb' } as const;

/** What was asked for by name and has no pin on this board, or needs more than pins. */
function planRest(pins: readonly PinUse[], wishes: Wishes, plan: Plan): void {
  for (const [topic, kind] of Object.entries(TOPIC_ROLES)) {
    const wanted = [...wishes.topics].some((each) => each === topic);
    const present = pins.some(({ role }) => role.kind === kind);
    if (wanted && !present) plan.skip(topic, `No pin of the controller on the schematic as read leads to a ${topic}.`);
    if (present && (topic === 'adc' || topic === 'pwm' || topic === 'usb') && (wanted || wishes.everything)) {
      plan.skip(`${topic} block`, 'Only its pins are prepared; channels, rates and start are left to the driver.');
    }
  }
  for (const topic of ['timer', 'watchdog'] as const) {
    if (wishes.topics.has(topic))
      plan.skip(topic, 'The offline generator does not derive periods; write this part by hand or with a model.');
  }
}
