import { AgentError, TaskError } from '../../shared/errors';
import type { Settings } from '../../shared/settings';
import {
  isTerminal,
  nextState,
  type TaskEvent,
  type TaskState,
  type TaskStats,
  type TaskView,
} from '../../shared/tasks';
import { ModelCache } from '../pipeline/cache';
import type { WorkerLauncher } from '../worker/launcher';
import { attempt } from './attempt';
import { retryDelayMs } from './backoff';
import { asStoreError } from './disk';
import { TaskEmitter } from './emitter';
import { newTaskId } from './ids';
import { copyInputs, lookAtInputs } from './inputs';
import { listTasks } from './listing';
import { readLog, TaskLog } from './log';
import { TaskQueue } from './queue';
import { newRecord, type TaskRecord, type TaskWork } from './record';
import { recovered } from './recovery';
import { expired } from './retention';
import type { ListRequest, SubmitRequest, TaskEvents, TaskService } from './service';
import type { TaskStore } from './store';
import { TaskTable } from './table';
import { TaskResults } from './task-results';

const HOUR_MS = 3_600_000;
const MEGABYTE = 1024 * 1024;

export interface DiskTaskServiceParts {
  readonly store: TaskStore;
  readonly cacheDir: string;
  readonly launcher: WorkerLauncher;
  readonly settings: () => Settings;
  readonly now: () => number;
  readonly uptime: () => number;
  readonly unlock: () => Promise<void>;
}

/** The task service over a data folder. Built by `createTaskService`. */
export class DiskTaskService implements TaskService {
  readonly #table: TaskTable;
  readonly #events = new TaskEmitter();
  readonly #queue: TaskQueue;
  readonly #results: TaskResults;
  readonly #running = new Map<string, { stop: AbortController; done: Promise<void> }>();
  /** Uptime at which tasks finished during this run; see `expired`. */
  readonly #finished = new Map<string, number>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #order = 0;
  #closing = false;

