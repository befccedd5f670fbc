import { AgentError, TaskError } from '../../shared/errors';
import { FoundBatches } from './found-batches';
import { runPipelineJob } from './jobs';
import type { WorkerPort } from './port';
import { yieldToOthers } from './priority';
import { type Job, toWorkerSchema } from './protocol';

/** Takes one job from the port, runs it and answers. The process is ended by whoever started it. */
export function serve(port: WorkerPort): void {
  const stop = new AbortController();
  port.onClose(() => process.exit(1));
  port.onMessage((raw) => {
    const message = toWorkerSchema.parse(raw);
    if (message.type === 'cancel') stop.abort(new TaskError('TASK_CANCELLED', 'The task was cancelled.'));
    else {
      if (message.background) yieldToOthers();
      void answer(port, message.job, stop.signal);
    }
  });
  port.post({ type: 'ready' });
}

async function answer(port: WorkerPort, job: Job, signal: AbortSignal): Promise<void> {
  const batches = new FoundBatches((registers) => port.post({ type: 'found', registers: [...registers] }));
  const looksOn = job.kind === 'generate' && job.preview === true;
  try {
    const value = await runPipelineJob(job, {
      signal,
      progress: (step, fraction, detail) => {
        port.post({ type: 'progress', step, fraction, ...(detail === undefined ? {} : { detail }) });
        batches.drain();
      },
      log: (step, level, message, data) =>
        port.post({ type: 'log', step, level, message, ...(data === undefined ? {} : { data: { ...data } }) }),
      opened: (pages, known) => port.post({ type: 'opened', pages, known }),
      ...(looksOn ? { found: (registers) => batches.add(registers) } : {}),
    });
    port.post({ type: 'done', value });
  } catch (thrown) {
    const error = AgentError.from(thrown);
    // The cause stays here, on stderr, which ends in the log of a crash only: it may name paths.
    if (error.code === 'INTERNAL') process.stderr.write(`${reason(error.cause)}\n`);
    port.post({ type: 'failed', error: error.toRecord() });
  }
}

const reason = (cause: unknown): string => (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
