import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { reasonOf, StoreError } from '../../../shared/errors';
import { tryJson } from '../../../shared/json';

/** `device` for a datasheet, `board` for a schematic. */
type Kind = 'device' | 'board';

/** `<dir>/<sha256>.<kind>.json`, beside the cache and never pruned with it: what a person did cannot be read anew. */
const nameOf = (sha256: string, kind: Kind): string => `${sha256}.${kind}.json`;

/**
 * The user's corrections of a document; null when there is no file.
 *
 * @throws StoreError STORE_RECORD_UNREADABLE for a file that is not what was saved; it stays where it is
 */
export async function loadCorrections<T extends { readonly document: string }>(
  dir: string,
  sha256: string,
  kind: Kind,
  schema: z.ZodType<T>,
): Promise<T | null> {
  const name = nameOf(sha256, kind);
  const text = await readFile(join(dir, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw unreadable(name, error);
  });
  if (text === null) return null;
  const parsed = schema.safeParse(tryJson(text));
  if (parsed.success && parsed.data.document === sha256) return parsed.data;
  throw unreadable(
    name,
    parsed.error,
    parsed.success ? 'document: is the sha256 of another one' : placeIn(parsed.error),
  );
}

/**
 * Written beside and renamed, so that a reader, also after a crash, sees the old file or the new one. No edits, no file.
 *
 * @throws StoreError STORE_UNWRITABLE or STORE_DISK_FULL
 */
export async function saveCorrections(
  dir: string,
  kind: Kind,
  corrections: { readonly schema: string; readonly document: string; readonly edits: readonly unknown[] },
): Promise<void> {
  const path = join(dir, nameOf(corrections.document, kind));
  const draft = `${path}.${process.pid}.new`;
  try {
    if (corrections.edits.length === 0) return await rm(path, { force: true });
    await mkdir(dir, { recursive: true });
    await writeFile(draft, `${JSON.stringify(corrections, null, 2)}\n`, { flush: true });
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => undefined);
    const reason = reasonOf(cause);
    const code = reason === 'ENOSPC' ? 'STORE_DISK_FULL' : 'STORE_UNWRITABLE';
    throw new StoreError(code, `The corrections cannot be saved (${reason}).`, { data: { reason }, cause });
  }
}

/** Where the first fault is, such as `edits.2.set: Unrecognized key: "offset"`. */
function placeIn({ issues: [first] }: z.ZodError): string {
  return first === undefined || first.path.length === 0
    ? 'it is not JSON of this kind'
    : `${first.path.join('.')}: ${first.message}`;
}

function unreadable(name: string, cause: unknown, place?: string): StoreError {
  const where = place === undefined ? '' : ` (${place})`;
  const message = `The corrections in ${name} cannot be read${where}; none of them was used.`;
  return new StoreError('STORE_RECORD_UNREADABLE', message, { data: { name }, cause });
}
