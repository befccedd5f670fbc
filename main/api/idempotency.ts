import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { RequestError } from '../../shared/errors';

const DAY_MS = 24 * 3_600_000;

const entrySchema = z.object({
  schema: z.literal('idempotency/1'),
  /** sha256 of the key: keys may hold what their owner would not want on a disk. */
  key: z.string(),
  fingerprint: z.string(),
  taskId: z.string(),
  time: z.number(),
});
type Entry = z.infer<typeof entrySchema>;

const MAX_KEY = 255;

/** Remembers for 24 h, over restarts, which task an Idempotency-Key made. One line per key in an append-only file. */
export class IdempotencyKeys {
  readonly #entries = new Map<string, Entry>();
  readonly #running = new Set<string>();

  private constructor(
    private readonly path: string,
    private readonly now: () => number,
  ) {}

  /** Reads what is on disk, dropping what is older than a day or does not parse (a line cut by a power loss). */
  static async open(path: string, now: () => number): Promise<IdempotencyKeys> {
    const keys = new IdempotencyKeys(path, now);
    await mkdir(dirname(path), { recursive: true });
    for (const line of (await readIfThere(path)).split('\n')) {
      const entry = parseLine(line);
      if (entry !== null && entry.time > now() - DAY_MS) keys.#entries.set(entry.key, entry);
    }
    const kept = [...keys.#entries.values()].map((entry) => `${JSON.stringify(entry)}\n`).join('');
    await writeFile(`${path}.new`, kept);
    await rename(`${path}.new`, path);
    return keys;
  }

  /**
   * Runs `make` once per key. Gives the earlier task's id with `replayed: true` for a repeated request.
   * Throws RequestError REQUEST_KEY_REUSED when the key came with another form, REQUEST_IN_PROGRESS while the first runs.
   */
  async once(
    key: string | undefined,
    fingerprint: string,
    make: () => Promise<string>,
  ): Promise<{ taskId: string; replayed: boolean }> {
    if (key === undefined) return { taskId: await make(), replayed: false };
    if (key.length === 0 || key.length > MAX_KEY) {
      throw new RequestError('REQUEST_INVALID', `Idempotency-Key: must have 1 to ${MAX_KEY} characters.`);
    }
    const digest = createHash('sha256').update(key).digest('hex');
    const known = this.#entries.get(digest);
    if (known !== undefined && known.time > this.now() - DAY_MS) {
      if (known.fingerprint === fingerprint) return { taskId: known.taskId, replayed: true };
      throw new RequestError('REQUEST_KEY_REUSED', 'This Idempotency-Key was used with other files or fields.');
    }
    if (this.#running.has(digest)) {
      throw new RequestError('REQUEST_IN_PROGRESS', 'A request with this Idempotency-Key is running.', {
        retryAfterMs: 1000,
      });
    }
    this.#running.add(digest);
    try {
      const taskId = await make();
      await this.#remember({ schema: 'idempotency/1', key: digest, fingerprint, taskId, time: this.now() });
      return { taskId, replayed: false };
    } finally {
      this.#running.delete(digest);
    }
  }

  async #remember(entry: Entry): Promise<void> {
    for (const [key, { time }] of this.#entries) {
      // In order of time: the first young one ends the search.
      if (time > this.now() - DAY_MS) break;
      this.#entries.delete(key);
    }
    this.#entries.set(entry.key, entry);
    await appendFile(this.path, `${JSON.stringify(entry)}\n`);
  }
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function parseLine(line: string): Entry | null {
  if (line.trim() === '') return null;
  try {
    return entrySchema.parse(JSON.parse(line));
  } catch {
    // A half line is what a power loss leaves; losing one key only means that a repeat makes a second task.
    return null;
  }
}
