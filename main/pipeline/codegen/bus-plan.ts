import type { Chip } from '../export';
import { asked } from './board-plan';
import { planClock } from './clocks';
import { planCrystal } from './crystal';
import { defaultPins, knowsBlock, noBlock, numberOf, planDefaultPin, SIGNALS } from './default-pins';
import type { Wishes } from './instruction';
import type { PinUse } from './pins';
import type { Plan } from './plan';
import { planUarts } from './uart-plan';
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
  if (wanted !== undefined && !knowsBlock(chip, pins, bus, wanted)) {
    plan.leaveOut(same(`${label}${wanted}`), noBlock(`${label}${wanted}`));
    return;
  }
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
  const unplanned = [
    ['timer', words('timer', '定时器')],
    ['watchdog', words('watchdog', '看门狗')],
  ] as const;
  for (const [topic, subject] of unplanned) {
    if (wishes.topics.has(topic))
      plan.leaveOut(
        subject,
        words(
          'The offline generator does not derive periods; write this part by hand or with a model.',
          '离线生成器不推算周期，请手写这一部分或使用模型。',
        ),
      );
  }
}
