import { createStore } from 'zustand/vanilla';
import type { AgentBridge } from '../../../shared/ipc/api';
import type { LogEntry, LogLevel } from '../../../shared/tasks';

/** More lines than this are dropped from the front; the file on disk keeps them all. */
const MAX_LINES = 100_000;
const PAGE = 5000;

export interface LogsState {
  readonly byTask: Readonly<Record<string, readonly LogEntry[]>>;
  /** Fetches what is on disk, page by page; live entries that arrive meanwhile are kept. */
  load(id: string): Promise<void>;
  append(id: string, entries: readonly LogEntry[]): void;
  forget(id: string): void;
}

/** Both lists as one, in order of `seq`, each entry once. */
export function joinEntries(have: readonly LogEntry[], more: readonly LogEntry[]): readonly LogEntry[] {
  const first = more[0];
  if (first === undefined) return have;
  const last = have.at(-1);
  if (last === undefined || last.seq < first.seq) return [...have, ...more].slice(-MAX_LINES);
  const bySeq = new Map([...have, ...more].map((entry) => [entry.seq, entry]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq).slice(-MAX_LINES);
}

export interface LogFilter {
  readonly level: LogLevel | null;
  readonly text: string;
}

const RANK: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/** Entries of at least `level` that contain `text` in message, step or data; letter case does not matter. */
export function filterEntries(entries: readonly LogEntry[], { level, text }: LogFilter): readonly LogEntry[] {
  const needle = text.trim().toLowerCase();
  const least = level === null ? 0 : RANK[level];
  if (least === 0 && needle === '') return entries;
  return entries.filter((entry) => RANK[entry.level] >= least && formatEntry(entry).toLowerCase().includes(needle));
}

/** One entry as a line of text: `00012.345 INFO  datasheet  message key=value`. */
export function formatEntry({ elapsedMs, level, step, message, data }: LogEntry): string {
  const pairs = Object.entries(data ?? {}).map(([key, value]) => `${key}=${String(value)}`);
  const seconds = (elapsedMs / 1000).toFixed(3).padStart(9, '0');
  return [seconds, level.toUpperCase().padEnd(5), step.padEnd(9), message, ...pairs].join(' ');
}

export function createLogsStore(agent: AgentBridge) {
  const store = createStore<LogsState>()((set, get) => ({
    byTask: {},
    load: async (id) => {
      // From now on live entries are kept: one that comes before the answer may not be in it.
      get().append(id, []);
      let after = 0;
      for (;;) {
        const { entries, last } = await agent.tasks.logs({ id, after, limit: PAGE });
        get().append(id, entries);
        if (entries.length < PAGE) return;
        after = last;
      }
    },
    append: (id, entries) =>
      set(({ byTask }) => ({ byTask: { ...byTask, [id]: joinEntries(byTask[id] ?? [], entries) } })),
    forget: (id) =>
      set(({ byTask }) => ({ byTask: Object.fromEntries(Object.entries(byTask).filter(([other]) => other !== id)) })),
  }));
  agent.on('task.logged', ({ id, entries }) => {
    // Logs of tasks nobody looks at stay on disk.
    if (store.getState().byTask[id] !== undefined) store.getState().append(id, entries);
  });
  return store;
}
