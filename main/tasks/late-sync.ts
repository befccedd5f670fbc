import { syncFile } from './disk';

/** How long a change may be the system's alone, in milliseconds. */
const DELAY_MS = 500;

/**
 * Syncs files a moment after they changed, all of that moment together, so that nobody waits for the disk and a burst of
 * changes costs one sync per file: see docs/adr/0007.
 */
export class LateSync {
  readonly #paths = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  add(path: string): void {
    this.#paths.add(path);
    this.#timer ??= setTimeout(() => void this.flush(), DELAY_MS).unref();
  }

  /** Syncs what waits, now. A file that is gone, or that the disk refuses, is left to the system. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const paths = [...this.#paths];
    this.#paths.clear();
    await Promise.allSettled(paths.map(syncFile));
  }
}
