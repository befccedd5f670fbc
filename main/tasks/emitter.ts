import type { TaskEvents } from './service';

type Listener<E extends keyof TaskEvents> = (...args: TaskEvents[E]) => void;

/** The news of the task service. A listener that throws does not keep the others from hearing. */
export class TaskEmitter {
  readonly #listeners: { [E in keyof TaskEvents]: Set<Listener<E>> } = {
    changed: new Set(),
    removed: new Set(),
    logged: new Set(),
    queue: new Set(),
    found: new Set(),
  };

  /** Returns what ends the subscription. */
  on<E extends keyof TaskEvents>(event: E, listener: Listener<E>): () => void {
    this.#listeners[event].add(listener);
    return () => this.#listeners[event].delete(listener);
  }

  /** Whether anybody listens. */
  heard(event: keyof TaskEvents): boolean {
    return this.#listeners[event].size > 0;
  }

  emit<E extends keyof TaskEvents>(event: E, ...args: TaskEvents[E]): void {
    for (const listener of [...this.#listeners[event]]) {
      try {
        listener(...args);
      } catch (fault) {
        process.stderr.write(`listener of ${event}: ${fault instanceof Error ? fault.message : String(fault)}\n`);
      }
    }
  }
}
