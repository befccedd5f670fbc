import { constants } from 'node:fs';
import { chmod, copyFile, link, open, rename, writeFile } from 'node:fs/promises';
import { writeFile as writeAtomically } from 'atomically';
import { type AgentError, InputError, reasonOf, StoreError } from '../../shared/errors';

/** Any failure to write into the data folder, in words: STORE_DISK_FULL or STORE_UNWRITABLE. */
export function asStoreError(error: unknown): AgentError {
  if (error instanceof StoreError || error instanceof InputError) return error;
  const reason = reasonOf(error);
  if (reason === 'ENOSPC' || reason === 'EDQUOT') {
    return new StoreError('STORE_DISK_FULL', 'The disk with the data folder is full.', {
      data: { reason },
      cause: error,
    });
  }
  return new StoreError('STORE_UNWRITABLE', `The data folder cannot be written (${reason}).`, {
    data: { reason },
    cause: error,
  });
}

const WINDOWS = process.platform === 'win32';

/** Makes sure that what was written to the file is on the disk itself. */
export async function syncFile(path: string): Promise<void> {
  // Windows syncs only what is open for writing.
  const handle = await open(path, WINDOWS ? 'r+' : 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes sure that a folder's list of names is on the disk itself. Windows keeps it in the journal of its file system. */
export async function syncFolder(path: string): Promise<void> {
  if (!WINDOWS) await syncFile(path);
}

/** Writes a new file and syncs it. */
export async function writeSynced(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Replaces a small file so that readers, and the next start after a kill, see the old or the new one, never half of it.
 * What the system has taken survives the end of this process; for the disk see `LateSync`.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  // There a scanner may hold the file for a moment, and the library tries again; elsewhere it costs three times the two calls.
  if (WINDOWS) return writeAtomically(path, text, { fsync: false });
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

/** Copies a file, sharing its blocks where the file system can, and syncs it. The copy is the program's own to write. */
export async function copySynced(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  await chmod(to, 0o600);
  await syncFile(to);
}

/** Gives a file a second name and syncs it; copies it where the file system cannot (EISDIR: exFAT under Windows). */
export async function linkSynced(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EISDIR'].includes(reasonOf(error))) throw error;
    return copySynced(from, to);
  }
  await syncFile(to);
}

/** Waits for all of them, also after one failed, so that nothing is still being written when the caller cleans up. */
export async function allWritten(writes: readonly Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(writes)) if (outcome.status === 'rejected') throw outcome.reason;
}
