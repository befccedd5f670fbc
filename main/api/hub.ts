import type { ApiEventData, ApiEventName } from '../../shared/api';
import { isTerminal, type TaskView } from '../../shared/tasks';
import type { TaskService } from '../tasks/service';
import { EventQueue } from './event-queue';
import { apiStats, apiTask } from './views';

/** One event, already in its final text, because a thousand streams send the same one. */
export interface HubEvent {
  /** `<start of the service>-<count>`: an id of an earlier run is recognised as such. */
  readonly id: string;
  readonly event: ApiEventName;
  readonly data: string;
  /** Null for what concerns the queue as a whole. */
  readonly taskId: string | null;
  /** True when nothing more will come for the task: it ended or was removed. */
  readonly last: boolean;
}

const HISTORY = 4096;
const QUEUE_LIMIT = 2000;

/** Turns the task service's events into numbered ones and hands them to any number of streams. */
export class EventHub {
  readonly #history: HubEvent[] = [];
  readonly #queues = new Map<EventQueue<HubEvent>, string | null>();
  readonly #run: string;
  readonly #unsubscribe: readonly (() => void)[];
  #count = 0;

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
    return this.#queues.size;
  }

  /**
   * Events from now on, after those missed since `lastEventId`. With `taskId` only that task's. A reader that falls
   * too far behind is closed; it resumes with its last id. Call `close` on the queue when the reader is gone.
   */
  open(taskId: string | null, lastEventId: string | null): EventQueue<HubEvent> {
    const queue = new EventQueue<HubEvent>(QUEUE_LIMIT, () => this.#queues.delete(queue));
    for (const event of this.#missedSince(lastEventId)) if (concerns(event, taskId)) queue.push(event);
    this.#queues.set(queue, taskId);
    return queue;
  }

  /** The id of the latest event; a stream that begins with a snapshot carries it. */
  get lastId(): string {
    return `${this.#run}-${this.#count}`;
  }

  close(): void {
    for (const stop of this.#unsubscribe) stop();
    for (const queue of [...this.#queues.keys()]) queue.close();
  }

  #emit<E extends ApiEventName>(event: E, data: ApiEventData<E>, taskId: string | null, last = false): void {
    this.#count += 1;
    const entry: HubEvent = { id: this.lastId, event, data: JSON.stringify(data), taskId, last };
    this.#history.push(entry);
    if (this.#history.length > HISTORY) this.#history.splice(0, this.#history.length - HISTORY);
    for (const [queue, wanted] of this.#queues) if (concerns(entry, wanted)) queue.push(entry);
  }

  #missedSince(lastEventId: string | null): readonly HubEvent[] {
    if (lastEventId === null || lastEventId === this.lastId) return [];
    const place = this.#history.findIndex(({ id }) => id === lastEventId);
    if (place >= 0) return this.#history.slice(place + 1);
    const first = this.#history[0];
    if (first !== undefined && lastEventId === `${this.#run}-${countOf(first.id) - 1}`) return this.#history;
    const data = JSON.stringify({ reason: 'Events were missed; read the state again.' });
    return [{ id: this.lastId, event: 'reset', data, taskId: null, last: false }];
  }
}

const countOf = (id: string): number => Number(id.slice(id.indexOf('-') + 1));

const concerns = (event: HubEvent, taskId: string | null): boolean =>
  taskId === null || event.taskId === taskId || event.event === 'reset';
