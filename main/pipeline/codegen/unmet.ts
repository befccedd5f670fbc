import type { Wishes } from './instruction';
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
