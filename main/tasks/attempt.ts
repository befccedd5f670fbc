import { dirname, join } from 'node:path';
import { AgentError } from '../../shared/errors';
import type { Settings } from '../../shared/settings';
import { type FoundRegister, type Progress, progressAt, type TaskSummary, taskSummarySchema } from '../../shared/tasks';
import type { WorkerLauncher } from '../worker/launcher';
import { runJob } from '../worker/run-job';
import type { TaskLog } from './log';
import type { TaskRecord, TaskWork } from './record';
import type { TaskStore } from './store';

const MEGABYTE = 1024 * 1024;
const MINUTE_MS = 60_000;

export interface AttemptOptions {
  readonly launcher: WorkerLauncher;
  readonly store: TaskStore;
  readonly cacheDir: string;
  readonly settings: Settings;
  readonly signal: AbortSignal;
  readonly log: TaskLog;
  readonly onProgress: (progress: Progress) => void;
  /** Told at each document that was opened, with the sum so far. */
  readonly onWork: (work: TaskWork) => void;
  /** Told of registers while pages are still being read; null where nobody looks on. */
  readonly onFound: ((registers: readonly FoundRegister[]) => void) | null;
}

/** Runs a task once, in a worker of its own. Resolves with what the list shows of its result. Throws AgentError. */
export async function attempt(record: TaskRecord, options: AttemptOptions): Promise<TaskSummary> {
  const { store, settings, log } = options;
  const file = ({ file: name, name: shown }: TaskRecord['inputs'][number]) => ({
    path: `${store.inputs(record.id)}/${name}`,
    name: shown,
  });
  const ofRole = (role: string) => record.inputs.filter((input) => input.role === role).map(file);
  const progress = rising(options.onProgress);
  const opened = adding(options.onWork);
  const job = {
    kind: 'generate' as const,
    datasheets: ofRole('datasheet'),
    schematic: ofRole('schematic')[0] ?? null,
    instruction: record.instruction,
    provider: record.provider,
    outDir: store.result(record.id),
    preview: options.onFound !== null,
    maxBytes: settings.maxInputMegabytes * MEGABYTE,
    cacheDir: options.cacheDir,
    // Beside the cache, not in it: the cache is pruned.
    correctionsDir: join(dirname(options.cacheDir), 'corrections'),
  };
  log.add({ level: 'info', step: 'queue', message: `Attempt ${record.attempt} begins` });
  try {
    const value = await runJob(options.launcher, job, {
      signal: options.signal,
      background: true,
      timeoutMs: settings.taskTimeoutMinutes * MINUTE_MS,
      memoryMegabytes: settings.workerMemoryMegabytes,
      onStart: (pid) =>
        log.add({ level: 'debug', step: 'queue', message: 'Worker started', data: { pid: pid ?? null } }),
      onMessage: (message) => {
        if (message.type === 'progress') progress(progressAt(message.step, message.fraction, message.detail));
        else if (message.type === 'opened') opened(message);
        else if (message.type === 'found') options.onFound?.(message.registers);
        else log.add(message);
      },
    });
    return taskSummarySchema.parse(value);
  } catch (thrown) {
    const error = AgentError.from(thrown);
    const level = error.code === 'TASK_CANCELLED' ? 'info' : 'error';
    log.add({ level, step: 'queue', message: `${error.code}: ${error.message}` });
    throw error;
  } finally {
    await log.flush();
  }
}

/** Passes progress on that is not less than before: a step may be told late, but a bar never goes back. */
function rising(tell: (progress: Progress) => void): (progress: Progress) => void {
  let reached = 0;
  return (progress) => {
    if (progress.percentage < reached) return;
    reached = progress.percentage;
    tell(progress);
  };
}

function adding(tell: (work: TaskWork) => void): (document: { pages: number; known: boolean }) => void {
  const work = { pagesRead: 0, pagesKnown: 0 };
  return ({ pages, known }) => {
    work[known ? 'pagesKnown' : 'pagesRead'] += pages;
    tell({ ...work });
  };
}
