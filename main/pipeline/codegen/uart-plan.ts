import type { Finding } from '../../../shared/models';
import type { Chip } from '../export';
import { planClock } from './clocks';
import { defaultPins, knowsBlock, noBlock, numberOf, planDefaultPin } from './default-pins';
import type { UartWish, Wishes } from './instruction';
import type { PinUse } from './pins';
import type { Plan } from './plan';
import { planUart, uartRegisters } from './uart';
import { ofAskedUart } from './uart-pins';
import { same, words } from './words';

/** Plans each UART that is asked for with its own rate, or the one of the board. */
export function planUarts(chip: Chip, pins: readonly PinUse[], wishes: Wishes, plan: Plan): void {
  const uarts = wishes.uarts.length === 0 ? [{ number: null, baud: null }] : wishes.uarts;
  for (const uart of uarts) planOne(chip, pins, uart, wishes, plan);
}

function planOne(chip: Chip, pins: readonly PinUse[], uart: UartWish, wishes: Wishes, plan: Plan): void {
  const wanted = uart.number;
  if (wanted !== null && !knowsBlock(chip, pins, 'uart', wanted)) {
    plan.leaveOut(same(`UART${wanted}`), noBlock(`UART${wanted}`));
    return;
  }
  const wired = pins.filter((pin) => pin.role.kind === 'bus' && pin.role.bus === 'uart' && ofAskedUart(pin, [uart]));
  if (wired.length === 0) {
    const explicit = wishes.topics.has('uart');
    const free = pins.filter(({ role }) => role.kind === 'connector');
    const usable = defaultPins('uart', explicit ? pins : free, wanted, plan);
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
  planUart(chip, plan, number, uart.baud);
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