  constructor(private readonly parts: DiskTaskServiceParts) {
    this.#queue = new TaskQueue(parts.settings().concurrency, (id) => this.#run(id));
    const slots = (): number => (this.#queue.paused ? 0 : this.#queue.concurrency);
    this.#table = new TaskTable({ slots, now: parts.now });
    this.#results = new TaskResults(parts.store, this.#table);
  }

  /** Finds the tasks of earlier runs. Called once. */
  async open(): Promise<void> {
    const { store, now } = this.parts;
    const all = (await store.load(now())).sort(endedBefore);
    const running = all.filter(({ state }) => state === 'processing').length;
    for (const found of all) {
      const record = recovered(found, running, now());
      if (record !== found) await store.save(record);
      this.#table.put(record);
      this.#order = Math.max(this.#order, record.order);
    }
    await this.prune();
    for (const record of this.#table.waiting()) this.#queue.add(record);
    const hourly = setInterval(() => void this.prune().catch(() => undefined), HOUR_MS);
    hourly.unref();
    this.#timers.add(hourly);
  }

  async submit(request: SubmitRequest): Promise<TaskView> {
    const { store, now, settings } = this.parts;
    const inputs = await lookAtInputs(request, settings().maxInputMegabytes * MEGABYTE);
    this.#order += 1;
    const record = newRecord(request, {
      id: newTaskId(now()),
      inputs: inputs.map(({ input }) => input),
      order: this.#order,
      now: now(),
    });
    const { id } = record;
    try {
      await store.add(record, (folder) => copyInputs(inputs, folder));
    } catch (error) {
      await store.remove(id).catch(() => undefined);
      throw asStoreError(error);
    }
    this.#table.put(record);
    this.#queue.add(record);
    this.#tell(id);
    return this.#table.view(id);
  }

  get = (id: string): TaskView => this.#table.view(id);
  stats = (): TaskStats => this.#table.stats();

  list = (request: ListRequest): ReturnType<TaskService['list']> => listTasks(this.#table, request);

  async cancel(id: string): Promise<TaskView> {
    const record = this.#table.record(id);
    const state = this.#next(record, 'cancel');
    const running = this.#running.get(id);
    if (running !== undefined) {
      running.stop.abort();
      await running.done;
    } else {
      this.#queue.drop(id);
      await this.#end(record, { state, error: new TaskError('TASK_CANCELLED', 'The task was cancelled.') });
    }
    return this.#table.view(id);
  }

  async retry(id: string): Promise<TaskView> {
    const record = this.#table.record(id);
    // A running task may go back to waiting by itself (see retryDelayMs), but nobody can ask it to.
    if (!isTerminal(record.state)) throw conflict(record, 'retry');
    const state = this.#next(record, 'retry');
    if (record.inputs.length === 0) {
      throw new TaskError('TASK_STATE_CONFLICT', 'The inputs of this task are not known any more. Submit it again.');
    }
    this.#order += 1;
    await this.#wait({ ...record, state, order: this.#order, blame: 0 });
    return this.#table.view(id);
  }

  async remove(id: string): Promise<void> {
    const { state } = this.#table.record(id);
    if (!isTerminal(state)) await this.cancel(id);
    await this.parts.store.remove(id);
    this.#table.remove(id);
    this.#finished.delete(id);
    this.#events.emit('removed', id);
    this.#tellQueue();
  }

  async pin(id: string, pinned: boolean): Promise<TaskView> {
    return this.#change({ ...this.#table.record(id), pinned });
  }

  async prioritise(id: string, priority: number): Promise<TaskView> {
    const view = await this.#change({ ...this.#table.record(id), priority });
    this.#queue.move(this.#table.record(id));
    this.#tellWaiting();
    return view;
  }

  async reorder(id: string, before: string | null): Promise<void> {
    const record = this.#waitingRecord(id);
    const others = this.#table.waiting().filter((other) => other.id !== id);
    const index =
      before === null ? others.length : others.findIndex((other) => other.id === this.#waitingRecord(before).id);
    const next = others[index];
    const previous = others[index - 1];
    const neighbour = next ?? previous;
    if (neighbour === undefined) return;
    const order = placeBetween(previous, next);
    await this.#change({ ...record, priority: neighbour.priority, order });
    this.#queue.move(this.#table.record(id));
    this.#tellWaiting();
  }

  get paused(): boolean {
    return this.#queue.paused;
  }

  setPaused(paused: boolean): void {
    this.#queue.paused = paused;
    this.#tellQueue();
    this.#tellWaiting();
  }

  setConcurrency(count: number): void {
    this.#queue.concurrency = count;
    this.#tellWaiting();
  }

  logs(id: string, request: Parameters<TaskService['logs']>[1]): ReturnType<TaskService['logs']> {
    this.#table.record(id);
    return readLog(this.parts.store.log(id), request);
  }

  result = (id: string): ReturnType<TaskService['result']> => this.#results.read(id);
  resultFilePath = (id: string, name: string): Promise<string> => this.#results.file(id, name);
  resultZip = (id: string): Promise<Uint8Array> => this.#results.zip(id);
  inputFile = (id: string, sha256: string): ReturnType<TaskService['inputFile']> => this.#results.input(id, sha256);

  on<E extends keyof TaskEvents>(event: E, listener: (...args: TaskEvents[E]) => void): () => void {
    return this.#events.on(event, listener);
  }

  /** Removes the tasks whose time is over, and models that take too much room. A task that cannot be removed now is tried again an hour later. */
  async prune(): Promise<void> {
    const clock = { now: this.parts.now(), uptimeMs: this.parts.uptime(), finishedThisRun: this.#finished };
    for (const id of expired(this.#table.records(), this.parts.settings().retentionHours, clock)) {
      await this.remove(id).catch(() => undefined);
    }
    await new ModelCache(this.parts.cacheDir).trim(this.parts.settings().cacheMegabytes * MEGABYTE);
  }

  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const { stop } of this.#running.values()) stop.abort();
    await Promise.all([...this.#running.values()].map(({ done }) => done));
    await this.#queue.close();
    await this.parts.unlock();
  }

  async #run(id: string): Promise<void> {
    if (this.#closing || !this.#table.has(id) || this.#table.record(id).state !== 'pending') return;
    const stop = new AbortController();
    const done = this.#runOnce(this.#table.record(id), stop.signal).finally(() => this.#running.delete(id));
    this.#running.set(id, { stop, done });
    await done;
  }

  async #runOnce(waiting: TaskRecord, signal: AbortSignal): Promise<void> {
    const { store, now } = this.parts;
    const record: TaskRecord = {
      ...waiting,
      state: this.#next(waiting, 'start'),
      attempt: waiting.attempt + 1,
      startedAt: new Date(now()).toISOString(),
      completedAt: null,
      error: null,
      summary: null,
      work: null,
    };
    let found: TaskWork | null = null;
    try {
      await this.#change(record);
      this.#tellWaiting();
      await store.removeResult(record.id);
      const log = await TaskLog.open(store.log(record.id), now, (entries) =>
        this.#events.emit('logged', record.id, entries),
      );
      const summary = await attempt(record, {
        launcher: this.parts.launcher,
        store,
        cacheDir: this.parts.cacheDir,
        settings: this.parts.settings(),
        signal,
        log,
        onProgress: (progress) => {
          this.#table.setProgress(record.id, progress);
          this.#events.emit('changed', this.#table.view(record.id));
        },
        onWork: (work) => {
          found = work;
          this.#table.setWork(record.id, work);
        },
      });
      await this.#end({ ...record, work: found }, { state: this.#next(record, 'complete'), summary });
      // Only now: a log that says so before the record does would say it again after a kill in between.
      log.add({ level: 'info', step: 'queue', message: 'Completed' });
      await log.flush();
    } catch (thrown) {
      await this.#afterFailure(this.#table.record(record.id), asTaskError(thrown));
    }
  }

  async #afterFailure(record: TaskRecord, error: AgentError): Promise<void> {
    if (error.code === 'TASK_CANCELLED') {
      // On closing, nobody cancelled the task: it goes on at the next start, and that is no crash of it.
      if (this.#closing) await this.#change({ ...record, state: this.#next(record, 'interrupt') });
      else await this.#end(record, { state: this.#next(record, 'cancel'), error });
      return;
    }
    const delay = this.#closing ? null : retryDelayMs(error, record.attempt);
    if (delay === null) {
      await this.#end(record, { state: this.#next(record, 'fail'), error });
      return;
    }
    await this.#change({ ...record, state: this.#next(record, 'retry'), error: error.toRecord() });
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (this.#table.has(record.id)) this.#queue.add(this.#table.record(record.id));
    }, delay);
    this.#timers.add(timer);
  }

  async #wait(record: TaskRecord): Promise<void> {
    await this.#change({ ...record, startedAt: null, completedAt: null, error: null, summary: null });
    this.#queue.add(record);
    this.#tellWaiting();
  }

  /** A terminal state. Kept in memory even when the disk refuses it: the user must see how the task ended. */
  async #end(
    record: TaskRecord,
    end: { state: TaskState; error?: AgentError; summary?: TaskRecord['summary'] },
  ): Promise<void> {
    const ended: TaskRecord = {
      ...record,
      state: end.state,
      completedAt: new Date(this.parts.now()).toISOString(),
      error: end.error?.toRecord() ?? null,
      summary: end.summary ?? null,
      blame: 0,
    };
    this.#finished.set(record.id, this.parts.uptime());
    await this.parts.store.save(ended).catch(() => undefined);
    this.#table.put(ended);
    this.#tell(record.id);
  }

  /** Writes first, then shows. Throws StoreError, with nothing changed. */
  async #change(record: TaskRecord): Promise<TaskView> {
    await this.parts.store.save(record);
    this.#table.put(record);
    this.#tell(record.id);
    return this.#table.view(record.id);
  }

  #next(record: TaskRecord, event: TaskEvent): TaskState {
    const state = nextState(record.state, event);
    if (state !== null) return state;
    throw conflict(record, event);
  }

  #waitingRecord(id: string): TaskRecord {
    const record = this.#table.record(id);
    if (record.state === 'pending') return record;
    throw new TaskError('TASK_STATE_CONFLICT', 'Only waiting tasks have a place in the queue.', { data: { id } });
  }

