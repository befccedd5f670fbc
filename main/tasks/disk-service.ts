import { join } from 'node:path';
import { AgentError, TaskError } from '../../shared/errors';
import type { Settings } from '../../shared/settings';
import { type InputRole, isTerminal, nextState, type TaskStats, type TaskView } from '../../shared/tasks';
import { ModelCache } from '../pipeline/cache';
import type { WorkerLauncher } from '../worker/launcher';
import { attempt } from './attempt';
import { retryDelayMs } from './backoff';
import { asStoreError } from './disk';
import { TaskEmitter } from './emitter';
import { FoundRegisters } from './found';
import { newTaskId } from './ids';
import { copyInputs, lookAtInputs } from './inputs';
import { conflict, Ledger, stateAfter } from './ledger';
import { listTasks } from './listing';
import { TaskLog } from './log';
import { readLog } from './log-reader';
import { TaskQueue } from './queue';
import { newRecord, type TaskRecord, type TaskWork } from './record';
import { recovered } from './recovery';
import { expired } from './retention';
import type { ListRequest, SubmitFile, SubmitRequest, TaskEvents, TaskService } from './service';
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
  readonly #found = new FoundRegisters(this.#events);
  readonly #queue: TaskQueue;
  readonly #results: TaskResults;
  readonly #ledger: Ledger;
  readonly #running = new Map<string, { stop: AbortController; done: Promise<void> }>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #order = 0;
  #closing = false;

  constructor(private readonly parts: DiskTaskServiceParts) {
    this.#queue = new TaskQueue(parts.settings().concurrency, (id) => this.#run(id));
    const slots = (): number => (this.#queue.paused ? 0 : this.#queue.concurrency);
    this.#table = new TaskTable({ slots, now: parts.now });
    this.#results = new TaskResults(parts.store, this.#table);
    this.#ledger = new Ledger({ ...parts, table: this.#table, events: this.#events });
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
    this.#ledger.tell(id);
    this.#tellQueue();
    return this.#table.view(id);
  }

  async again(id: string): Promise<TaskView> {
    const { inputs, instruction, priority, provider } = withInputs(this.#table.record(id));
    const files = (role: InputRole): SubmitFile[] =>
      inputs
        .filter((input) => input.role === role)
        .map(({ file, name }) => ({ path: join(this.parts.store.inputs(id), file), name, disposable: true }));
    const [datasheets, schematic = null] = [files('datasheet'), files('schematic')[0]];
    return this.submit({ datasheets, schematic, instruction, priority, provider });
  }

  get = (id: string): TaskView => this.#table.view(id);
  stats = (): TaskStats => this.#table.stats();

  list = (request: ListRequest): ReturnType<TaskService['list']> => listTasks(this.#table, request);

  async cancel(id: string): Promise<TaskView> {
    if (nextState(this.#table.record(id).state, 'cancel') === null) throw conflict(this.#table.record(id), 'cancel');
    const running = this.#running.get(id);
    if (running !== undefined) {
      running.stop.abort();
      await running.done;
    } else {
      this.#queue.drop(id);
      await this.#ledger.end(id, 'cancel', { error: new TaskError('TASK_CANCELLED', 'The task was cancelled.') });
      this.#tellQueue();
    }
    return this.#table.view(id);
  }

  async retry(id: string): Promise<TaskView> {
    await this.#ledger.change(id, (record) => {
      // A running task may go back to waiting by itself (see retryDelayMs), but nobody can ask it to.
      if (!isTerminal(record.state)) throw conflict(record, 'retry');
      const state = stateAfter(record, 'retry');
      this.#order += 1;
      const fresh = { startedAt: null, completedAt: null, error: null, summary: null, work: null, blame: 0 };
      return { ...withInputs(record), ...fresh, state, order: this.#order };
    });
    this.#queue.add(this.#table.record(id));
    this.#tellWaiting();
    return this.#table.view(id);
  }

  async remove(id: string): Promise<void> {
    const { state } = this.#table.record(id);
    if (!isTerminal(state)) await this.cancel(id);
    await this.#ledger.remove(id);
    this.#tellWaiting();
  }

  pin(id: string, pinned: boolean): Promise<TaskView> {
    return this.#ledger.change(id, (record) => ({ ...record, pinned }));
  }

  async prioritise(id: string, priority: number): Promise<TaskView> {
    await this.#ledger.change(id, (record) => ({ ...record, priority }));
    this.#queue.move(this.#table.record(id));
    this.#tellWaiting();
    return this.#table.view(id);
  }

  async reorder(id: string, before: string | null): Promise<void> {
    this.#waitingRecord(id);
    const others = this.#table.waiting().filter((other) => other.id !== id);
    const index =
      before === null ? others.length : others.findIndex((other) => other.id === this.#waitingRecord(before).id);
    const next = others[index];
    const previous = others[index - 1];
    const neighbour = next ?? previous;
    if (neighbour === undefined) return;
    const order = placeBetween(previous, next);
    await this.#ledger.change(id, (record) => ({ ...record, priority: neighbour.priority, order }));
    this.#queue.move(this.#table.record(id));
    this.#tellWaiting();
  }

  get paused(): boolean {
    return this.#queue.paused;
  }

  setPaused(paused: boolean): void {
    this.#queue.paused = paused;
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

  found = (id: string): ReturnType<TaskService['found']> => this.#found.get(this.#table.record(id).id);
  result = (id: string): ReturnType<TaskService['result']> => this.#results.read(id);
  resultFilePath = (id: string, name: string): Promise<string> => this.#results.file(id, name);
  resultZip = (id: string): Promise<Uint8Array> => this.#results.zip(id);
  inputFile = (id: string, sha256: string): ReturnType<TaskService['inputFile']> => this.#results.input(id, sha256);

  on<E extends keyof TaskEvents>(event: E, listener: (...args: TaskEvents[E]) => void): () => void {
    return this.#events.on(event, listener);
  }

  /** Removes the tasks whose time is over, and models that take too much room. A task that cannot be removed now is tried again an hour later. */
  async prune(): Promise<void> {
    const clock = { now: this.parts.now(), uptimeMs: this.parts.uptime(), finishedThisRun: this.#ledger.finished };
    for (const id of expired(this.#table.records(), this.parts.settings().retentionHours, clock)) {
      await this.remove(id).catch(() => undefined);
    }
    // A cache that cannot be trimmed now must not keep the program from starting.
    const room = this.parts.settings().cacheMegabytes * MEGABYTE;
    await new ModelCache(this.parts.cacheDir).trim(room).catch(() => undefined);
  }

  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const { stop } of this.#running.values()) stop.abort();
    await Promise.all([...this.#running.values()].map(({ done }) => done));
    await this.#queue.close();
    await this.parts.store.settle();
    await this.parts.unlock();
  }

  async #run(id: string): Promise<void> {
    if (this.#closing || !this.#table.has(id) || this.#table.record(id).state !== 'pending') return;
    const stop = new AbortController();
    const done = this.#runOnce(id, stop.signal).finally(() => {
      this.#running.delete(id);
      this.#found.forget(id);
    });
    this.#running.set(id, { stop, done });
    await done;
  }

  async #runOnce(id: string, signal: AbortSignal): Promise<void> {
    const { store, now } = this.parts;
    let work: TaskWork | null = null;
    try {
      await this.#start(id);
      await store.removeResult(id);
      const log = await TaskLog.open(store.log(id), now, (entries) => this.#events.emit('logged', id, entries));
      const summary = await attempt(this.#table.record(id), {
        launcher: this.parts.launcher,
        store,
        cacheDir: this.parts.cacheDir,
        settings: this.parts.settings(),
        signal,
        log,
        onProgress: (progress) => {
          this.#table.setProgress(id, progress);
          this.#ledger.tell(id);
        },
        onWork: (found) => {
          work = found;
          this.#table.setWork(id, found);
        },
        onFound: this.#found.wanted ? (registers) => this.#found.add(id, registers) : null,
      });
      await this.#ledger.end(id, 'complete', { summary, work });
      this.#tellQueue();
      // Only now: a log that says so before the record does would say it again after a kill in between.
      log.add({ level: 'info', step: 'queue', message: 'Completed' });
      await log.flush();
    } catch (thrown) {
      await this.#afterFailure(id, asTaskError(thrown));
    }
  }

  async #start(id: string): Promise<void> {
    await this.#ledger.change(id, (record) => ({
      ...record,
      state: stateAfter(record, 'start'),
      attempt: record.attempt + 1,
      startedAt: new Date(this.parts.now()).toISOString(),
      completedAt: null,
      error: null,
      summary: null,
      work: null,
    }));
    this.#tellWaiting();
  }

  /** Never throws: it runs where nobody could take the error. */
  async #afterFailure(id: string, error: AgentError): Promise<void> {
    const record = this.#table.record(id);
    const cancelled = error.code === 'TASK_CANCELLED';
    const delay = this.#closing || cancelled ? null : retryDelayMs(error, record.attempt);
    if (cancelled && this.#closing) {
      // Nobody cancelled the task: it goes on at the next start, and that is no crash of it. One that never started, or
      // that the disk does not take, is found as it is.
      await this.#ledger.change(id, back('interrupt')).catch(() => undefined);
    } else if (delay === null) await this.#ledger.end(id, cancelled ? 'cancel' : 'fail', { error });
    else {
      await this.#ledger
        .change(id, (now) => ({ ...back('retry')(now), error: error.toRecord() }))
        .then(() => this.#queueLater(id, delay))
        .catch((refused) => this.#ledger.end(id, 'fail', { error: asTaskError(refused) }));
    }
    this.#tellQueue();
  }

  #queueLater(id: string, delayMs: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (this.#table.has(id)) this.#queue.add(this.#table.record(id));
    }, delayMs);
    this.#timers.add(timer);
  }

  #waitingRecord(id: string): TaskRecord {
    const record = this.#table.record(id);
    if (record.state === 'pending') return record;
    throw new TaskError('TASK_STATE_CONFLICT', 'Only waiting tasks have a place in the queue.', { data: { id } });
  }

  #tellQueue(): void {
    this.#events.emit('queue', this.#table.stats(), this.paused);
  }

  /** Places in the queue moved. */
  #tellWaiting(): void {
    this.#table.forgetForecast();
    for (const { id } of this.#table.waiting()) {
      this.#table.touch(id);
      this.#ledger.tell(id);
    }
    this.#tellQueue();
  }
}

const back =
  (event: 'interrupt' | 'retry') =>
  (record: TaskRecord): TaskRecord => ({ ...record, state: stateAfter(record, event) });

/** A record that was damaged does not know its inputs. */
function withInputs(record: TaskRecord): TaskRecord {
  if (record.inputs.length > 0) return record;
  throw new TaskError('TASK_STATE_CONFLICT', 'The inputs of this task are not known any more. Submit it again.');
}

const asTaskError = (thrown: unknown): AgentError => (thrown instanceof AgentError ? thrown : asStoreError(thrown));

const endedBefore = (a: TaskRecord, b: TaskRecord): number =>
  (a.completedAt ?? '') < (b.completedAt ?? '') ? -1 : (a.completedAt ?? '') > (b.completedAt ?? '') ? 1 : 0;

/** An order between two neighbours; at an end, one further. */
function placeBetween(previous: TaskRecord | undefined, next: TaskRecord | undefined): number {
  if (next === undefined) return (previous?.order ?? 0) + 1;
  if (previous === undefined || previous.priority !== next.priority) return next.order - 1;
  return (previous.order + next.order) / 2;
}
