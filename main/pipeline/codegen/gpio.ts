import type { Chip, ChipRegister } from '../export';
import { type Encoded, encode, encodeSlowest } from './encoding';
import { bitOf, type FoundField, findField, type PortPin, pinBit, portRegisters, settingOf } from './lookup';
import type { RegisterWrite, Setting } from './plan';
import { type Words, words } from './words';

export type PinMode =
  | 'output'
  | 'input'
  | 'input-pull-up'
  | 'input-pull-down'
  | 'alternate'
  | 'alternate-input'
  | 'alternate-open-drain'
  | 'analog';

const MODE_ZH: Record<PinMode, string> = {
  output: '输出',
  input: '输入',
  'input-pull-up': '上拉输入',
  'input-pull-down': '下拉输入',
  alternate: '复用',
  'alternate-input': '复用输入',
  'alternate-open-drain': '复用开漏',
  analog: '模拟',
};

const untold = ({ macro }: ChipRegister, mode: PinMode): Words =>
  words(
    `The values of ${macro} do not tell how to set ${mode}.`,
    `${macro} 的取值没有说明如何设置“${MODE_ZH[mode]}”。`,
  );

interface PinWrites {
  readonly writes: readonly RegisterWrite[];
  /** False when an encoding rests on the custom of such registers and not on the manual as read. */
  readonly stated: boolean;
}

interface Request {
  readonly chip: Chip;
  readonly registers: readonly ChipRegister[];
  readonly pin: PortPin;
  readonly mode: PinMode;
  readonly purpose: string;
}

type Scheme = (request: Request) => PinWrites | Words | null;

/**
 * The writes that put a pin into a mode, by the first of the common register layouts that the port has.
 *
 * @returns the reason in words when the port has no layout that is understood, or lacks this mode
 */
export function pinModeWrites(chip: Chip, pin: PortPin, mode: PinMode, purpose: string): PinWrites | Words {
  const registers = portRegisters(chip, pin.port);
  if (registers.length === 0)
    return words(
      `The manual as read shows no registers of the port of ${pin.label}.`,
      `手册中没有读到 ${pin.label} 所在端口的寄存器。`,
    );
  for (const scheme of SCHEMES) {
    const found = scheme({ chip, registers, pin, mode, purpose });
    if (found !== null) return found;
  }
  return words(
    `No direction or mode bits of ${pin.label} were found among the registers of its port.`,
    `在端口寄存器中没有找到 ${pin.label} 的方向位或模式位。`,
  );
}

/** Two fields per pin, MODE and CNF, in one register. */
const modeAndConfig: Scheme = (request) => {
  const { registers, pin, mode } = request;
  const modeField = findField(registers, new RegExp(`^MODE_?${pin.bit}$`, 'i'));
  const config = findField(registers, new RegExp(`^CNF_?${pin.bit}$`, 'i'));
  if (modeField === null || config === null || modeField.register !== config.register) return null;
  const drives = mode === 'output' || mode === 'alternate' || mode === 'alternate-open-drain';
  const direction = drives
    ? encodeSlowest(modeField.field.field, /output|输出/i, 2)
    : encode(modeField.field.field, /input|输入/i, 0);
  const kind = CONFIG[mode](config);
  if (direction === null || kind === null) return untold(config.register, mode);
  const write = one(request, config.register, [settingOf(modeField, direction.value), settingOf(config, kind.value)]);
  const stated = direction.stated && kind.stated;
  if (mode !== 'input-pull-up' && mode !== 'input-pull-down') return { writes: [write], stated };
  const pull = levelWrite(request, mode === 'input-pull-up' ? 1 : 0);
  return pull === null ? untold(config.register, mode) : { writes: [pull, write], stated };
};

