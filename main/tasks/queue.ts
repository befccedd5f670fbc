import PQueue from 'p-queue';
import type { TaskRecord } from './record';

/** Far more than any number of tasks in one queue, so that a priority always outweighs a place. */
const PRIORITY_WEIGHT = 1e9;

/** p-queue knows one number per entry, higher first: priority and place in one. */
const weightOf = ({ priority, order }: Pick<TaskRecord, 'priority' | 'order'>): number =>
  priority * PRIORITY_WEIGHT - order;

/**
 * The waiting line. An entry is only a reminder to look at a task: whether it still waits is decided by its record when
 * its turn comes, so cancelling needs no removal here.
 */
export class TaskQueue {
  readonly #queue: PQueue;
  /** Entry of each task that waits in the line; a task cancelled and retried gets a new one. */
  readonly #entries = new Map<string, string>();
  #count = 0;

  constructor(
    concurrency: number,
    private readonly run: (id: string) => Promise<void>,
  ) {
    this.#queue = new PQueue({ concurrency });
  }

  add(record: TaskRecord): void {
    this.#count += 1;
    const entry = `${record.id}#${this.#count}`;
    this.#entries.set(record.id, entry);
    void this.#queue.add(
      async () => {
        if (this.#entries.get(record.id) !== entry) return; // a newer entry stands for the task
        this.#entries.delete(record.id);
        await this.run(record.id);
      },
      { id: entry, priority: weightOf(record) },
    );
  }

  /** Moves a waiting task to where its record now says. */
  move(record: TaskRecord): void {
    const entry = this.#entries.get(record.id);
    if (entry !== undefined) this.#queue.setPriority(entry, weightOf(record));
  }

  drop(id: string): void {
    this.#entries.delete(id);
  }

  get paused(): boolean {
    return this.#queue.isPaused;
  }

  set paused(paused: boolean) {
    if (paused) this.#queue.pause();
    else this.#queue.start();
  }

  get concurrency(): number {
    return this.#queue.concurrency;
  }

  set concurrency(count: number) {
    this.#queue.concurrency = count;
  }

  /** Forgets who waits and resolves when nothing runs any more. */
  async close(): Promise<void> {
    this.#queue.pause();
    this.#queue.clear();
    this.#entries.clear();
    await this.#queue.onPendingZero();
  }
}
