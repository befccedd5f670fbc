import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';

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
    if (parsed.success) return parsed.data;
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

  #path = (sha256: string, key: string): string => join(this.dir, sha256, `${key}.json`);
}

/** sha256 of a file, hex, without holding it in memory. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A cut file; the caller reads the document again.
    return null;
  }
}
