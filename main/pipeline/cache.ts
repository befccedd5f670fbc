import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { tryJson } from '../../shared/json';

/**
 * Models already read, one file per document and reader version: `<dir>/<sha256>/<kind>-<version>.json`. A document is
 * known by its bytes, so a renamed copy is found and a changed file is not.
 */
export class ModelCache {
  constructor(private readonly dir: string) {}

  /** Null when it was never read, or when the file does not parse (it is then removed). */
  async load<T>(sha256: string, key: string, schema: z.ZodType<T>): Promise<T | null> {
    const path = this.#path(sha256, key);
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (text === null) return null;
    const parsed = schema.safeParse(tryJson(text));
    if (parsed.success) {
      await touch(path);
      return parsed.data;
    }
    await rm(path, { force: true });
    return null;
  }

  /** Written beside and renamed, so that two tasks reading the same document at once cannot spoil it. */
  async save(sha256: string, key: string, model: unknown): Promise<void> {
    const path = this.#path(sha256, key);
    const draft = `${path}.${process.pid}.new`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, JSON.stringify(model));
    await rename(draft, path);
  }

  /** Removes what was not used for longest until the rest fits into `maxBytes`. */
  async trim(maxBytes: number): Promise<void> {
    const names = await readdir(this.dir, { recursive: true }).catch(() => []);
    const files = await Promise.all(
      names.map(async (name) => {
        const path = join(this.dir, name);
        const facts = await stat(path).catch(() => null);
        return facts?.isFile() ? [{ path, bytes: facts.size, used: facts.mtimeMs }] : [];
      }),
    );
    let room = maxBytes;
    for (const { path, bytes } of files.flat().sort((a, b) => b.used - a.used)) {
      room -= bytes;
      if (room < 0) await rm(path, { force: true });
    }
  }

  #path = (sha256: string, key: string): string => join(this.dir, sha256, `${key}.json`);
}

/** Marks a file as used now; a failure only makes it look older than it is. */
async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}

/** sha256 of a file, hex, without holding it in memory. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
