import type { Finding } from '../../../shared/models';
import type { Chip } from '../export';
import { asked, busMode, planMode } from './board-plan';
import { planClock } from './clocks';
import { planCrystal } from './crystal';
import type { Bus, Wishes } from './instruction';
import type { PinUse } from './pins';
import type { Plan } from './plan';
import type { Role } from './roles';
import { planUart, uartRegisters } from './uart';
import { same, words } from './words';

/** Plans the blocks behind the pins: UART in full, the others as far as their clock. */
export function planBlocks(chip: Chip, pins: readonly PinUse[], wishes: Wishes, plan: Plan): void {
  if (asked('uart', wishes)) planUarts(chip, pins, wishes, plan);
  for (const bus of ['i2c', 'spi'] as const) if (asked(bus, wishes)) planSerialBus(chip, bus, pins, wishes, plan);
  if (asked('clock', wishes) && pins.some(({ role }) => role.kind === 'crystal')) planCrystal(chip, plan);
  planRest(pins, wishes, plan);
}

/** Pins and clock of an I2C or SPI block; what depends on the other chip is left to its driver. */
function planSerialBus(chip: Chip, bus: 'i2c' | 'spi', pins: readonly PinUse[], wishes: Wishes, plan: Plan): void {
  const label = bus.toUpperCase();
  const [wanted] = wishes.numbers[bus];
  const wired = pins.filter(({ role }) => role.kind === 'bus' && role.bus === bus);
  if (wired.length === 0) {
    if (!wishes.topics.has(bus)) return;
    const usable = defaultPins(bus, pins, wanted ?? null, plan);
    if (usable.length < SIGNALS[bus].length) {
      const reason = words(
        `No net of the schematic as read is a ${label} signal, and no set of unused pins is named as one.`,
        `原理图中没有读到 ${label} 信号的网络，也没有成组的空闲引脚以其命名。`,
      );
      plan.leaveOut(same(`${label}${wanted ?? ''}`), reason);
      return;
    }
    for (const { pin, signal } of usable) planDefaultPin(chip, bus, pin, signal, plan);
  }
  const number = wanted ?? numberOf(wired, bus === 'i2c' ? /^I2C_?(\d)_?S/ : /^SPI_?(\d)_?[MSN]/) ?? 1;
  planClock(chip, plan, same(`${label}${number}`), [`${label}_?${number}`, label]);
  plan.leaveOut(
    words(`${label} timing`, `${label} 时序`),
    words(
      `Bit rate and mode of ${label} depend on the clock and on the other chip; they are left to the driver.`,
      `${label} 的速率和模式取决于时钟和对方芯片，留给驱动程序。`,
    ),
  );
}

function planUarts(chip: Chip, pins: readonly PinUse[], wishes: Wishes, plan: Plan): void {
  const wired = pins.filter(({ role }) => role.kind === 'bus' && role.bus === 'uart');
  const [wanted] = wishes.numbers.uart;
  if (wired.length === 0) {
    const explicit = wishes.topics.has('uart');
    const free = pins.filter(({ role }) => role.kind === 'connector');
    const usable = defaultPins('uart', explicit ? pins : free, wanted ?? null, plan);
    if (explicit && usable.length === 0 && pins.length > 0) {
      plan.leaveOut(
        same(`UART${wanted ?? ''}`),
        words(
          'No pin of the controller on this board is named as its transmitter or receiver.',
          '板上主控没有以其发送或接收命名的引脚。',
        ),
      );
      return;
    }
    if (!explicit && usable.length < 2) return;
    if (!explicit) plan.findings.push(assumed(usable, plan));
    for (const { pin, signal } of usable) planDefaultPin(chip, 'uart', pin, signal, plan);
  }
  const number = wanted ?? numberOf(wired, /U?S?ART_?(\d)|[TR]XD?_?(\d)$/);
  const named = uartRegisters(chip, number)?.name ?? `UART${number ?? ''}`;
  planClock(chip, plan, same(named), [named, `U?S?ART_?${number ?? 1}`]);
  planUart(chip, plan, number, wishes.baud);
}

