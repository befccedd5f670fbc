import type { ApiEventData, ApiEventName } from '../../shared/api';
import { isTerminal, type TaskView } from '../../shared/tasks';
import type { TaskService } from '../tasks/service';
import { sseFrame } from './sse';
import { apiStats, apiTask } from './views';

/** One event, already in its final bytes, because a thousand streams send the same ones. */
export interface HubEvent {
  /** `<start of the service>-<count>`: an id of an earlier run is recognised as such. */
  readonly id: string;
  readonly event: ApiEventName;
  /** As server-sent event. */
  readonly frame: Buffer;
  /** As message of a WebSocket. */
  readonly message: string;
  /** Null for what concerns the queue as a whole. */
  readonly taskId: string | null;
  /** True when nothing more will come for the task: it ended or was removed. */
  readonly last: boolean;
}

/** Takes one event; must not throw and must not wait. */
export type Listener = (event: HubEvent) => void;

/** What a new listener gets besides the events from now on. */
export interface Opening {
  /** Events since the id that the listener knew; empty when it named none. */
  readonly missed: readonly HubEvent[];
  /** False when it named an id, but not all events since then are known any more: `missed` is a `reset` then. */
  readonly complete: boolean;
  readonly close: () => void;
}

const HISTORY = 4096;

/** Turns the task service's events into numbered ones and hands them to any number of listeners. */
export class EventHub {
  readonly #history: HubEvent[] = [];
  readonly #everything = new Set<Listener>();
  readonly #byTask = new Map<string, Set<Listener>>();
  readonly #run: string;
  readonly #unsubscribe: readonly (() => void)[];
  #count = 0;
  #size = 0;

  constructor(service: TaskService, now: () => number) {
    this.#run = now().toString(36);
    this.#unsubscribe = [
      service.on('changed', (task: TaskView) => this.#emit('task', apiTask(task), task.id, isTerminal(task.state))),
      service.on('removed', (id) => this.#emit('removed', { task_id: id }, id, true)),
      service.on('logged', (id, entries) => this.#emit('log', { task_id: id, entries: [...entries] }, id)),
      service.on('queue', (stats, paused) => this.#emit('queue', { stats: apiStats(stats), paused }, null)),
    ];
  }

  /** Open streams, for the metrics. */
  get size(): number {
    return this.#size;
  }

  /** The id of the latest event; a stream that begins with a snapshot carries it. */
  get lastId(): string {
    return `${this.#run}-${this.#count}`;
  }

  /** Events from now on go to `listener`; with `taskId` only that task's. Call `close` when the reader is gone. */
  open(taskId: string | null, lastEventId: string | null, listener: Listener): Opening {
    const since = lastEventId === null ? [] : this.#since(lastEventId);
    const listeners = taskId === null ? this.#everything : (this.#byTask.get(taskId) ?? new Set());
    if (taskId !== null) this.#byTask.set(taskId, listeners);
    listeners.add(listener);
    this.#size += 1;
    const close = (): void => {
      if (!listeners.delete(listener)) return;
      this.#size -= 1;
      if (taskId !== null && listeners.size === 0) this.#byTask.delete(taskId);
    };
    if (since === null) return { missed: [this.#reset()], complete: false, close };
    return { missed: since.filter((event) => taskId === null || event.taskId === taskId), complete: true, close };
  }

  close(): void {
    for (const stop of this.#unsubscribe) stop();
  }

  #emit<E extends ApiEventName>(event: E, data: ApiEventData<E>, taskId: string | null, last = false): void {
    this.#count += 1;
    const entry = encode(this.lastId, event, data, taskId, last);
    this.#history.push(entry);
    // In blocks: one move of the array for many events.
    if (this.#history.length > 2 * HISTORY) this.#history.splice(0, this.#history.length - HISTORY);
    for (const listener of this.#everything) listener(entry);
    if (taskId !== null) for (const listener of this.#byTask.get(taskId) ?? []) listener(entry);
  }

  /** Null when some of them are not known any more. */
  #since(lastEventId: string): readonly HubEvent[] | null {
    const [run, count] = [lastEventId.slice(0, lastEventId.lastIndexOf('-')), Number(lastEventId.split('-').at(-1))];
    const behind = this.#count - count;
    if (run !== this.#run || !(behind >= 0 && behind <= this.#history.length)) return null;
    return behind === 0 ? [] : this.#history.slice(-behind);
  }

  #reset(): HubEvent {
    const data = { reason: 'Events were missed; read the state again.' };
    return encode(this.lastId, 'reset', data, null, false);
  }
}

function encode<E extends ApiEventName>(
  id: string,
  event: E,
  data: ApiEventData<E>,
  taskId: string | null,
  last: boolean,
): HubEvent {
  const text = JSON.stringify(data);
  const message = `{"id":${JSON.stringify(id)},"event":"${event}","data":${text}}`;
  return { id, event, frame: sseFrame({ id, event, data: text }), message, taskId, last };
}