  #tell(id: string): void {
    this.#events.emit('changed', this.#table.view(id));
    this.#tellQueue();
  }

  #tellQueue(): void {
    this.#events.emit('queue', this.#table.stats(), this.paused);
  }

  /** Places in the queue moved. */
  #tellWaiting(): void {
    this.#table.forgetForecast();
    for (const { id } of this.#table.waiting()) {
      this.#table.touch(id);
      this.#events.emit('changed', this.#table.view(id));
    }
  }
}

const conflict = ({ id, state }: TaskRecord, event: TaskEvent): TaskError =>
  new TaskError('TASK_STATE_CONFLICT', `A task that is ${state} cannot ${event}.`, { data: { id, state } });

const asTaskError = (thrown: unknown): AgentError => (thrown instanceof AgentError ? thrown : asStoreError(thrown));

const endedBefore = (a: TaskRecord, b: TaskRecord): number =>
  (a.completedAt ?? '') < (b.completedAt ?? '') ? -1 : (a.completedAt ?? '') > (b.completedAt ?? '') ? 1 : 0;

/** An order between two neighbours; at an end, one further. */
function placeBetween(previous: TaskRecord | undefined, next: TaskRecord | undefined): number {
  if (next === undefined) return (previous?.order ?? 0) + 1;
  if (previous === undefined || previous.priority !== next.priority) return next.order - 1;
  return (previous.order + next.order) / 2;
}
