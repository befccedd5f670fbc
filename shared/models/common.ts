import { z } from 'zod';

/** `[x0, y0, x1, y1]` in PDF points of the page as displayed (after /Rotate), origin lower left, x0 <= x1 and y0 <= y1. */
export const bboxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type BBox = z.infer<typeof bboxSchema>;

/** The place in a document that a fact was read from. `page` counts from 1. */
export const sourceSchema = z.object({
  page: z.int().min(1),
  bbox: bboxSchema,
  /** Which document, by sha256, where a result draws on more than one; absent means the model's own document. */
  document: z.string().optional(),
});
export type Source = z.infer<typeof sourceSchema>;

export const severitySchema = z.enum(['info', 'warning', 'error']);

/** Something a reader saw and could not use, or used with doubt. `code` is stable, `message` is for people. */
export const diagnosticSchema = z.object({
  severity: severitySchema,
  code: z.string(),
  message: z.string(),
  page: z.int().min(1).optional(),
  bbox: bboxSchema.optional(),
});
export type Diagnostic = z.infer<typeof diagnosticSchema>;

export const documentSchema = z.object({
  name: z.string(),
  sha256: z.string(),
  pages: z.int().min(0),
  /** BCP 47 primary tag of the main text; 'und' when there is too little of it. */
  language: z.string(),
  title: z.string().optional(),
});
export type DocumentInfo = z.infer<typeof documentSchema>;
