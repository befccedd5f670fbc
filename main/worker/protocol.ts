import { z } from 'zod';
import { errorRecordSchema } from '../../shared/errors';
import { foundRegisterSchema, logLevelSchema, stepIdSchema } from '../../shared/tasks';

const fileSchema = z.object({ path: z.string(), name: z.string() });
const limits = { maxBytes: z.int().min(1) };
/** Folder of models already read; null reads every document anew. */
const cached = {
  cacheDir: z.string().nullable(),
  /** Folder of what users put right in readings; absent leaves every reading as it is. */
  correctionsDir: z.string().optional(),
};

/** A device in the models of a result, as they were read. */
const device = { model: z.string(), sha256: z.string(), correctionsDir: z.string().optional() };

/** What a worker can be asked to do; one job per process. */
export const jobSchema = z.discriminatedUnion('kind', [
  /** Opens each file and guesses what it is. */
  z.object({ kind: z.literal('inspect'), files: z.array(fileSchema).min(1), ...limits }),
  z.object({ kind: z.literal('datasheet'), file: fileSchema, ...limits, ...cached }),
  z.object({ kind: z.literal('schematic'), file: fileSchema, ...limits, ...cached }),
  /** The whole way; writes the result folder to `outDir`. */
  z.object({
    kind: z.literal('generate'),
    datasheets: z.array(fileSchema).min(1),
    schematic: fileSchema.nullable(),
    instruction: z.string(),
    provider: z.string(),
    outDir: z.string(),
    /** Tell registers while later pages are still being read. Default false: it costs a few per cent of the time. */
    preview: z.boolean().optional(),
    ...limits,
    ...cached,
  }),
  /** The text of an export of a device that a result holds. */
  z.object({ kind: z.literal('export-device'), format: z.enum(['svd', 'json', 'header', 'markdown']), ...device }),
  /** Where an SVD file and such a device contradict each other. */
  z.object({ kind: z.literal('compare-svd'), svd: z.string(), ...device }),
]);
export type Job = z.infer<typeof jobSchema>;

export const toWorkerSchema = z.discriminatedUnion('type', [
  /** `background`: nobody waits for this very job, so everything else on the machine goes first. */
  z.object({ type: z.literal('run'), job: jobSchema, background: z.boolean() }),
  z.object({ type: z.literal('cancel') }),
]);
export type ToWorker = z.infer<typeof toWorkerSchema>;

const logDataSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const fromWorkerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('progress'),
    step: stepIdSchema,
    fraction: z.number().min(0).max(1),
    detail: z.string().optional(),
  }),
  z.object({
    type: z.literal('log'),
    step: z.string(),
    level: logLevelSchema,
    message: z.string(),
    data: logDataSchema.optional(),
  }),
  /** A document was opened: how much there is to do. */
  z.object({ type: z.literal('opened'), pages: z.int().min(0), known: z.boolean() }),
  /** Registers not told before, provisional. */
  z.object({ type: z.literal('found'), registers: z.array(foundRegisterSchema).max(200) }),
  z.object({ type: z.literal('done'), value: z.unknown() }),
  z.object({ type: z.literal('failed'), error: errorRecordSchema }),
]);
export type FromWorker = z.infer<typeof fromWorkerSchema>;
