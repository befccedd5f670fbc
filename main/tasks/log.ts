import { appendFile, readFile } from 'node:fs/promises';
import { type LogEntry, type LogLevel, logEntrySchema } from '../../shared/tasks';
import { reasonOf } from './disk';
import { redactData, redactText } from './redact';

/** Lines are written together, this many milliseconds after the first one. */
const FLUSH_MS = 100;
const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** What one line says; number and times are added here. */
export interface LogLine {
  readonly level: LogLevel;
  readonly step: string;
  readonly message: string;
  readonly data?: LogEntry['data'];
}

/** Appends to a task's `log.jsonl`. A log that cannot be written never fails the task. */
export class TaskLog {
  #pending: LogEntry[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly path: string,
    private last: number,
    private readonly startedAt: number,
    private readonly now: () => number,
    private readonly onEntries: (entries: readonly LogEntry[]) => void,
  ) {}

  /** Goes on after the entries that are there. Elapsed time counts from now. */
  static async open(
    path: string,
    now: () => number,
    onEntries: (entries: readonly LogEntry[]) => void,
  ): Promise<TaskLog> {
    const lines = await readLines(path);
    // A line cut by a crash must not swallow the next one.
    if (lines.at(-1) !== '') await appendFile(path, '\n').catch(() => undefined);
    return new TaskLog(path, lastSeq(lines), now(), now, onEntries);
  }

  add({ level, step, message, data }: LogLine): void {
    this.last += 1;
    this.#pending.push({
      seq: this.last,
      time: new Date(this.now()).toISOString(),
      elapsedMs: Math.max(0, this.now() - this.startedAt),
      level,
      step,
      message: redactText(message),
      ...(data === undefined ? {} : { data: redactData(data) }),
    });
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }

  /** Writes what waits. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const entries = this.#pending;
    this.#pending = [];
    if (entries.length === 0) return this.#writing;
    const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    // Announced whether or not the disk takes them: the window shows what happened, the file keeps what it can.
    this.#writing = this.#writing.then(() => appendFile(this.path, text)).catch(() => undefined);
    this.onEntries(entries);
    return this.#writing;
  }
}

/**
 * Entries with `seq > after` at `level` or above, oldest first, at most `limit`; `last` is the seq to go on from. Lines
 * are parsed only as far as they are wanted: a log may have 100,000 of them, and the main process must not wait for that.
 */
export async function readLog(
  path: string,
  { after, limit, level }: { after: number; limit: number; level?: LogLevel | undefined },
): Promise<{ entries: LogEntry[]; last: number }> {
  const lowest = level === undefined ? 0 : LEVELS.indexOf(level);
  const entries: LogEntry[] = [];
  let last = after;
  for (const line of await readLines(path)) {
    if (seqOf(line) <= after) continue;
    const entry = parseLine(line);
    if (entry === null) continue;
    const wanted = LEVELS.indexOf(entry.level) >= lowest;
    if (wanted && entries.length === limit) return { entries, last: entries.at(-1)?.seq ?? after };
    if (wanted) entries.push(entry);
    last = entry.seq;
  }
  return { entries, last };
}

function lastSeq(lines: readonly string[]): number {
  for (const line of [...lines].reverse()) {
    const entry = parseLine(line);
    if (entry !== null) return entry.seq;
  }
  return 0;
}

async function readLines(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (reasonOf(error) === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n');
}

/** The number a line begins with, as this program writes it; infinite when it does not, so that it is looked at. */
function seqOf(line: string): number {
  const digits = /^\{"seq":(\d+),/.exec(line)?.[1];
  return digits === undefined ? Number.POSITIVE_INFINITY : Number(digits);
}

/** Null for a line cut by a crash; the ones around it stand. */
function parseLine(line: string): LogEntry | null {
  if (line === '') return null;
  try {
    return logEntrySchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
