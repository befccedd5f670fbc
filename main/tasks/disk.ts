import { constants } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { writeFile } from 'atomically';
import { type AgentError, InputError, StoreError } from '../../shared/errors';

/** The system's name for why a file operation failed, such as ENOSPC. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown reason';

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

/** Makes sure that what was written under `path` (a file or a folder's list of names) is on the disk itself. */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a small file so that a power cut leaves the old or the new one, never half of it: written beside, synced, renamed.
 * A new file's name is only safe after `syncToDisk` of its folder; a replaced one falls back to what it was.
 */
export const writeAtomically = (path: string, text: string): Promise<void> => writeFile(path, text);

/** Copies a file, sharing its blocks where the file system can, and syncs it. */
export async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  await syncToDisk(to);
}
