import { commentText, hex, maskOf } from '../export';
import type { Plan, RegisterWrite, Setting } from './plan';
import { words } from './words';
import type { FileWriter, Ground } from './writer';

/** How often a flag is looked at before the code goes on without it. */
export const TRIES_MACRO = 'BOARD_READY_TRIES';

/** The writes of one phase: a comment for each purpose, one `#ifdef` around neighbours that wait for the same macro. */
export function emitWrites(writes: readonly RegisterWrite[], plan: Plan, out: FileWriter): void {
  let purpose: string | null = null;
  let guard: string | undefined;
  let within: RegisterWrite[] = [];
  for (const write of writes) {
    if (write.guard !== guard) {
      closeGuard(guard, within, plan, out);
      guard = write.guard;
      within = [];
      if (guard !== undefined) out.line(`#ifdef ${guard}`);
    }
    within.push(write);
    if (write.purpose !== purpose) out.line(`    /* ${commentText(write.purpose, 160)} */`);
    purpose = write.purpose;
    emitWrite(write, out);
    emitWait(write, plan, out);
  }
  closeGuard(guard, within, plan, out);
}

/**
 * What is left out shows in the compiler's output, not only in a comment. `#pragma message` is a note to GCC even with
 * -Werror, a warning to Clang and SDCC, and nothing worse to a compiler that does not know it.
 */
function closeGuard(guard: string | undefined, within: readonly RegisterWrite[], plan: Plan, out: FileWriter): void {
  if (guard === undefined) return;
  const hint = plan.say(
    words(
      `left out: define ${guard}, the clock of this block in Hz`,
      `未编译：请定义 ${guard}（该模块的时钟，单位 Hz）`,
    ),
  );
  const names = [...new Set(within.map(({ register }) => register.macro))].join(', ');
  const message = `#pragma message("board_init: ${guard} is not defined, so these are not written: ${names}")`;
  out.lines(['#else', `    /* ${hint} */`, message, '#endif']);
}

/** One write as one statement with its comment: register, field, value, page. Bits not meant stay as they are. */
function emitWrite(write: RegisterWrite, out: FileWriter): void {
  const lines = wrap(statement(write));
  lines.forEach((text, index) => {
    const tail = index === lines.length - 1 ? ` /* ${commentText(comment(write), 160)} */` : '';
    out.line(`${index === 0 ? '    ' : '        '}${text}${tail}`, ...grounds(write));
  });
}

/** Looks at the flag a bounded number of times: a crystal that does not start must not stop the program. */
function emitWait({ register, ready }: RegisterWrite, plan: Plan, out: FileWriter): void {
  if (ready === undefined) return;
  const source = ready.field.source ?? register.register.source;
  const label = `${register.macro}.${ready.field.name}`;
  const what = plan.say(words(`waits for ${label}, p. ${source.page}`, `等待 ${label}, p. ${source.page}`));
  out.line(`    for (uint32_t tries = ${TRIES_MACRO}; tries != 0u; tries--) {`);
  out.line(`        if ((${register.macro} & ${ready.macro}_Msk) != 0u) break; /* ${commentText(what)} */`, {
    document: register.device.document,
    source,
    subject: label,
  });
  out.line('    }');
}

/** Joins writes to one register that stand in the clock phase: one statement opens all gates of a bus. */
export function joinGates(writes: readonly RegisterWrite[]): RegisterWrite[] {
  const joined: RegisterWrite[] = [];
  for (const write of writes) {
    const at = joined.findIndex((known) => known.register === write.register && fits(known, write));
    const known = joined[at];
    if (known === undefined) joined.push(write);
    else
      joined[at] = {
        ...known,
        settings: [...known.settings, ...write.settings],
        purpose: `${known.purpose}; ${write.purpose}`,
      };
  }
  return joined;
}

const fits = (known: RegisterWrite, write: RegisterWrite): boolean =>
  known.ready === undefined && write.ready === undefined && known.guard === write.guard;

/** A long statement with each part of its value on a line of its own. */
const wrap = (text: string): string[] =>
  text.length <= 100 ? [text] : text.replace(/\) \| \(/g, ')\n| (').split('\n');

function statement({ register: entry, settings }: RegisterWrite): string {
  const { macro, register } = entry;
  // Narrow types are promoted to int, so their results are cast back; 32 bits need no cast.
  const narrow = (value: string): string => (register.size === 32 ? value : `(uint${register.size}_t)(${value})`);
  const value = settings.map(shifted).join(' | ');
  const whole = settings.reduce((bits, { width }) => bits + width, 0) === register.size;
  if (register.access === 'write-only' || whole) return `${macro} = ${narrow(value)};`;
  const masks = settings.map(masked).join(' | ');
  if (settings.every(allOnes)) return `${macro} |= ${narrow(masks)};`;
  const cleared = settings.length === 1 ? masks : `(${masks})`;
  if (settings.every(({ value: wanted }) => wanted === 0)) return `${macro} &= ${narrow(`~${cleared}`)};`;
  const set = settings
    .filter(({ value: wanted }) => wanted !== 0)
    .map(shifted)
    .join(' | ');
  return `${macro} = ${narrow(`(${macro} & ~${cleared}) | ${set}`)};`;
}

const allOnes = ({ value, width }: Setting): boolean => value === maskOf(0, width);

const masked = ({ macro, lsb, width }: Setting): string =>
  macro === null ? `${hex(maskOf(lsb, width))}UL` : `${macro}_Msk`;

function shifted(setting: Setting): string {
  const { macro, lsb, width, value } = setting;
  if (macro === null && width === 1 && value === 1) return masked(setting);
  const amount = typeof value === 'number' ? `${value}UL` : `(uint32_t)(${value})`;
  return `(${amount} << ${macro === null ? `${lsb}u` : `${macro}_Pos`})`;
}

/** `RCC_APB2PCENR.IOPDEN = 1, p. 34` */
function comment({ register, settings }: RegisterWrite): string {
  const parts = settings.map(({ label, value }) => `${label} = ${typeof value === 'number' ? value : 'computed'}`);
  const pages = [...new Set(settings.map(({ source }) => source.page))].join(', ');
  return `${register.macro}.${parts.join(', ')}, p. ${pages}`;
}

const grounds = ({ register, settings }: RegisterWrite): Ground[] =>
  settings.map(({ label, source }) => ({
    document: register.device.document,
    source,
    subject: `${register.macro}.${label}`,
  }));
