import type { ToWorker } from './protocol';

/** How a worker process ended. `stderr` is the last part of what it wrote there; for the log, never for the user. */
export interface WorkerExit {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

/** A started worker process. */
export interface WorkerHandle {
  readonly pid: number | undefined;
  post(message: ToWorker): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, also when the process could not be started. */
  onExit(listener: (exit: WorkerExit) => void): void;
  /** Ends the process without asking it. Harmless when it is gone. */
  kill(): void;
}

/** Starts worker processes. */
export interface WorkerLauncher {
  /** @param memoryMegabytes heap the process may use before it ends with WORKER_OUT_OF_MEMORY */
  launch(memoryMegabytes: number): WorkerHandle;
}
