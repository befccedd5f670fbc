import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AgentError } from '../../../shared/errors';

/** Files of a result by their name in the folder, with `/` between folders. */
export type ResultFiles = ReadonlyMap<string, string>;

/** Name, size in bytes and sha256 of each file, in the order given. */
export function describeFiles(files: ResultFiles): { name: string; bytes: number; sha256: string }[] {
  return [...files].map(([name, text]) => ({
    name,
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
}

/**
 * Writes the files beside `outDir` and moves them there at once, so that a folder is either whole or not there. An
 * earlier result in `outDir` is replaced.
 *
 * @throws AgentError OUTPUT_UNWRITABLE or STORE_DISK_FULL
 */
export async function writeResultFolder(outDir: string, files: ResultFiles): Promise<void> {
  const draft = `${outDir}.${process.pid}.new`;
  try {
    await rm(draft, { recursive: true, force: true });
    for (const [name, text] of files) {
      const path = join(draft, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
    await rm(outDir, { recursive: true, force: true });
    await rename(draft, outDir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
    throw asOutputError(error);
  }
}

function asOutputError(error: unknown): AgentError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  if (reason === 'ENOSPC') return new AgentError('STORE_DISK_FULL', 'The disk is full.', { cause: error });
  return new AgentError('OUTPUT_UNWRITABLE', `The result cannot be written (${reason}).`, { cause: error });
}
