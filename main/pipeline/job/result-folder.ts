import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { AgentError, reasonOf } from '../../../shared/errors';
import { tryJson } from '../../../shared/json';
import { metadataSchema } from '../../../shared/models';

/** Files of a result by their name in the folder, with `/` between folders. */
export type ResultFiles = ReadonlyMap<string, string>;

const METADATA = 'metadata.json';

/** Name, size in bytes and sha256 of each file, in the order given. */
export function describeFiles(files: ResultFiles): { name: string; bytes: number; sha256: string }[] {
  return [...files].map(([name, text]) => ({
    name,
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
}

/**
 * Makes sure, before anything is read, that a result can be written to `outDir` without taking anything away: the folder
 * is new, empty, or holds an earlier result and nothing else.
 *
 * @throws AgentError OUTPUT_NOT_EMPTY, OUTPUT_UNWRITABLE or STORE_DISK_FULL
 */
export async function checkOutput(outDir: string): Promise<void> {
  try {
    await refuseForeignFiles(outDir);
    await makeFolders(dirname(resolve(outDir)));
    await mkdir(draftOf(outDir));
    await rmdir(draftOf(outDir));
  } catch (error) {
    throw asOutputError(error, outDir);
  }
}

/**
 * Writes the files beside `outDir` and moves them there at once, so that a folder is either whole or not there. An
 * earlier result in `outDir` is replaced; a folder with anything else in it is left alone.
 *
 * @throws AgentError OUTPUT_NOT_EMPTY, OUTPUT_UNWRITABLE or STORE_DISK_FULL
 */
export async function writeResultFolder(outDir: string, files: ResultFiles): Promise<void> {
  const draft = draftOf(outDir);
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft);
    for (const [name, text] of files) {
      const path = join(draft, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
    await refuseForeignFiles(outDir);
    await rm(outDir, { recursive: true, force: true });
    await rename(draft, outDir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
    throw asOutputError(error, outDir);
  }
}

/** Name of a file of a result as the result lists it, whatever the system puts between folders. */
export const nameIn = (folder: string, { parentPath, name }: Pick<Dirent, 'parentPath' | 'name'>): string =>
  relative(folder, join(parentPath, name)).split(sep).join('/');

const draftOf = (outDir: string): string => `${resolve(outDir)}.${process.pid}.new`;

/** Throws OUTPUT_NOT_EMPTY when a file is there that no earlier result lists as its own. */
async function refuseForeignFiles(outDir: string): Promise<void> {
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true }).catch((error: unknown) =>
    reasonOf(error) === 'ENOENT' ? [] : Promise.reject(error),
  );
  if (entries.length === 0) return;
  const present = entries.filter((entry) => !entry.isDirectory()).map((entry) => nameIn(outDir, entry));
  const own = await filesOfResult(outDir);
  const foreign = present.find((name) => !own.has(name)) ?? (own.size === 0 ? entries[0]?.name : undefined);
  if (foreign === undefined) return;
  const message = `${outDir} holds other files, such as ${foreign}, and nothing of it was touched.`;
  throw new AgentError('OUTPUT_NOT_EMPTY', message, { data: { file: foreign } });
}

/** What the result in a folder consists of, by its own list; empty where there is no result. */
async function filesOfResult(outDir: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(outDir, METADATA), 'utf8').catch(() => '');
  const parsed = metadataSchema.safeParse(tryJson(text));
  return new Set(parsed.success ? [METADATA, ...parsed.data.files.map(({ name }) => name)] : []);
}

/** One by one: `recursive` never ends below a folder in which the system lets nobody make any. */
async function makeFolders(path: string): Promise<void> {
  const parent = dirname(path);
  if (parent !== path && !(await isFolder(parent))) await makeFolders(parent);
  if (!(await isFolder(path))) await mkdir(path);
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );

function asOutputError(error: unknown, outDir: string): AgentError {
  if (error instanceof AgentError) return error;
  const reason = reasonOf(error);
  if (reason === 'ENOSPC') return new AgentError('STORE_DISK_FULL', 'The disk is full.', { cause: error });
  const message = `${outDir} cannot be written (${reason}).`;
  return new AgentError('OUTPUT_UNWRITABLE', message, { data: { reason }, cause: error });
}
