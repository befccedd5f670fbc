import type { WorkerLauncher } from '../worker/launcher';
import type { Job } from '../worker/protocol';
import { runJob } from '../worker/run-job';

/** Longest export or comparison, in milliseconds. */
const LIMIT_MS = 60_000;
/** Heap of its process, in MiB. */
const MEMORY_MB = 2048;

/** Runs what a person waits for and no task stands for: exports, comparisons. Each in a process of its own. */
export function createShortJobs(launcher: WorkerLauncher): (job: Job) => Promise<unknown> {
  return (job) =>
    runJob(launcher, job, { signal: new AbortController().signal, timeoutMs: LIMIT_MS, memoryMegabytes: MEMORY_MB });
}
