import { join } from 'node:path';
import { createChildLauncher } from '../worker/child-launcher';
import type { WorkerLauncher } from '../worker/launcher';
import type { FromWorker, Job } from '../worker/protocol';
import { runJob } from '../worker/run-job';

export const MEGABYTE = 1024 * 1024;
const MINUTE_MS = 60_000;

/** Limits of a job on the command line. */
export interface JobLimits {
  readonly maxBytes: number;
  readonly memoryMegabytes: number;
  readonly timeoutMs: number;
}

export const DEFAULT_LIMITS: JobLimits = {
  maxBytes: 200 * MEGABYTE,
  memoryMegabytes: 4096,
  timeoutMs: 30 * MINUTE_MS,
};

/**
 * The worker that stands beside this script in the build; EMBEDDED_AI_AGENT_WORKER names another one, for running from
 * source.
 */
export function workerLauncher(): WorkerLauncher {
  const entry = process.env['EMBEDDED_AI_AGENT_WORKER'] ?? join(import.meta.dirname, 'worker.js');
  return createChildLauncher(entry, entry.endsWith('.ts') ? ['--import', 'tsx'] : []);
}

type Telling = Extract<FromWorker, { type: 'progress' | 'log' }>;

/**
 * Runs a job in a process of its own: the extra 50 ms or so buy the memory cap, and a bar that moves while a page is
 * being read. Ctrl+C cancels it. Throws AgentError.
 */
export async function runInWorker(
  job: Job,
  limits: JobLimits,
  onMessage: (message: Telling) => void,
): Promise<unknown> {
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once('SIGINT', onInterrupt).once('SIGTERM', onInterrupt);
  try {
    return await runJob(workerLauncher(), job, {
      signal: stop.signal,
      timeoutMs: limits.timeoutMs,
      memoryMegabytes: limits.memoryMegabytes,
      onMessage: (message) => {
        if (message.type === 'progress' || message.type === 'log') onMessage(message);
      },
    });
  } finally {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onInterrupt);
  }
}
