import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, reasonOf } from '../../shared/errors';
import type { InputRole } from '../../shared/tasks';
import { allWritten, copySynced, linkSynced } from './disk';
import type { TaskRecord } from './record';
import type { SubmitFile, SubmitRequest } from './service';

type Input = TaskRecord['inputs'][number];

/** One file of a submit, as the record keeps it, and where it is copied from. */
export interface NewInput {
  readonly input: Input;
  readonly from: SubmitFile;
}

/**
 * Looks at the files of a submit before anything is written.
 *
 * @throws InputError INPUT_NOT_FOUND, INPUT_UNREADABLE, PDF_NOT_A_PDF, PDF_EMPTY, PDF_TOO_LARGE
 */
export async function lookAtInputs(request: SubmitRequest, maxBytes: number): Promise<NewInput[]> {
  const files: { role: InputRole; file: SubmitFile }[] = request.datasheets.map((file) => ({
    role: 'datasheet',
    file,
  }));
  if (request.schematic !== null) files.push({ role: 'schematic', file: request.schematic });
  return Promise.all(
    files.map(async ({ role, file }, index): Promise<NewInput> => {
      const bytes = await sizeOf(file, maxBytes);
      return { input: { role, name: file.name, bytes, file: `${index}.pdf` }, from: file };
    }),
  );
}

/**
 * Copies them into `folder`, so that nothing done to the originals afterwards matters.
 *
 * @throws InputError when an original cannot be read; a failed write as the system throws it
 */
export async function copyInputs(inputs: readonly NewInput[], folder: string): Promise<void> {
  await allWritten(inputs.map(({ input, from }) => copyOne(from, join(folder, input.file))));
}

async function sizeOf({ path, name }: SubmitFile, maxBytes: number): Promise<number> {
  const facts = await stat(path).catch((error: unknown) => {
    throw readError(error, name);
  });
  if (!facts.isFile()) throw new InputError('PDF_NOT_A_PDF', `${name} is not a file.`, { data: { name } });
  if (facts.size === 0) throw new InputError('PDF_EMPTY', `${name} is empty (0 bytes).`, { data: { name } });
  if (facts.size > maxBytes) {
    const [megabytes, limit] = [Math.ceil(facts.size / 1048576), Math.floor(maxBytes / 1048576)];
    const message = `${name} has ${megabytes} MB; the limit is ${limit} MB.`;
    throw new InputError('PDF_TOO_LARGE', message, { data: { name, megabytes, limit } });
  }
  return facts.size;
}

/** Trouble with the original is the user's file; trouble with the copy is the data folder's. */
async function copyOne({ path, name, disposable = false }: SubmitFile, to: string): Promise<void> {
  try {
    if (disposable) await linkSynced(path, to);
    else await copySynced(path, to);
  } catch (error) {
    if (['ENOENT', 'EACCES', 'EPERM'].includes(reasonOf(error)) && pathOf(error) === path) throw readError(error, name);
    throw error;
  }
}

const pathOf = (error: unknown): unknown => (error instanceof Error && 'path' in error ? error.path : undefined);

function readError(error: unknown, name: string): InputError {
  const reason = reasonOf(error);
  if (reason === 'ENOENT')
    return new InputError('INPUT_NOT_FOUND', `${name} was not found.`, { data: { name }, cause: error });
  return new InputError('INPUT_UNREADABLE', `${name} cannot be read (${reason}).`, { data: { name }, cause: error });
}
