import { z } from 'zod';
import { errorRecordSchema } from '../errors';
import { inputRoleSchema, MAX_DATASHEETS } from '../tasks';
import { command } from './define';

/** A file that the user dropped or picked. The window holds the token; the path stays in the main process. */
export const offeredFileSchema = z.object({
  token: z.string(),
  name: z.string(),
  bytes: z.int().min(0),
  /** Null when the file cannot be opened; `error` says why. */
  pages: z.int().nullable(),
  /** What the file looks like; null when it could be either. */
  guess: inputRoleSchema.nullable(),
  error: errorRecordSchema.nullable(),
});
export type OfferedFile = z.infer<typeof offeredFileSchema>;

/** All that one task can take, dropped together. */
const offerInputSchema = z.object({
  paths: z
    .array(z.string().min(1))
    .min(1)
    .max(MAX_DATASHEETS + 1),
});

export const fileRoutes = {
  /** Called by the preload alone, with the paths behind File objects: page code cannot name a path. */
  'files.offer': command(offerInputSchema, z.array(offeredFileSchema)),
  /** Opens the system's file dialog; empty when the user cancels it. */
  'files.pick': command(z.object({}).strict(), z.array(offeredFileSchema)),
  /** The two samples that come with the program, as if the user had dropped them. */
  'files.samples': command(z.object({}).strict(), z.array(offeredFileSchema)),
} as const;
