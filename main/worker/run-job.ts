import { AgentError, TaskError } from '../../shared/errors';
import type { WorkerExit, WorkerHandle, WorkerLauncher } from './launcher';
import { type FromWorker, fromWorkerSchema, type Job } from './protocol';

export interface RunOptions {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly memoryMegabytes: number;
  readonly onMessage?: (message: Extract<FromWorker, { type: 'progress' | 'log' | 'opened' | 'found' }>) => void;
  /** Tells the process id as soon as there is one. */
  readonly onStart?: (pid: number | undefined) => void;
  /** Lets everything else on the machine go first. Default false. */
  readonly background?: boolean;
  /** What a cancelled worker gets to end by itself before it is killed, in milliseconds. Default 500. */
  readonly graceMs?: number;
}

const DEFAULT_GRACE_MS = 500;

/**
 * Runs one job in a process of its own and resolves with what the job gives. The process has ended when this settles.
 *
 * @throws AgentError the job's own error, TASK_CANCELLED, TASK_TIMEOUT, WORKER_CRASHED or WORKER_OUT_OF_MEMORY
 */
export function runJob(launcher: WorkerLauncher, job: Job, options: RunOptions): Promise<unknown> {
  if (options.signal.aborted) return Promise.reject(cancelled());
  const worker = launcher.launch(options.memoryMegabytes);
  options.onStart?.(worker.pid);
  return new Promise((resolve, reject) => {
    let outcome: { value: unknown } | { error: AgentError } | null = null;
    const stops: (() => void)[] = [];
    const end = (result: NonNullable<typeof outcome>): void => {
      outcome ??= result;
      worker.kill();
    };
    worker.onMessage((raw) => {
      const message = fromWorkerSchema.safeParse(raw);
      if (!message.success) end({ error: crashed('It sent a message that does not belong to the protocol.') });
      else if (message.data.type === 'done') end({ value: message.data.value });
      else if (message.data.type === 'failed') end({ error: AgentError.fromRecord(message.data.error) });
      else if (message.data.type !== 'ready' && outcome === null) options.onMessage?.(message.data);
    });
    worker.onExit((exit) => {
      for (const stop of stops) stop();
      outcome ??= { error: errorOf(exit) };
      if ('value' in outcome) resolve(outcome.value);
      else reject(outcome.error);
    });
    stops.push(...limits(worker, options, (error) => (outcome ??= { error })));
    worker.post({ type: 'run', job, background: options.background ?? false });
  });
}

/** Arms cancel and time-out; returns what disarms them. */
function limits(worker: WorkerHandle, options: RunOptions, settle: (error: AgentError) => void): (() => void)[] {
  let grace: NodeJS.Timeout | undefined;
  const onAbort = (): void => {
    settle(cancelled());
    worker.post({ type: 'cancel' });
    grace = setTimeout(() => worker.kill(), options.graceMs ?? DEFAULT_GRACE_MS);
  };
  options.signal.addEventListener('abort', onAbort, { once: true });
  const timeout = setTimeout(() => {
    const minutes = Math.round(options.timeoutMs / 60_000);
    settle(new TaskError('TASK_TIMEOUT', `The task was stopped after ${minutes} min.`, { data: { minutes } }));
    worker.kill();
  }, options.timeoutMs);
  return [
    () => options.signal.removeEventListener('abort', onAbort),
    () => clearTimeout(timeout),
    () => clearTimeout(grace),
  ];
}

const cancelled = (): TaskError => new TaskError('TASK_CANCELLED', 'The task was cancelled.');

const crashed = (why: string): TaskError =>
  new TaskError('WORKER_CRASHED', 'The worker process ended unexpectedly.', { cause: new Error(why) });

function errorOf({ code, signal, stderr }: WorkerExit): TaskError {
  if (/heap out of memory|Allocation failed/i.test(stderr)) {
    return new TaskError('WORKER_OUT_OF_MEMORY', 'The worker process ran out of memory.', { cause: new Error(stderr) });
  }
  return crashed(`exit code ${code}, signal ${signal}: ${stderr}`);
}
