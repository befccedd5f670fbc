import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '../../../shared/errors';
import { tryJson } from '../../../shared/json';
import { type BoardEdit, boardCorrectionsSchema } from '../../../shared/models';

/** `<dir>/<sha256>.board.json`, beside the cache and never pruned with it: what a person did cannot be read anew. */
const pathOf = (dir: string, sha256: string): string => join(dir, `${sha256}.board.json`);

/**
 * The user's corrections of a schematic, in order; none when there is no file.
 *
 * @throws StoreError STORE_RECORD_UNREADABLE for a file that is not what was saved; it stays where it is
 */
export async function loadBoardEdits(dir: string, sha256: string): Promise<BoardEdit[]> {
  const text = await readFile(pathOf(dir, sha256), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw unreadable(sha256, error);
  });
  if (text === null) return [];
  const parsed = boardCorrectionsSchema.safeParse(tryJson(text));
  if (parsed.success && parsed.data.document === sha256) return parsed.data.edits;
  throw unreadable(sha256, parsed.error);
}

/**
 * Replaces the corrections at once: a reader sees the old ones or the new ones. No edits, no file.
 *
 * @throws StoreError STORE_UNWRITABLE or STORE_DISK_FULL
 */
export async function saveBoardEdits(dir: string, sha256: string, edits: readonly BoardEdit[]): Promise<void> {
  const path = pathOf(dir, sha256);
  const draft = `${path}.${process.pid}.new`;
  const file = { schema: 'board-corrections/1', document: sha256, edits };
  try {
    if (edits.length === 0) return await rm(path, { force: true });
    await mkdir(dir, { recursive: true });
    await writeFile(draft, `${JSON.stringify(file, null, 2)}\n`, { flush: true });
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => undefined);
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
    const code = reason === 'ENOSPC' ? 'STORE_DISK_FULL' : 'STORE_UNWRITABLE';
    throw new StoreError(code, `The corrections cannot be saved (${reason}).`, { data: { reason }, cause });
  }
}

const unreadable = (sha256: string, cause: unknown): StoreError =>
  new StoreError('STORE_RECORD_UNREADABLE', `The corrections in ${sha256}.board.json cannot be read.`, {
    data: { name: `${sha256}.board.json` },
    cause,
  });
