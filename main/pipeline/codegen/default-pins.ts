import type { Chip } from '../export';
import { busMode, planMode } from './board-plan';
import type { Bus } from './instruction';
import type { PinUse } from './pins';
import type { Plan } from './plan';
import type { Role } from './roles';
import { type Words, words } from './words';

/** Sets a pin up for the signal that it is named after. */
export function planDefaultPin(chip: Chip, bus: Bus, pin: PinUse, signal: string, plan: Plan): void {
  if (pin.port === null) return;
  const want = busMode(bus, signal);
  const subject = words(`${want.what.en} (${pin.port.label})`, `${want.what.zh} (${pin.port.label})`);
  const failed = planMode(chip, pin.port, pin.known, want, plan.say(subject), plan);
  if (failed === null) plan.done(subject, words('the pin whose first function this is', '该引脚的默认功能'));
  else plan.leaveOut(subject, failed);
}

export const SIGNALS = { uart: ['TX', 'RX'], i2c: ['SCL', 'SDA'], spi: ['SCK', 'MISO', 'MOSI'] } as const;

/** Forms in which pins are named after a signal of block `digits`; a name that ends in `_` or `_1` is a remapped place. */
const NAMES: Readonly<Record<Bus, (signal: string, digits: string) => RegExp>> = {
  uart: (signal, digits) => new RegExp(`^(?:U?S?ART_?${digits}_?|U)${signal}D?$|^${signal}D?${digits}$`),
  i2c: (signal, digits) => new RegExp(`^(?:I2C|IIC|TWI)_?${digits}_?${signal}$|^${signal}${digits}$`),
  spi: (signal, digits) => new RegExp(`^SPI_?${digits}_?${signal}$|^${signal}${digits}$`),
};

/** Kinds of pin that serve nothing on the board itself. */
const IDLE: ReadonlySet<Role['kind']> = new Set(['connector', 'unknown', 'unused']);

/** The pins of a block by their own names, of those that serve nothing else on the board. */
export function defaultPins(
  bus: Bus,
  pins: readonly PinUse[],
  number: number | null,
  { configured }: Plan,
): { pin: PinUse; signal: string }[] {
  const idle = pins.filter(
    ({ role, port }) =>
      IDLE.has(role.kind) && port !== null && !configured.some(({ subject }) => subject.endsWith(`(${port.label})`)),
  );
  const digits = number === null ? '\\d*' : `${number}?`;
  return SIGNALS[bus].flatMap((signal) => {
    const pattern = NAMES[bus](signal, digits);
    const pin = idle.find(({ functions }) => functions.some((each) => pattern.test(each)));
    return pin === undefined ? [] : [{ pin, signal }];
  });
}

/** Number of the block that the pins belong to, by what they can do or by their nets. */
export function numberOf(pins: readonly PinUse[], pattern: RegExp): number | null {
  for (const { net, functions } of pins) {
    for (const text of [...functions, net?.toUpperCase() ?? '']) {
      const match = pattern.exec(text);
      const digits = match?.[1] ?? match?.[2];
      if (digits !== undefined) return Number(digits);
    }
  }
  return null;
}

/** How the blocks of a bus are called; the signals' own names count too, as in `TXD2`. */
const BLOCKS: Readonly<Record<Bus, string>> = {
  uart: '(?:(?:LP)?U?S?ART|[TR]XD?)',
  i2c: '(?:I2C|IIC|TWI|SCL|SDA)',
  spi: '(?:SPI|SCK|MISO|MOSI)',
};

/** Whether manual or sheet know a block of this number. A first block may be the only one, which bears no number. */
export function knowsBlock(chip: Chip, pins: readonly PinUse[], bus: Bus, number: number): boolean {
  if (number <= 1) return true;
  const block = new RegExp(`(?:^|[^A-Z])${BLOCKS[bus]}_?${number}(?![0-9])`, 'i');
  const named = [
    ...chip.device.pins.flatMap(({ name, functions }) => [name, ...functions]),
    ...pins.flatMap(({ functions }) => functions),
    ...chip.registers.flatMap(({ peripheral, register, fields }) => [
      peripheral.name,
      register.name,
      ...fields.map(({ field }) => field.name),
    ]),
  ];
  return named.some((each) => block.test(each));
}

export const noBlock = (name: string): Words =>
  words(
    `Neither the manual as read nor the schematic shows a ${name}; nothing is set up for it.`,
    `手册和原理图中都没有读到 ${name}，未作配置。`,
  );
