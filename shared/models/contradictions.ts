import { z } from 'zod';
import { sourceSchema } from './common';

/**
 * How an SVD file and a manual differ. `missing`: only the SVD has it; `extra`: only the manual has it; a name differs
 * where address or bits agree.
 */
export const contradictionKindSchema = z.enum([
  'peripheral-missing',
  'peripheral-extra',
  'register-missing',
  'register-extra',
  'register-name',
  'address',
  'size',
  'reset',
  'access',
  'field-missing',
  'field-extra',
  'field-name',
  'field-bits',
  'field-access',
]);

export const contradictionSchema = z.object({
  kind: contradictionKindSchema,
  peripheral: z.string(),
  register: z.string().optional(),
  field: z.string().optional(),
  /** What each side says, as people write it; null where a side has nothing. */
  manual: z.string().nullable(),
  svd: z.string().nullable(),
  /** Where the manual says it; absent for what it lacks. */
  source: sourceSchema.optional(),
});
export type Contradiction = z.infer<typeof contradictionSchema>;

/** What a comparison found. `matched` counts the registers that both sides have. */
export const svdComparisonSchema = z.object({
  device: z.string(),
  matched: z.int(),
  contradictions: z.array(contradictionSchema),
});
export type SvdComparison = z.infer<typeof svdComparisonSchema>;
