import type { FoundRegister } from '../../shared/tasks';

/** Milliseconds between two messages. */
const INTERVAL_MS = 500;
/** Registers in one message. */
const MOST = 200;

/**
 * Gathers registers found while reading into few and small messages: at most two a second, 200 registers each. What waits goes
 * with the next call of `drain`; what still waits when the job ends is dropped, because the result says it better.
 */
export class FoundBatches {
  #waiting: FoundRegister[] = [];
  #sentAt = Number.NEGATIVE_INFINITY;

  /** @param now in milliseconds, never falling */
  constructor(
    private readonly send: (registers: readonly FoundRegister[]) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  add(registers: readonly FoundRegister[]): void {
    this.#waiting.push(...registers);
    this.drain();
  }

  /** Sends what waits, when it is time. Cheap: called at every page. */
  drain(): void {
    if (this.#waiting.length === 0 || this.now() - this.#sentAt < INTERVAL_MS) return;
    this.#sentAt = this.now();
    this.send(this.#waiting.splice(0, MOST));
  }
}
