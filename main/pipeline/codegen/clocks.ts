import type { Chip } from '../export';
import { encode, isReserved } from './encoding';
import { type FoundField, settingOf } from './lookup';
import type { Plan, RegisterWrite } from './plan';
import { same, type Words, words } from './words';

const CLOCK_REGISTER = /ENR$|CLK|CLOCK|GATE|CGC|PCER|时钟/i;
const NOT_A_GATE = /RST|RESET|LPEN|SMEN|复位/i;

/** The gate that lets the clock into a port or peripheral of one of these names; null when the manual shows none. */
function findClockGate(chip: Chip, names: readonly string[]): FoundField | null {
  for (const name of names) {
    const gate = new RegExp(`^(?:EN_?)?${name}_?(?:CLK|CK|CG)?_?(?:EN|ENABLE|CLKEN|CKEN|GATE)$|^EN_?${name}$`, 'i');
    for (const register of chip.registers) {
      const about = `${register.register.name} ${register.register.description ?? ''}`;
      if (!CLOCK_REGISTER.test(about) || NOT_A_GATE.test(register.register.name)) continue;
      const field = register.fields.find(
        ({ field: each }) => each.width === 1 && gate.test(each.name) && !isReserved(each),
      );
      if (field !== undefined) return { register, field };
    }
  }
  return null;
}

/** Names under which manuals gate a port. */
export const portClockNames = (port: string): string[] =>
  port === '' ? ['GPIO', 'IO'] : [`IOP${port}`, `GPIO_?${port}`, `PORT_?${port}`, `P${port}`, 'GPIO'];

/** Plans the clock of `subject`; false, with nothing said, when no gate is found: many small chips have none. */
export function planClock(chip: Chip, plan: Plan, subject: Words, names: readonly string[]): boolean {
  const gate = findClockGate(chip, names);
  const title = words(`Clock of ${subject.en}`, `${subject.zh} 的时钟`);
  if (gate === null) return false;
  const on = encode(gate.field.field, /\bon\b|enable|open|开启|使能|打开/i, 1, /disable|turned off|禁止|关闭/i);
  if (on === null) {
    const place = `${gate.register.macro}.${gate.field.field.name}`;
    plan.leaveOut(
      title,
      words(`The values of ${place} do not say how to switch it on.`, `${place} 的取值没有说明如何开启。`),
    );
    return false;
  }
  const write: RegisterWrite = {
    phase: 'clocks',
    register: gate.register,
    settings: [settingOf(gate, on.value)],
    purpose: plan.say(words(`clock of ${subject.en} on`, `${subject.zh} 的时钟开启`)),
  };
  const reason = plan.add([write]);
  if (reason !== null) {
    plan.leaveOut(title, reason);
    return false;
  }
  const detail = `${gate.register.macro}.${gate.field.field.name} = ${on.value}`;
  if (!plan.configured.some((known) => known.detail === detail)) plan.done(title, same(detail));
  return true;
}
