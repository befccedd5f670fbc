import { z } from 'zod';
import { deviceCorrectionsSchema, svdComparisonSchema } from '../models';
import { taskIdSchema } from '../tasks';
import { command, query } from './define';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
/** A datasheet that the task read. */
const datasheet = z.object({ id: taskIdSchema, sha256: sha256Schema }).strict();

export const exportFormatSchema = z.enum(['svd', 'json', 'header', 'markdown']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const datasheetRoutes = {
  /** What the user put right in a document, whichever task read it. */
  'datasheet.corrections': query(z.object({ sha256: sha256Schema }).strict(), deviceCorrectionsSchema),
  /** Replaces the corrections of a document; an empty list takes all of them back. */
  'datasheet.correct': command(deviceCorrectionsSchema, deviceCorrectionsSchema),
  /** Save dialog for the device, corrections included; null when the user cancels, else the chosen file's name. */
  'datasheet.export': command(
    datasheet.extend({ format: exportFormatSchema }),
    z.object({ saved: z.string() }).nullable(),
  ),
  /** Asks for an SVD file and compares it with the device, corrections included; null when the user cancels. */
  'datasheet.compareSvd': command(
    datasheet,
    z.object({ file: z.string(), comparison: svdComparisonSchema }).nullable(),
  ),
} as const;
