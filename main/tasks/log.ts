import { appendFile } from 'node:fs/promises';
import type { LogEntry, LogLevel } from '../../shared/tasks';
import { readLogEnd } from './log-reader';
import { redactData, redactText } from './redact';

/** Lines are written together, this many milliseconds after the first one. */
const FLUSH_MS = 100;

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
    const { lastSeq, whole } = await readLogEnd(path);
    // A line cut by a crash must not swallow the next one.
    if (!whole) await appendFile(path, '\n').catch(() => undefined);
    return new TaskLog(path, lastSeq, now(), now, onEntries);
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
    // Announced when they can be read, so that nobody who listens and then reads the file misses any; and also when the
    // disk does not take them: the window shows what happened, the file keeps what it can.
    this.#writing = this.#writing
      .then(() => appendFile(this.path, text))
      .catch(() => undefined)
      .then(() => this.onEntries(entries));
    return this.#writing;
  }
}
