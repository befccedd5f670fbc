/** A bounded queue between one producer and one reader. A reader that lets it fill up is cut off, never the producer. */
export class EventQueue<T> implements AsyncIterable<T> {
  #items: T[] = [];
  #closed = false;
  #wake: (() => void) | null = null;

  /** @param limit items that may wait. @param onClose called once, when the queue ends for whatever reason. */
  constructor(
    private readonly limit: number,
    private readonly onClose: () => void,
  ) {}

  push(item: T): void {
    if (this.#closed) return;
    if (this.#items.length >= this.limit) {
      this.close();
      return;
    }
    this.#items.push(item);
    this.#wake?.();
  }

  /** Ends the iteration after the items that already wait. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.onClose();
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      const batch = this.#items;
      this.#items = [];
      yield* batch;
      if (this.#items.length > 0) continue;
      if (this.#closed) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
  }
}
