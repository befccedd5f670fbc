import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type AsyncZipOptions, type AsyncZippable, zip } from 'fflate';
import type { z } from 'zod';
import { StoreError, TaskError } from '../../shared/errors';
import type { TaskResult } from '../../shared/ipc';
import { metadataSchema, provenanceSchema, reportSchema } from '../../shared/models';
import { nameIn } from '../pipeline/job/result-folder';

/** Reads a finished `result/` folder. Throws STORE_RECORD_UNREADABLE when a file of it is missing or damaged. */
export async function readResult(folder: string): Promise<TaskResult> {
  return {
    code: await readText(folder, 'generated.c'),
    report: await readParsed(folder, 'report.json', reportSchema),
    provenance: await readParsed(folder, 'provenance.json', provenanceSchema),
    metadata: await readParsed(folder, 'metadata.json', metadataSchema),
    files: await listFiles(folder),
  };
}

async function readText(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    throw damaged(name, error);
  }
}

async function readParsed<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  const content = await readText(folder, name);
  try {
    return schema.parse(JSON.parse(content));
  } catch (error) {
    throw damaged(name, error);
  }
}

/** Path of a file of the result. Only names that are in the folder's own list are accepted, so none can lead out of it. */
export async function resultFile(folder: string, name: string): Promise<string> {
  const known = (await listFiles(folder)).some((file) => file.name === name);
  if (known) return join(folder, ...name.split('/'));
  throw new TaskError('RESULT_FILE_NOT_FOUND', 'The result has no file of this name.', { data: { name } });
}

/** Place of a document among the inputs, datasheets first as in the metadata; -1 when the task did not read it. */
export async function inputIndex(folder: string, sha256: string): Promise<number> {
  const { inputs } = await readParsed(folder, 'metadata.json', metadataSchema);
  return inputs.findIndex((input) => input.sha256 === sha256);
}

/** The whole folder as a zip, with fixed times: the same result gives the same bytes. */
export async function zipResult(folder: string): Promise<Uint8Array> {
  const files: AsyncZippable = {};
  for (const { name } of await listFiles(folder)) files[name] = await readFile(join(folder, ...name.split('/')));
  return zipped(files, { mtime: ZIP_TIME, level: 6 });
}

/** Larger files are packed in a thread of their own: the main process must not wait for them. */
const zipped = promisify<AsyncZippable, AsyncZipOptions, Uint8Array>(zip);

/** The earliest time a zip can hold. */
const ZIP_TIME = new Date('1980-01-01T00:00:00');

async function listFiles(folder: string): Promise<TaskResult['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw damaged('result', error);
  });
  const files = entries.filter((entry) => entry.isFile());
  const listed = files.map(async (entry) => ({
    name: nameIn(folder, entry),
    bytes: (await stat(join(entry.parentPath, entry.name))).size,
  }));
  return (await Promise.all(listed)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

const damaged = (name: string, cause: unknown): StoreError =>
  new StoreError('STORE_RECORD_UNREADABLE', `The result file ${name} is missing or damaged.`, {
    data: { name },
    cause,
  });
