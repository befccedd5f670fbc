import type { DeviceModel } from '../../../shared/models';
import { lackedFunction } from '../crosscheck/functions';
import { asked } from './board-plan';
import type { Wishes } from './instruction';
import type { PinUse } from './pins';
import type { Plan } from './plan';
import { words } from './words';

/** Lists every clause of which something is not done, and warns when the words meant nothing at all. */
export function tellUnmet({ unmet, understood }: Wishes, instruction: string, plan: Plan): void {
  for (const { quote, reason } of unmet) plan.leaveOut(words(`“${quote}”`, `“${quote}”`), reason);
  if (understood) return;
  const message = words(
    `Nothing of the instruction was understood, so everything that the documents support was set up, as without one: “${instruction}”.`,
    `没有理解指令的内容，已按没有指令的情况配置文档支持的全部内容：“${instruction}”。`,
  );
  plan.findings.push({
    severity: 'warning',
    code: 'INSTRUCTION_NOT_UNDERSTOOD',
    message: plan.say(message),
    places: [],
  });
}

/** Whether a pin is left alone because the manual gives it no such function as its net is named after; then it is listed. */
export function leftOut(pin: PinUse, device: DeviceModel, wishes: Wishes, plan: Plan): boolean {
  const what = lackedFunction(pin, device);
  if (what === null) return false;
  const topic = pin.role.kind === 'bus' ? pin.role.bus : null;
  if (topic !== null && !asked(topic, wishes)) return true;
  const label = pin.port?.label ?? pin.number;
  plan.leaveOut(
    words(`${pin.net} (${label})`, `${pin.net} (${label})`),
    words(
      `The net asks for ${what}, which the manual does not list for this pin.`,
      `网络需要 ${what}，但手册没有给该引脚列出此功能。`,
    ),
  );
  return true;
}
