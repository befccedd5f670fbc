import type { Chip } from '../export';
import { planMode, planPin, SERIAL, type Want, wantOf } from './board-plan';
import type { PinMode } from './gpio';
import type { PinWish, Topic, Wishes } from './instruction';
import { portPin } from './lookup';
import { isCalled, type PinUse } from './pins';
import type { Plan } from './plan';
import type { Role } from './roles';
import { type Words, words } from './words';

/** Plans the pins that the instruction names, as it says, or says why not. */
export function planNamedPins(chip: Chip, pins: readonly PinUse[], wishes: Wishes, plan: Plan): void {
  for (const wish of wishes.pins) {
    const pin = pins.find((each) => isCalled(each, wish.name)) ?? null;
    const reason = pin === null ? planLoose(chip, wish, plan) : planOnBoard(chip, pin, wish, plan);
    if (reason !== null) plan.leaveOut(subjectOf(wish, pin), reason);
  }
}

function subjectOf({ name, topics }: PinWish, pin: PinUse | null): Words {
  const label = pin?.port?.label ?? name.toUpperCase();
  const [topic] = topics;
  const what = topic?.toUpperCase() ?? (pin?.net === label ? null : pin?.net);
  const text = what === null || what === undefined ? label : `${what} (${label})`;
  return words(text, text);
}

/** A pin that the board does not use: no board, or one whose controller was not told. */
function planLoose(chip: Chip, wish: PinWish, plan: Plan): Words | null {
  const port = portPin(wish.name);
  const known = chip.device.pins.find(({ name }) => samePort(name, wish.name)) ?? null;
  if (port === null || (chip.device.pins.length > 0 && known === null))
    return words(
      'Neither the schematic nor the pin table of the manual as read has this pin.',
      '原理图和手册引脚表中都没有读到该引脚。',
    );
  if (wish.mode === null) return NOT_SAID;
  const want = { mode: wish.mode, level: wish.level, what: MODES[wish.mode] ?? words(wish.mode, wish.mode) };
  const failed = planMode(chip, port, known, want, `${port.label}: ${plan.say(want.what)}`, plan);
  if (failed === null) plan.done(words(port.label, port.label), want.what);
  return failed;
}

function planOnBoard(chip: Chip, pin: PinUse, wish: PinWish, plan: Plan): Words | null {
  const { role } = pin;
  const want = wantOf(role);
  const [strange] = wish.topics.filter((topic) => want?.topic !== topic);
  if (strange !== undefined) return otherRole(role, strange);
  if (wish.topics.some((topic) => SERIAL.has(topic)) && wish.mode === null) return null;
  if (wish.mode === null) return want === null ? otherRole(role, null) : planned(chip, pin, want, plan);
  const kept = KEPT[role.kind];
  if (kept !== undefined) return words(`${kept.en}; it is left as it is.`, `${kept.zh}，保持不变。`);
  if (role.kind === 'button' && wish.mode === 'output')
    return words('Pressing the button on it would short the output.', '该引脚接按键，按下会使输出短路。');
  const level = wish.level ?? (want?.mode === wish.mode ? want.level : null);
  const what = MODES[wish.mode] ?? words(wish.mode, wish.mode);
  return planned(chip, pin, { topic: null, mode: wish.mode, level, what }, plan);
}

/** What fails is told by the pin's own plan. */
function planned(chip: Chip, pin: PinUse, want: Want, plan: Plan): null {
  planPin(chip, pin, want, plan);
  return null;
}

function otherRole({ kind }: Role, topic: Topic | null): Words {
  const role = ROLES[kind] ?? words(kind, kind);
  if (topic === null) return kind === 'unknown' || kind === 'unused' || kind === 'connector' ? NOT_SAID : role;
  return words(
    `The schematic as read has no ${topic} on this pin: ${role.en}.`,
    `原理图中该引脚没有接 ${topic}：${role.zh}。`,
  );
}

const NOT_SAID = words(
  'Neither the instruction nor the board as read says what the pin shall be.',
  '指令和原理图都没有说明该引脚的用途。',
);

const samePort = (a: string, b: string): boolean => {
  const [one, two] = [portPin(a), portPin(b)];
  return one !== null && two !== null && one.port === two.port && one.bit === two.bit;
};

const KEPT: Partial<Record<Role['kind'], Words>> = {
  power: words('It is a supply pin', '这是电源引脚'),
  ground: words('It is a ground pin', '这是接地引脚'),
  reset: words('It is the reset pin of the board', '这是板上的复位引脚'),
  debug: words('The board uses it for the debugger', '板上用作调试引脚'),
  crystal: words('The board connects the crystal to it', '板上接晶体'),
};

const ROLES: Partial<Record<Role['kind'], Words>> = {
  ...KEPT,
  led: words('it drives an LED', '接 LED'),
  button: words('it reads a button', '接按键'),
  bus: words('it belongs to a bus', '属于总线'),
  analog: words('it is an analog input', '模拟输入'),
  pwm: words('it is a timer output', '定时器输出'),
  output: words('it selects a chip', '片选输出'),
  usb: words('it belongs to USB', '属于 USB'),
  boot: words('it chooses the boot source', '选择启动方式'),
  connector: words('it leads to a connector', '接到接插件'),
  unknown: words('what it is for was not found', '用途不明'),
  unused: words('it is not connected', '没有连接'),
};

const MODES: Partial<Record<PinMode, Words>> = {
  output: words('output, as asked', '按指令设为输出'),
  input: words('input, as asked', '按指令设为输入'),
  'input-pull-up': words('input with pull-up, as asked', '按指令设为上拉输入'),
  'input-pull-down': words('input with pull-down, as asked', '按指令设为下拉输入'),
  analog: words('analog, as asked', '按指令设为模拟'),
};
