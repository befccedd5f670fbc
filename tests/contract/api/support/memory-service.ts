import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SubmitRequest, TaskEvents, TaskService } from '../../../../main/tasks/service';
import { type ErrorRecord, TaskError } from '../../../../shared/errors';
import {
  matchesWords,
  NO_PROGRESS,
  nextState,
  progressAt,
  searchWords,
  type TaskEvent,
  type TaskView,
} from '../../../../shared/tasks';
import { aResult } from './result';

type Listeners = { [E in keyof TaskEvents]: Set<(...args: TaskEvents[E]) => void> };

/** The task service without disk and workers: the test says when a task starts, advances and ends. */
export class MemoryService implements TaskService {
  readonly tasks = new Map<string, TaskView>();
  /** What arrived with each submit, contents read while the upload still existed. */
  readonly submitted: { request: SubmitRequest; contents: Buffer[] }[] = [];
  paused = false;
  readonly #listeners: Listeners = {
    changed: new Set(),
    removed: new Set(),
    logged: new Set(),
    queue: new Set(),
    found: new Set(),
  };
  #count = 0;

  async submit(request: SubmitRequest): Promise<TaskView> {
    const files = [...request.datasheets, ...(request.schematic === null ? [] : [request.schematic])];
    this.submitted.push({ request, contents: await Promise.all(files.map(({ path }) => readFile(path))) });
    this.#count += 1;
    const task: TaskView = {
      id: `task_1705312845123_${String(this.#count).padStart(6, '0')}`,
      state: 'pending',
      instruction: request.instruction,
      inputs: files.map(({ name }, index) => ({
        role: index < request.datasheets.length ? 'datasheet' : 'schematic',
        name,
        bytes: 1,
      })),
      provider: request.provider,
      priority: request.priority,
      pinned: false,
      attempt: 0,
      createdAt: new Date().toISOString(),
      startedAt: null,
      completedAt: null,
      queuePosition: 1,
      expectedEnd: null,
      progress: NO_PROGRESS,
      error: null,
      summary: null,
      revision: 0,
    };
    this.#put(task);
    return task;
  }

  /** Plays one event of the state machine. */
  play(id: string, event: TaskEvent, error: ErrorRecord | null = null): TaskView {
    const task = this.get(id);
    const state = nextState(task.state, event);
    if (state === null) throw new TaskError('TASK_STATE_CONFLICT', `A ${task.state} task cannot ${event}.`);
    const now = new Date().toISOString();
    const ended = state !== 'pending' && state !== 'processing';
    const started = event === 'start' ? now : task.startedAt;
    const changed = { ...task, state, error, startedAt: started, completedAt: ended ? now : null, queuePosition: null };
    this.#put(changed);
    return changed;
  }

  advance(id: string, fraction: number): void {
    this.#put({ ...this.get(id), progress: progressAt('datasheet', fraction) });
  }

  get(id: string): TaskView {
    const task = this.tasks.get(id);
    if (task === undefined) throw new TaskError('TASK_NOT_FOUND', `There is no task ${id}.`);
    return task;
  }

  list({ state, text = '', limit }: Parameters<TaskService['list']>[0]): ReturnType<TaskService['list']> {
    const tasks = [...this.tasks.values()]
      .reverse()
      .filter((task) => (state === undefined || task.state === state) && matchesWords(task, searchWords(text)));
    return { tasks: tasks.slice(0, limit), nextCursor: null };
  }

  stats(): ReturnType<TaskService['stats']> {
    const count = (state: string) => [...this.tasks.values()].filter((task) => task.state === state).length;
    return {
      total: this.tasks.size,
      pending: count('pending'),
      processing: count('processing'),
      completed: count('completed'),
      failed: count('failed'),
      cancelled: count('cancelled'),
      queueLength: count('pending'),
      currentProcessing: count('processing'),
      averageProcessingTimeS: null,
    };
  }

  cancel = async (id: string): Promise<TaskView> => this.play(id, 'cancel');
  retry = async (id: string): Promise<TaskView> => this.play(id, 'retry');
  again = async (id: string): Promise<TaskView> => {
    const { id: _, ...task } = this.get(id);
    this.#count += 1;
    const copy = {
      ...task,
      id: `task_1705312845123_${String(this.#count).padStart(6, '0')}`,
      state: 'pending' as const,
    };
    this.#put(copy);
    return copy;
  };
  pin = async (id: string): Promise<TaskView> => this.get(id);
  prioritise = async (id: string): Promise<TaskView> => this.get(id);
  reorder = async (): Promise<void> => undefined;
  setPaused = (): void => undefined;
  setConcurrency = (): void => undefined;
  close = async (): Promise<void> => undefined;

  async remove(id: string): Promise<void> {
    this.get(id);
    this.tasks.delete(id);
    for (const listener of this.#listeners.removed) listener(id);
  }

  async logs(id: string): ReturnType<TaskService['logs']> {
    this.get(id);
    return { entries: [], last: 0 };
  }

  found(id: string): ReturnType<TaskService['found']> {
    this.get(id);
    return { registers: [], total: 0 };
  }

  async result(id: string): ReturnType<TaskService['result']> {
    const task = this.get(id);
    if (task.state === 'failed') throw new TaskError('WORKER_CRASHED', 'The worker process ended unexpectedly.');
    if (task.state === 'cancelled') throw new TaskError('TASK_CANCELLED', 'The task was cancelled.');
    if (task.state !== 'completed') throw new TaskError('TASK_NOT_FINISHED', `The task is ${task.state}.`);
    return aResult;
  }

  async resultFilePath(id: string, name: string): Promise<string> {
    await this.result(id);
    if (name !== 'generated.c') throw new TaskError('RESULT_FILE_NOT_FOUND', 'The result has no such file.');
    const path = join(await mkdtemp(join(tmpdir(), 'api-result-')), 'generated.c');
    await writeFile(path, aResult.code);
    return path;
  }

  async inputFile(): Promise<never> {
    throw new TaskError('RESULT_FILE_NOT_FOUND', 'The task read no such document.');
  }

  async resultZip(id: string): Promise<Uint8Array> {
    await this.result(id);
    return new Uint8Array([0x50, 0x4b, 5, 6]);
  }

  on<E extends keyof TaskEvents>(event: E, listener: (...args: TaskEvents[E]) => void): () => void {
    this.#listeners[event].add(listener);
    return () => this.#listeners[event].delete(listener);
  }

  #put(task: TaskView): void {
    const next = { ...task, revision: task.revision + 1 };
    this.tasks.set(task.id, next);
    for (const listener of this.#listeners.changed) listener(next);
  }
}
