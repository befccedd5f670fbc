import type { WorkerExit, WorkerHandle, WorkerLauncher } from '../../../../main/worker/launcher';

const SUMMARY = {
  device: 'D',
  mcu: null,
  registers: 0,
  registersWritten: 0,
  components: 0,
  proofLevel: 'none',
  findings: 0,
};

/** Workers in this process that end when the test says so. */
export class HeldWorkers implements WorkerLauncher {
  readonly running = new Map<string, { end(how: 'done' | 'failed' | 'crash'): void }>();
  readonly startedTwice: string[] = [];

  launch(): WorkerHandle {
    let [key, tell, exit] = ['', (_: unknown): void => undefined, (_: WorkerExit): void => undefined];
    const gone = (code: number): void => {
      this.running.delete(key);
      queueMicrotask(() => exit({ code, signal: null, stderr: '' }));
    };
    const end = (how: 'done' | 'failed' | 'crash'): void => {
      if (how === 'done') tell({ type: 'done', value: SUMMARY });
      if (how === 'failed') {
        tell({ type: 'failed', error: { code: 'PDF_NO_TEXT', message: '', hint: '', retryable: false } });
      }
      gone(how === 'crash' ? 1 : 0);
    };
    return {
      pid: 1,
      post: (message) => {
        if (message.type === 'cancel') gone(0);
        if (message.type !== 'run' || message.job.kind !== 'generate') return;
        key = message.job.outDir;
        if (this.running.has(key)) this.startedTwice.push(key);
        this.running.set(key, { end });
      },
      onMessage: (listener) => {
        tell = listener;
      },
      onExit: (listener) => {
        exit = listener;
      },
      kill: () => gone(0),
    };
  }
}
