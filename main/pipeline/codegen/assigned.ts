import type { Chip, ChipField, ChipRegister } from '../export';
import { foldName } from '../fold-name';
import type { Assignment } from './assignments';
import { isReserved } from './encoding';
import { settingOf, wholeRegister } from './lookup';
import type { Plan, Setting } from './plan';
import { same, type Words, words } from './words';

interface Target {
  readonly register: ChipRegister;
  /** Null for the whole register. */
  readonly field: ChipField | null;
}

/** Whether the names mean a register or field of one of the chips. */
export const isAssignable = (chips: readonly Chip[], path: readonly string[]): boolean =>
  targetsOf(chips, path).length > 0;

/** Plans what the instruction gives values to by name, in its order, or says why not. */
export function planAssignments(chips: readonly Chip[], assignments: readonly Assignment[], plan: Plan): void {
  for (const { path, value, isBit, quote } of assignments) {
    const [target, ...others] = targetsOf(chips, path);
    if (target === undefined) continue;
    const reason =
      others.length > 0
        ? severalOf([target, ...others])
        : isBit && target.field === null
          ? noBit(target)
          : planOne(target, value, plan);
    if (reason !== null) plan.leaveOut(same(`“${quote}”`), reason);
  }
}

function planOne(target: Target, value: number, plan: Plan): Words | null {
  const { register, field } = target;
  const settings = field === null ? slices(register, value) : bounded(register, field, value);
  if (!Array.isArray(settings)) return settings;
  const subject = nameOf(target);
  const text = value > 9 ? `0x${value.toString(16).toUpperCase()}` : String(value);
  const asked = words(`= ${text}, as asked`, `= ${text}，按指令写入`);
  const failed = plan.add([{ phase: 'peripherals', register, settings, purpose: `${subject} ${plan.say(asked)}` }]);
  if (failed === null) plan.done(same(subject), asked);
  return failed;
}

function bounded(register: ChipRegister, field: ChipField, value: number): Setting[] | Words {
  const { name, width } = field.field;
  if (value < 2 ** width) return [settingOf({ register, field }, value)];
  return words(
    `${value} does not fit into ${name}, which has ${width} bit(s).`,
    `${name} 只有 ${width} 位，放不下 ${value}。`,
  );
}

/** A value for a whole register by its fields: bits that the manual does not name, or lets only be read, are not written. */
function slices(register: ChipRegister, value: number): Setting[] | Words {
  const { size } = register.register;
  if (value >= 2 ** size)
    return words(
      `0x${value.toString(16)} does not fit into ${size} bits.`,
      `0x${value.toString(16)} 超出 ${size} 位。`,
    );
  const fields = apart(register.fields.filter(({ field }) => !isReserved(field) && field.access !== 'read-only'));
  if (register.fields.length === 0) return [wholeRegister(register, value)];
  const part = ({ field }: ChipField): number => Math.floor(value / 2 ** field.lsb) % 2 ** field.width;
  const named = fields.reduce((sum, each) => sum + part(each) * 2 ** each.field.lsb, 0);
  if (named !== value || fields.length === 0)
    return words(
      `0x${value.toString(16)} goes to bits that the manual as read does not let be written.`,
      `0x${value.toString(16)} 涉及手册中没有读到或不可写的位。`,
    );
  return fields.map((field) => settingOf({ register, field }, part(field)));
}

/** The fields without those whose bits an earlier one has: SM0 and FE are names of one bit. */
function apart(fields: readonly ChipField[]): ChipField[] {
  const taken: ChipField[] = [];
  const meets = (a: ChipField, b: ChipField) =>
    a.field.lsb < b.field.lsb + b.field.width && b.field.lsb < a.field.lsb + a.field.width;
  for (const each of fields) if (!taken.some((other) => meets(each, other))) taken.push(each);
  return taken;
}

/** `CTLR1`, `TIM2.CTLR1`, `CTLR1.CEN`, `TIM2.CTLR1.CEN`; a field alone where just one register has it. */
function targetsOf(chips: readonly Chip[], path: readonly string[]): Target[] {
  const names = path.map(foldName);
  const registers = chips.flatMap((chip) => chip.registers);
  const whole = registers.filter((each) => isNamed(each, names)).map((register) => ({ register, field: null }));
  if (whole.length > 0) return whole;
  const last = names.at(-1) ?? '';
  const owners = names.length === 1 ? registers : registers.filter((each) => isNamed(each, names.slice(0, -1)));
  return owners.flatMap((register) =>
    register.fields
      .filter(
        ({ field }) => !isReserved(field) && (foldName(field.name) === last || spellings(field.name).includes(last)),
      )
      .map((field) => ({ register, field })),
  );
}

/** `SM0/FE` is called by either name. */
const spellings = (name: string): string[] => name.split('/').map(foldName);

function isNamed({ peripheral, register, macro }: ChipRegister, names: readonly string[]): boolean {
  const [one = '', two] = names;
  const own = foldName(register.name);
  if (two === undefined) return own === one || foldName(macro) === one;
  return names.length === 2 && foldName(peripheral.name) === one && (own === two || own === one + two);
}

const nameOf = ({ register, field }: Target): string =>
  field === null ? register.macro : `${register.macro}.${field.field.name}`;

const noBit = ({ register }: Target): Words =>
  words(
    `${register.macro} is a whole register: name the bit, or give it a value.`,
    `${register.macro} 是整个寄存器：请写明是哪一位，或给出数值。`,
  );

function severalOf(targets: readonly Target[]): Words {
  const placed = (target: Target) =>
    target.field === null ? nameOf(target) : `${nameOf(target)} (bit ${target.field.field.lsb})`;
  const names = targets.slice(0, 4).map(placed).join(', ');
  return words(`Several are called so: ${names}. Write which one.`, `有多个同名项：${names}。请写明是哪一个。`);
}
