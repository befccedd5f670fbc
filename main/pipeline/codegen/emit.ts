import type { BoardModel } from '../../../shared/models';
import {
  type Chip,
  type ChipRegister,
  cIdentifier,
  commentText,
  type HeaderLine,
  headerBody,
  NameShelf,
} from '../export';
import { emitWrites, joinGates, TRIES_MACRO } from './emit-write';
import type { PinUse } from './pins';
import { PHASES, type Phase, type Plan } from './plan';
import type { Role } from './roles';
import { type Words, words } from './words';
import { FileWriter } from './writer';

const TITLES: Record<Phase, Words> = {
  clocks: words('Clocks come first: what has none ignores every write.', '先开时钟：没有时钟的模块不接受写入。'),
  pins: words('Pins: level and function before the mode.', '引脚：先定电平和功能，再定模式。'),
  peripherals: words('Peripherals', '外设'),
};

/** `include/<device>_regs.h` */
export function emitRegisters(chip: Chip): FileWriter {
  const name = `${cIdentifier(chip.prefix)}_regs.h`;
  const out = new FileWriter(`include/${name}`);
  guarded(
    out,
    name,
    `Registers of ${chip.device.device.name || 'the device'}, read from ${chip.device.document.name}`,
    () => {
      emitHeaderLines(headerBody(chip), out);
    },
  );
  return out;
}

/** `include/board_pins.h` */
export function emitBoardPins(board: BoardModel | null, pins: readonly PinUse[]): FileWriter {
  const out = new FileWriter('include/board_pins.h');
  const from =
    board === null
      ? 'No schematic was given'
      : `Pins of the controller ${board.mcu ?? '(unknown)'}, read from ${board.document.name}`;
  guarded(out, 'board_pins.h', from, () => emitPinLines(board, pins, out));
  return out;
}

/** `src/board_init.c` */
export function emitInit(chip: Chip, plan: Plan, checks: readonly IdCheck[], headers: readonly string[]): FileWriter {
  const out = new FileWriter('src/board_init.c');
  out.line(
    `/* Initialisation of ${commentText(chip.device.device.name || 'the device')}. Each write names its field and page. */`,
  );
  for (const header of headers) out.line(`#include "${header}"`);
  out.line('#include "board_pins.h"');
  emitFunctions(plan, checks, out);
  return out;
}

/** `generated.c`: the same in one file, with the registers it needs. */
export function emitSingle(
  chips: readonly Chip[],
  board: BoardModel | null,
  pins: readonly PinUse[],
  plan: Plan,
  checks: readonly IdCheck[],
): FileWriter {
  const out = new FileWriter('generated.c');
  out.line(
    `/* Initialisation of ${commentText(chips[0]?.device.device.name || 'the device')} in one file. Each write names its field and page. */`,
  );
  const used = new Set<ChipRegister>([...plan.writes, ...checks].map(({ register }) => register));
  const fields = new Set(
    plan.writes.flatMap(({ settings, ready }) => [
      ...settings.flatMap(({ macro }) => macro ?? []),
      ...(ready === undefined ? [] : [ready.macro]),
    ]),
  );
  for (const chip of chips)
    emitHeaderLines(
      headerBody(chip, (register) => used.has(register), fields),
      out,
    );
  out.line();
  emitPinLines(board, pins, out);
  emitFunctions(plan, checks, out);
  return out;
}

function guarded(out: FileWriter, file: string, about: string, body: () => void): void {
  const guard = `${cIdentifier(file).toUpperCase()}_INCLUDED`;
  out.lines([`/* ${commentText(about, 160)}. */`, `#ifndef ${guard}`, `#define ${guard}`, '']);
  body();
  out.lines(['', `#endif /* ${guard} */`]);
}

function emitHeaderLines(lines: readonly HeaderLine[], out: FileWriter): void {
  for (const { text, register } of lines) {
    if (register === undefined) out.line(text);
    else
      out.line(text, { document: register.device.document, source: register.register.source, subject: register.macro });
  }
}

function emitPinLines(board: BoardModel | null, pins: readonly PinUse[], out: FileWriter): void {
  if (board === null) return;
  const shelf = new NameShelf();
  for (const { net, port, number, role, source } of pins) {
    if (net === null || port === null) continue;
    const name = shelf.take(`BOARD_${net}`).toUpperCase();
    const ground = { document: board.document, source, subject: `${board.mcu ?? ''}.${number}` };
    out.line(
      `#define ${name}_PIN ${port.bit}u /* ${commentText(`${port.label}, pin ${number}, ${roleText(role)}`)} */`,
      ground,
    );
    if (role.kind === 'led' && role.activeHigh !== null) out.line(`#define ${name}_ON ${role.activeHigh ? 1 : 0}u`);
    if (role.kind === 'button' && role.activeLow !== null)
      out.line(`#define ${name}_PRESSED ${role.activeLow ? 0 : 1}u`);
  }
}

function roleText(role: Role): string {
  if (role.kind === 'bus') return `${role.bus.toUpperCase()} ${role.signal}`;
  if (role.kind === 'led') return `LED ${role.part}`;
  return role.kind === 'output' ? role.what : role.kind;
}

/** A chip on a bus that tells who it is: its identity register and the value after reset. */
export interface IdCheck {
  readonly register: ChipRegister;
  readonly value: number;
  readonly prefix: string;
}

const NOTHING_DONE = words(
  'Nothing could be configured; report.md says why.',
  '没有可以配置的内容，原因见 report.md。',
);

function emitFunctions(plan: Plan, checks: readonly IdCheck[], out: FileWriter): void {
  if (plan.writes.some(({ ready }) => ready !== undefined)) {
    const what = plan.say(words('looks at a flag before going on without it', '等待标志位的最多查询次数'));
    out.lines(['', `#ifndef ${TRIES_MACRO}`, `#define ${TRIES_MACRO} 0x10000UL /* ${what} */`, '#endif']);
  }
  const phases = PHASES.filter((phase) => plan.writes.some((write) => write.phase === phase));
  for (const phase of phases) {
    out.lines(['', `/* ${plan.say(TITLES[phase])} */`, `static void init_${phase}(void)`, '{']);
    const writes = plan.writes.filter((write) => write.phase === phase);
    emitWrites(phase === 'clocks' ? joinGates(writes) : writes, plan, out);
    out.line('}');
  }
  out.lines(['', 'void board_init(void);', 'void board_init(void)', '{']);
  if (phases.length === 0) out.line(`    /* ${plan.say(NOTHING_DONE)} */`);
  for (const phase of phases) out.line(`    init_${phase}();`);
  out.line('}');
  for (const check of checks) emitIdCheck(check, out);
}

function emitIdCheck({ register, value, prefix }: IdCheck, out: FileWriter): void {
  const source = { document: register.device.document, source: register.register.source, subject: register.macro };
  out.lines([
    '',
    `/* The board supplies the bus transfer; ${commentText(prefix)} answers on I2C or SPI. */`,
    `uint8_t ${prefix}_read_reg(uint8_t address);`,
    `void ${prefix}_write_reg(uint8_t address, uint8_t value);`,
    `int ${prefix}_present(void);`,
    `int ${prefix}_present(void)`,
    '{',
  ]);
  out.line(
    `    return ${prefix}_read_reg(${register.macro}) == ${value}u; /* ${register.macro} after reset, p. ${register.register.source.page} */`,
    source,
  );
  out.line('}');
}
