import type { RestRequest } from '../../../shared/ipc';
import type { RequestLine } from '../../api/options';
import { Throttle } from '../../ipc/throttle';

/** Lines kept, and sent to the window at a time. */
const KEPT = 200;
/** Milliseconds between two batches to the window. */
const INTERVAL_MS = 250;
/** Longest shown path; the real ones are shorter. */
const PATH_LENGTH = 120;

/** The latest answered requests, in memory only. */
export class RequestLog {
  #lines: RestRequest[] = [];
  #count = 0;
  readonly #news: Throttle<'news', readonly RestRequest[]>;

  constructor(tell: (lines: RestRequest[]) => void) {
    const merge = (earlier: readonly RestRequest[], later: readonly RestRequest[]) =>
      [...earlier, ...later].slice(-KEPT);
    this.#news = new Throttle<'news', readonly RestRequest[]>(INTERVAL_MS, (_, lines) => tell([...lines]), merge);
  }

  add({ time, method, path, status, milliseconds }: RequestLine): void {
    this.#count += 1;
    const line = { seq: this.#count, time, method, path: path.slice(0, PATH_LENGTH), status, milliseconds };
    this.#lines.push(line);
    // Cut in blocks: one move of the array for many requests.
    if (this.#lines.length > 2 * KEPT) this.#lines = this.#lines.slice(-KEPT);
    this.#news.push('news', [line]);
  }

  latest(): RestRequest[] {
    return this.#lines.slice(-KEPT);
  }

  close(): void {
    this.#news.clear();
  }
}
