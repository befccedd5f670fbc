import type { TaskResult } from '../../shared/ipc';
import type { FoundList, FoundNews, LogEntry, LogLevel, TaskState, TaskStats, TaskView } from '../../shared/tasks';

/** A file to copy into a new task. `name` is shown to people; `path` is read once, at submit. */
export interface SubmitFile {
  readonly path: string;
  readonly name: string;
  /** The caller made the file for this task alone: it may be linked instead of copied. */
  readonly disposable?: boolean;
}

export interface SubmitRequest {
  readonly datasheets: readonly SubmitFile[];
  readonly schematic: SubmitFile | null;
  readonly instruction: string;
  readonly priority: number;
  readonly provider: string;
}

export interface ListRequest {
  readonly state?: TaskState | undefined;
  /** Only tasks that have each of its words. */
  readonly text?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** What the service tells its surfaces (window, API). Listeners must not throw. */
export interface TaskEvents {
  changed: [task: TaskView];
  removed: [id: string];
  logged: [id: string, entries: readonly LogEntry[]];
  queue: [stats: TaskStats, paused: boolean];
  /** Registers of a datasheet that is being read. Workers look for them only while somebody listens. */
  found: [id: string, news: FoundNews];
}

/**
 * The one task service behind window, REST API and `serve`. Every method that takes an id throws
 * TaskError TASK_NOT_FOUND for an unknown one and TASK_STATE_CONFLICT where the state forbids the call.
 */
export interface TaskService {
  /** Resolves when record and inputs are safely on disk. Throws InputError for files that can never work. */
  submit(request: SubmitRequest): Promise<TaskView>;
  get(id: string): TaskView;
  /** Newest first. Throws RequestError REQUEST_INVALID for a cursor this service never gave. */
  list(request: ListRequest): { tasks: TaskView[]; nextCursor: string | null };
  stats(): TaskStats;
  cancel(id: string): Promise<TaskView>;
  retry(id: string): Promise<TaskView>;
  /** Submits a new task with the inputs of this one, whatever its state; its result stays as it is. */
  again(id: string): Promise<TaskView>;
  remove(id: string): Promise<void>;
  pin(id: string, pinned: boolean): Promise<TaskView>;
  prioritise(id: string, priority: number): Promise<TaskView>;
  reorder(id: string, before: string | null): Promise<void>;
  readonly paused: boolean;
  setPaused(paused: boolean): void;
  setConcurrency(count: number): void;
  logs(
    id: string,
    request: { after: number; limit: number; level?: LogLevel | undefined },
  ): Promise<{ entries: LogEntry[]; last: number }>;
  /** Registers that a running task has found so far, provisional; none before it runs and when it has ended. */
  found(id: string): FoundList;
  /** Throws TASK_NOT_FINISHED while it runs, and the task's own error when it failed. */
  result(id: string): Promise<TaskResult>;
  /** Absolute path of a result file. Throws RESULT_FILE_NOT_FOUND for a name that is not in the result. */
  resultFilePath(id: string, name: string): Promise<string>;
  /**
   * The copy of a document that a completed task read. Throws RESULT_FILE_NOT_FOUND for a sha256 that is not among its
   * inputs.
   */
  inputFile(id: string, sha256: string): Promise<{ name: string; path: string }>;
  /** Everything as one zip. */
  resultZip(id: string): Promise<Uint8Array>;
  on<E extends keyof TaskEvents>(event: E, listener: (...args: TaskEvents[E]) => void): () => void;
  /** Stops workers and writes what is open; running tasks are found again at the next start. */
  close(): Promise<void>;
}
