/**
 * Lets one value per key through at once and then at most one per interval; what comes in between is merged and sent
 * when the interval is over. The last value always gets through.
 */
export class Throttle<K, V> {
  readonly #waiting = new Map<K, { timer: NodeJS.Timeout; value: V | undefined }>();

  /** @param intervalMs between two values of one key, in milliseconds */
  constructor(
    private readonly intervalMs: number,
    private readonly send: (key: K, value: V) => void,
    private readonly merge: (earlier: V, later: V) => V = (_, later) => later,
  ) {}

  push(key: K, value: V): void {
    const open = this.#waiting.get(key);
    if (open) {
      open.value = open.value === undefined ? value : this.merge(open.value, value);
      return;
    }
    this.#arm(key);
    this.send(key, value);
  }

  /** Drops what waits for this key. */
  forget(key: K): void {
    this.#take(key);
  }

  clear(): void {
    for (const key of [...this.#waiting.keys()]) this.#take(key);
  }

  #take(key: K): V | undefined {
    const open = this.#waiting.get(key);
    if (!open) return undefined;
    clearTimeout(open.timer);
    this.#waiting.delete(key);
    return open.value;
  }

  #arm(key: K): void {
    const timer = setTimeout(() => {
      const value = this.#take(key);
      if (value === undefined) return;
      this.#arm(key);
      this.send(key, value);
    }, this.intervalMs);
    this.#waiting.set(key, { timer, value: undefined });
  }
}
