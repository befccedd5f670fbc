import type { ChipRegister } from '../export';
import type { Plan } from './plan';
import { words } from './words';

/** The clock that the baud rate divides; only the builder of the firmware knows it. */
export const CLOCK_MACRO = 'BOARD_CLOCK_HZ';

/** Said of all that the build leaves out without the clock. */
export const ONLY_WITH_CLOCK = words(
  `; written only with ${CLOCK_MACRO} defined in the build`,
  `；仅在编译时定义了 ${CLOCK_MACRO} 时写入`,
);

/** Tells that a divisor rests on the custom of its kind of register. */
export function noteFormula({ register, macro, device }: ChipRegister, formula: string, plan: Plan): void {
  const { page, bbox } = register.source;
  const message = words(
    `The value written to ${macro} is ${formula} by the custom of such registers; the manual as read gives no formula there. Compare with page ${page}.`,
    `写入 ${macro} 的值按惯例取 ${formula}，手册中没有读到该寄存器的公式，请对照第 ${page} 页核对。`,
  );
  const places = [{ document: device.document.name, page, bbox }];
  plan.findings.push({ severity: 'warning', code: 'DIVISOR_BY_CUSTOM', message: plan.say(message), places });
}
