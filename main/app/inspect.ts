import { z } from 'zod';
import { AgentError, errorRecordSchema } from '../../shared/errors';
import { inputRoleSchema } from '../../shared/tasks';
import type { Inspect, Inspection } from '../ipc/shelf';
import type { SubmitFile } from '../tasks/service';
import type { WorkerLauncher } from '../worker/launcher';
import { runJob } from '../worker/run-job';

/** Longest look at dropped files, in milliseconds: less than a person's patience. */
const LIMIT_MS = 60_000;
/** Heap of the process that looks, in MiB. */
const MEMORY_MB = 1024;

const answerSchema = z.array(
  z.object({
    bytes: z.int(),
    pages: z.int().nullable(),
    guess: inputRoleSchema.nullable(),
    error: errorRecordSchema.nullable(),
  }),
);

/**
 * Looks at dropped files in a process of its own: a hostile PDF takes down that process and nothing else.
 * @param maxBytes asked for at each call, as the setting may change
 */
export function createInspect(launcher: WorkerLauncher, maxBytes: () => number): Inspect {
  const look = async (files: readonly SubmitFile[]): Promise<Inspection[]> => {
    const job = { kind: 'inspect' as const, files: [...files], maxBytes: maxBytes() };
    const options = { signal: new AbortController().signal, timeoutMs: LIMIT_MS, memoryMegabytes: MEMORY_MB };
    return answerSchema.parse(await runJob(launcher, job, options));
  };
  return async (files) => {
    try {
      return await look(files);
    } catch (error) {
      // One of several took the process down: each again by itself tells which.
      const slow = error instanceof AgentError && error.code === 'TASK_TIMEOUT';
      if (slow) return files.flatMap(() => failed(error));
      if (files.length > 1) return (await Promise.all(files.map((file) => look([file]).catch(failed)))).flat();
      return failed(error);
    }
  };
}

function failed(error: unknown): Inspection[] {
  const known = AgentError.from(error);
  console.error('looking at a file failed:', known.code, known.cause);
  return [{ bytes: 0, pages: null, guess: null, error: known.toRecord() }];
}