/** No net is named after a UART, but its pins are free: the choice is told, so that the user can undo it. */
function assumed(usable: readonly { pin: PinUse; signal: string }[], plan: Plan): Finding {
  const names = usable.map(({ pin, signal }) => `${pin.port?.label ?? pin.name} (${signal})`).join(', ');
  return {
    severity: 'info',
    code: 'UART_ON_FREE_PINS',
    message: plan.say(
      words(
        `No net is named after a UART. ${names} lead to nothing but connectors and are set up as one; remove these lines if they serve something else.`,
        `没有以串口命名的网络。${names} 只连到接插件，按串口配置；若另有用途请删除这几行。`,
      ),
    ),
    places: [],
  };
}

function planDefaultPin(chip: Chip, bus: Bus, pin: PinUse, signal: string, plan: Plan): void {
  if (pin.port === null) return;
  const want = busMode(bus, signal);
  const subject = words(`${want.what.en} (${pin.port.label})`, `${want.what.zh} (${pin.port.label})`);
  const failed = planMode(chip, pin.port, pin.known, want, plan.say(subject), plan);
  if (failed === null) plan.done(subject, words('the pin whose first function this is', '该引脚的默认功能'));
  else plan.leaveOut(subject, failed);
}

const SIGNALS = { uart: ['TX', 'RX'], i2c: ['SCL', 'SDA'], spi: ['SCK', 'MISO', 'MOSI'] } as const;

/** Forms in which pins are named after a signal of block `digits`; a name that ends in `_` or `_1` is a remapped place. */
const NAMES: Readonly<Record<Bus, (signal: string, digits: string) => RegExp>> = {
  uart: (signal, digits) => new RegExp(`^(?:U?S?ART_?${digits}_?|U)${signal}D?$|^${signal}D?${digits}$`),
  i2c: (signal, digits) => new RegExp(`^(?:I2C|IIC|TWI)_?${digits}_?${signal}$|^${signal}${digits}$`),
  spi: (signal, digits) => new RegExp(`^SPI_?${digits}_?${signal}$|^${signal}${digits}$`),
};

/** Kinds of pin that serve nothing on the board itself. */
const IDLE: ReadonlySet<Role['kind']> = new Set(['connector', 'unknown', 'unused']);

/** The pins of a block by their own names, of those that serve nothing else on the board. */
function defaultPins(
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

const TOPIC_ZH: Record<string, string> = {
  led: ' LED',
  button: '按键',
  adc: '模拟信号',
  pwm: ' PWM 负载',
  usb: ' USB',
};
const TOPIC_ROLES = { led: 'led', button: 'button', adc: 'analog', pwm: 'pwm', usb: 'usb' } as const;

/** What was asked for by name and has no pin on this board, or needs more than pins. */
function planRest(pins: readonly PinUse[], wishes: Wishes, plan: Plan): void {
  for (const [topic, kind] of Object.entries(TOPIC_ROLES)) {
    const wanted = [...wishes.topics].some((each) => each === topic);
    const present = pins.some(({ role }) => role.kind === kind);
    if (wanted && !present) {
      plan.leaveOut(
        same(topic),
        words(
          `No pin of the controller on the schematic as read leads to a ${topic}.`,
          `原理图中没有读到主控引脚连到${TOPIC_ZH[topic] ?? topic}。`,
        ),
      );
    }
    if (present && (topic === 'adc' || topic === 'pwm' || topic === 'usb') && (wanted || wishes.everything)) {
      plan.leaveOut(
        words(`${topic} block`, `${topic} 模块`),
        words(
          'Only its pins are prepared; channels, rates and start are left to the driver.',
          '只准备了引脚；通道、速率和启动留给驱动程序。',
        ),
      );
    }
  }
  for (const topic of ['timer', 'watchdog'] as const) {
    if (wishes.topics.has(topic))
      plan.leaveOut(
        same(topic),
        words(
          'The offline generator does not derive periods; write this part by hand or with a model.',
          '离线生成器不推算周期，请手写这一部分或使用模型。',
        ),
      );
  }
}
