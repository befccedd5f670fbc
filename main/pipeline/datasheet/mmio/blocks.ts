import type { Peripheral, Register } from '../../../../shared/models';
import { foldName } from '../../fold-name';

/** Share of a peripheral's registers that must carry a suffix before it says nothing. */
const MOST = 0.75;
const FEWEST_NAMES = 4;
const SUFFIX = /_REG$/i;

/** `GPIO_OUT_REG` among registers that are all called `…_REG` is GPIO_OUT. */
export function withoutSuffix(peripheral: Peripheral): Peripheral {
  const { registers } = peripheral;
  const carrying = registers.filter(({ name }) => SUFFIX.test(name)).length;
  if (carrying < FEWEST_NAMES || carrying < registers.length * MOST) return peripheral;
  const taken = new Set(registers.map(({ name }) => foldName(name)));
  const bare = ({ name }: Register) =>
    taken.has(foldName(name.replace(SUFFIX, ''))) ? name : name.replace(SUFFIX, '');
  return { ...peripheral, registers: registers.map((register) => ({ ...register, name: bare(register) })) };
}

/** Registers that a block holds at least, and the share of a peripheral that stands in blocks. */
const FEWEST_IN_BLOCK = 3;
const IN_BLOCKS = 0.8;

interface Block {
  readonly name: string;
  readonly registers: Register[];
}

/**
 * A group of peripherals under one name, such as AUX with `AUX_MU_…`, `AUX_SPI0_…` and `AUX_SPI1_…`, becomes a peripheral for
 * each, at the base of the group. Two blocks with the same registers tell such a group.
 */
export function inBlocks(peripheral: Peripheral): Peripheral[] {
  const blocks = blocksOf(peripheral);
  const covered = blocks.reduce((sum, { registers }) => sum + registers.length, 0);
  const twins = blocks.some((one) => blocks.some((other) => one !== other && areTwins(one, other)));
  if (!twins || covered < peripheral.registers.length * IN_BLOCKS) return [peripheral];
  const moved = new Set(blocks.flatMap(({ registers }) => registers));
  const rest = peripheral.registers.filter((register) => !moved.has(register));
  const own = blocks.map(({ name, registers }) => ({ ...peripheral, name: `${peripheral.name}_${name}`, registers }));
  return rest.length > 0 ? [{ ...peripheral, registers: rest }, ...own] : own;
}

/** Registers with the same second part of their name, where no other register stands between them. */
function blocksOf({ name: peripheral, registers }: Peripheral): Block[] {
  const placed = registers.filter(({ address }) => address !== null);
  const sorted = [...placed].sort((a, b) => (a.address ?? 0) - (b.address ?? 0));
  const runs: Block[] = [];
  for (const register of sorted) {
    const name = partsOf(register, peripheral)?.block ?? '';
    const last = runs.at(-1);
    if (last?.name === name) last.registers.push(register);
    else runs.push({ name, registers: [register] });
  }
  const whole = ({ name }: Block) => name !== '' && runs.filter((run) => run.name === name).length === 1;
  return runs.filter((run) => whole(run) && run.registers.length >= FEWEST_IN_BLOCK);
}

function partsOf({ name }: Register, peripheral: string): { block: string; own: string } | null {
  const [, first, block, own] = /^([A-Za-z][A-Za-z0-9]*)_([A-Za-z]+\d?)_(\w+)$/.exec(name) ?? [];
  return first && block && own && foldName(first) === foldName(peripheral) ? { block, own } : null;
}

/** `SPI0` and `SPI1` with the same registers. */
function areTwins(a: Block, b: Block): boolean {
  const [stem, other] = [a.name.replace(/\d$/, ''), b.name.replace(/\d$/, '')];
  if (stem !== other || stem === a.name) return false;
  const own = ({ name, registers }: Block) =>
    registers
      .map((register) => foldName(register.name.slice(register.name.indexOf(name) + name.length)))
      .sort()
      .join();
  return own(a) === own(b);
}