const ALTERNATE = /alternate|multiplex|复用|AFIO/i;
const CONFIG: Record<PinMode, (config: FoundField) => Encoded | null> = {
  output: ({ field }) => encode(field.field, /push.?pull|推挽/i, 0, ALTERNATE),
  input: ({ field }) => encode(field.field, /float|浮空/i, 1),
  'input-pull-up': ({ field }) => encode(field.field, /pull[- ]?up|上拉/i, 2),
  'input-pull-down': ({ field }) => encode(field.field, /pull[- ]?down|下拉/i, 2),
  'alternate-input': ({ field }) => encode(field.field, /float|浮空/i, 1),
  alternate: ({ field }) =>
    encode(
      field.field,
      /(?:alternate|multiplex|复用).*(?:push.?pull|推挽)|(?:push.?pull|推挽).*(?:alternate|multiplex|复用)/i,
      2,
    ),
  'alternate-open-drain': ({ field }) =>
    encode(field.field, /(?:alternate|multiplex|复用).*(?:open|开漏)|(?:open|开漏).*(?:alternate|multiplex|复用)/i, 3),
  analog: ({ field }) => encode(field.field, /analog|模拟/i, 0),
};

/** One two-bit mode field per pin, with output type and pulls in registers of their own. */
const modeRegister: Scheme = (request) => {
  const { registers, pin, mode } = request;
  const modeField = findField(registers, new RegExp(`^(?:MODER?|MODE)_?${pin.bit}$`, 'i'));
  if (modeField === null || modeField.field.field.width !== 2) return null;
  const chosen = MODER[mode](modeField);
  if (chosen === null) return untold(modeField.register, mode);
  const writes = [one(request, modeField.register, [settingOf(modeField, chosen.value)])];
  let stated = chosen.stated;
  const extra = (name: string, wanted: RegExp, custom: number): boolean => {
    const found = findField(registers, new RegExp(`^(?:${name})_?${pin.bit}$`, 'i'));
    const value = found === null ? null : encode(found.field.field, wanted, custom);
    if (found === null || value === null) return false;
    writes.unshift(one(request, found.register, [settingOf(found, value.value)]));
    stated &&= value.stated;
    return true;
  };
  if (mode === 'input-pull-up' && !extra('PUPDR?|PUPD|PU', /pull[- ]?up|上拉/i, 1)) return noPull(request);
  if (mode === 'input-pull-down' && !extra('PUPDR?|PUPD|PD', /pull[- ]?down|下拉/i, 2)) return noPull(request);
  if (mode === 'output') extra('OT|OTYPER?', /push.?pull|推挽/i, 0);
  if (mode === 'alternate-open-drain') extra('OT|OTYPER?', /open|开漏/i, 1);
  return { writes, stated };
};

const noPull = ({ pin, mode }: Request): Words =>
  words(
    `No pull bits of ${pin.label} were found for ${mode}.`,
    `没有找到 ${pin.label} 的上下拉位，无法设为“${MODE_ZH[mode]}”。`,
  );

const MODER: Record<PinMode, (mode: FoundField) => Encoded | null> = {
  output: ({ field }) => encode(field.field, /output|输出/i, 1, ALTERNATE),
  input: ({ field }) => encode(field.field, /input|输入/i, 0, /analog|模拟/i),
  'input-pull-up': ({ field }) => encode(field.field, /input|输入/i, 0, /analog|模拟/i),
  'input-pull-down': ({ field }) => encode(field.field, /input|输入/i, 0, /analog|模拟/i),
  'alternate-input': ({ field }) => encode(field.field, ALTERNATE, 2),
  alternate: ({ field }) => encode(field.field, ALTERNATE, 2),
  'alternate-open-drain': ({ field }) => encode(field.field, ALTERNATE, 2),
  analog: ({ field }) => encode(field.field, /analog|模拟/i, 3),
};

/** Two registers with one bit per pin each: open drain and direction with pull-up, or the M1/M0 (M1/M2) pair of many 8051. */
const twoBitRegisters: Scheme = (request) => {
  const { registers, pin, mode } = request;
  const named = (name: string) =>
    registers.find(({ register }) => new RegExp(`^P${pin.port}_?${name}$`, 'i').test(register.name));
  const high = named('M1') ?? named('MOD_OC');
  const low = named('M0') ?? named('M2') ?? named('DIR_PU');
  if (high === undefined || low === undefined || high === low) return null;
  const openDrainPair = /MOD_OC$/i.test(high.register.name);
  const bits = (openDrainPair ? OPEN_DRAIN_PAIR : M1_M0)[mode];
  if (bits === null)
    return words(
      `Mode ${mode} is not one of the port modes of ${high.macro} and ${low.macro}.`,
      `${high.macro} 与 ${low.macro} 没有“${MODE_ZH[mode]}”模式。`,
    );
  const first = pinBit(high, pin.bit, bits[0]);
  const second = pinBit(low, pin.bit, bits[1]);
  if (first === null || second === null)
    return words(
      `${high.macro} or ${low.macro} has no bit of its own for ${pin.label}.`,
      `${high.macro} 或 ${low.macro} 中没有 ${pin.label} 自己的位。`,
    );
  return { writes: [one(request, high, [first]), one(request, low, [second])], stated: false };
};

