import type { z } from 'zod';
import { reasonOf } from '../../../shared/errors';
import { type BoardModel, boardModelSchema, type DeviceModel, deviceModelSchema } from '../../../shared/models';
import type { StepId } from '../../../shared/tasks';
import { hashFile, ModelCache } from '../cache';
import type { StepContext } from '../context';
import { withCorrections } from '../corrections/board';
import { type CorrectedReading, correctDevice } from '../corrections/device';
import { DATASHEET_READER_VERSION, readDatasheet } from '../datasheet';
import { openPdf, type PdfDocument } from '../pdf';
import { readSchematic, SCHEMATIC_READER_VERSION, withManuals } from '../schematic';
import { type JobContext, stepContext } from './context';

export interface InputFile {
  readonly path: string;
  readonly name: string;
}

export interface ReadOptions {
  readonly maxBytes: number;
  /** Folder of models already read; null reads anew and keeps nothing. */
  readonly cacheDir: string | null;
  /** Folder of what users put right in readings; absent leaves every reading as it is. */
  readonly correctionsDir?: string | undefined;
}

type Reader<M> = (document: PdfDocument, context: StepContext) => Promise<M>;

/**
 * Reads a datasheet, or finds that it was read before, and puts the user's corrections in. `from`..`to` is the part of
 * the step that it takes.
 */
export async function readDevice(
  file: InputFile,
  options: ReadOptions,
  job: JobContext,
  from = 0,
  to = 1,
): Promise<CorrectedReading> {
  const key = `device-${DATASHEET_READER_VERSION}`;
  const place = { job, step: 'datasheet' as const, from, to };
  const asRead = await readThrough(file, options, key, deviceModelSchema, readDatasheet, place);
  const reading = await correctDevice(asRead, options.correctionsDir);
  const { edits } = reading.corrections;
  if (edits.length > 0)
    job.log('datasheet', 'info', `${file.name}: the user's corrections hold`, { edits: edits.length });
  return reading;
}

/** A board as read, and the same with the user's corrections in it; the same object where there are none. */
export interface BoardReading {
  readonly asRead: BoardModel;
  readonly board: BoardModel;
}

/**
 * Reads a schematic, or finds that it was read before, and puts in what the user corrected. The manuals have a say in which
 * part is the controller, the user has the last word.
 */
export async function readBoard(
  file: InputFile,
  options: ReadOptions,
  job: JobContext,
  manuals: readonly DeviceModel[] = [],
): Promise<BoardReading> {
  const key = `board-${SCHEMATIC_READER_VERSION}`;
  const place = { job, step: 'schematic' as const, from: 0, to: 1 };
  const asRead = withManuals(await readThrough(file, options, key, boardModelSchema, readSchematic, place), manuals);
  const board = await withCorrections(asRead, options.correctionsDir);
  const edits = board.edits?.length ?? 0;
  if (edits > 0) job.log('schematic', 'info', 'Corrections by the user are in use', { edits });
  return { asRead, board };
}

interface Place {
  readonly job: JobContext;
  readonly step: StepId;
  readonly from: number;
  readonly to: number;
}

async function readThrough<M extends { document: { name: string; sha256: string; pages: number } }>(
  file: InputFile,
  options: ReadOptions,
  key: string,
  schema: z.ZodType<M>,
  read: Reader<M>,
  { job, step, from, to }: Place,
): Promise<M> {
  const context = stepContext(job, step, from, to);
  const cache = options.cacheDir === null ? null : new ModelCache(options.cacheDir);
  const known =
    cache === null
      ? null
      : await findKnown(cache, file.path, key, schema).catch((error: unknown) => tellUnusable(context, error));
  if (known !== null) {
    context.log('info', `${file.name} was read before`, { sha256: known.document.sha256 });
    job.opened(known.document.pages, true);
    context.progress(1);
    return { ...known, document: { ...known.document, name: file.name } };
  }
  const document = await openPdf(file.path, { name: file.name, maxBytes: options.maxBytes });
  context.log('info', `Reading ${file.name}`, { pages: document.pageCount });
  job.opened(document.pageCount, false);
  try {
    // Through the schema, as a cached model goes: it sets the order of keys, and so the bytes of the result.
    const model = schema.parse(await read(document, context));
    await cache?.save(model.document.sha256, key, model).catch((error: unknown) => tellUnusable(context, error));
    return model;
  } finally {
    await document.close();
  }
}

/** A cache only saves time: a full disk or a folder of somebody else must not cost the reading. */
function tellUnusable(context: StepContext, error: unknown): null {
  context.log('warn', 'The cache of earlier readings cannot be used', { reason: reasonOf(error) });
  return null;
}

/** Null also for a file that cannot be hashed: opening it then says what is wrong with it. */
async function findKnown<M>(cache: ModelCache, path: string, key: string, schema: z.ZodType<M>): Promise<M | null> {
  const sha256 = await hashFile(path).catch(() => null);
  return sha256 === null ? null : cache.load(sha256, key, schema);
}
