import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'atomically';
import { tryJson } from '../../../shared/json';
import { type BoardEdit, boardCorrectionsSchema } from '../../../shared/models';

/**
 * The user's corrections of schematics, one file per document: `<dir>/<sha256>.board.json`. They stand beside the cache
 * and are never pruned with it: what a person did cannot be read again.
 */
export class BoardCorrectionStore {
  constructor(private readonly dir: string) {}

  /**
   * The edits of a document, in order. A file that does not parse is set aside as `*.damaged`, so that nothing the user
   * did is overwritten; `damaged` then names it.
   */
  async load(sha256: string): Promise<{ edits: BoardEdit[]; damaged: string | null }> {
    const path = this.#path(sha256);
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (text === null) return { edits: [], damaged: null };
    const parsed = boardCorrectionsSchema.safeParse(tryJson(text));
    if (parsed.success) return { edits: parsed.data.edits, damaged: null };
    const aside = `${path}.damaged`;
    await rename(path, aside);
    return { edits: [], damaged: aside };
  }

  /** Replaces the edits at once: a reader sees the old ones or the new ones. No edits leave no file. */
  async save(sha256: string, edits: readonly BoardEdit[]): Promise<void> {
    if (edits.length === 0) return rm(this.#path(sha256), { force: true });
    await mkdir(this.dir, { recursive: true });
    const file = { schema: 'board-corrections/1', document: sha256, edits };
    await writeFile(this.#path(sha256), `${JSON.stringify(file, null, 2)}\n`);
  }

  #path = (sha256: string): string => join(this.dir, `${sha256}.board.json`);
}