type Pair = readonly [number, number] | null;
const M1_M0: Record<PinMode, Pair> = {
  output: [0, 1],
  input: [1, 0],
  'input-pull-up': [0, 0],
  'input-pull-down': null,
  'alternate-input': [1, 0],
  alternate: [0, 0],
  'alternate-open-drain': [1, 1],
  analog: [1, 0],
};
const OPEN_DRAIN_PAIR: Record<PinMode, Pair> = {
  output: [0, 1],
  input: [0, 0],
  'input-pull-up': [1, 1],
  'input-pull-down': null,
  'alternate-input': [0, 0],
  alternate: [1, 1],
  'alternate-open-drain': [1, 0],
  analog: [0, 0],
};

/** One direction bit per pin. */
const directionRegister: Scheme = (request) => {
  const { registers, pin, mode } = request;
  const register = registers.find(({ register: own }) =>
    /(?:^|_|\d)(?:DIRR?|DDR|OE|OER|OUTEN|TRIS)(?:_?[A-Z\d])?$/i.test(own.name),
  );
  if (register === undefined) return null;
  const reads = mode === 'input' || mode === 'alternate-input';
  if (mode !== 'output' && !reads)
    return words(
      `${register.macro} sets only the direction of ${pin.label}; ${mode} needs more.`,
      `${register.macro} 只能设置 ${pin.label} 的方向，“${MODE_ZH[mode]}”还需要别的寄存器。`,
    );
  const field = register.fields.find(({ field: own }) => own.lsb <= pin.bit && pin.bit < own.lsb + own.width)?.field;
  const custom = /TRIS/i.test(register.register.name) === reads ? 1 : 0;
  const meaning = mode === 'output' ? /output|输出/i : /input|输入/i;
  const value =
    field === undefined ? { value: custom, stated: false } : encode({ ...field, width: 1 }, meaning, custom);
  const bit = value === null ? null : pinBit(register, pin.bit, value.value);
  if (bit === null || value === null)
    return words(
      `${register.macro} has no bit that is understood for ${pin.label}.`,
      `${register.macro} 中没有能确定属于 ${pin.label} 的位。`,
    );
  return { writes: [one(request, register, [bit])], stated: value.stated };
};

const SCHEMES: readonly Scheme[] = [modeAndConfig, modeRegister, twoBitRegisters, directionRegister];

/** Sets the level of an output before it drives, through the set/reset register or the output latch. */
export function pinLevelWrite(chip: Chip, pin: PortPin, level: 0 | 1, purpose: string): RegisterWrite | null {
  return levelWrite({ chip, registers: portRegisters(chip, pin.port), pin, mode: 'output', purpose }, level);
}

function levelWrite(request: Request, level: 0 | 1): RegisterWrite | null {
  const { registers, pin } = request;
  const strobes = registers.filter(({ register }) => /BSH?R|BSRR|BCR|BRR/i.test(register.name));
  const strobe = findField(strobes, new RegExp(`^${level === 1 ? 'BS' : 'BR'}_?${pin.bit}$`, 'i'));
  if (strobe !== null) return one(request, strobe.register, [settingOf(strobe, 1)]);
  const wide = findField(strobes, level === 1 ? /^BS$/i : /^BR$/i);
  if (wide !== null && pin.bit < wide.field.field.width) return one(request, wide.register, [bitOf(wide, pin.bit)]);
  const latch = registers.find(({ register: { name } }) =>
    /(?:^|_)(?:ODR|OUTDR|OUT|DOUT|DATAOUT|DO)$|^P\d$/i.test(name),
  );
  const bit = latch === undefined ? null : pinBit(latch, pin.bit, level);
  return latch === undefined || bit === null ? null : one(request, latch, [bit]);
}

const one = ({ purpose }: Request, register: ChipRegister, settings: readonly Setting[]): RegisterWrite => ({
  phase: 'pins',
  register,
  settings,
  purpose,
});
