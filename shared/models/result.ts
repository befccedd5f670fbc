import { z } from 'zod';
import { bboxSchema, severitySchema, sourceSchema } from './common';

/** How far a result was proven, weakest first. */
export const proofLevelSchema = z.enum(['none', 'parsed', 'host-compiled', 'target-compiled', 'simulated']);
export type ProofLevel = z.infer<typeof proofLevelSchema>;

/** One line of generated code and the place in a document that it rests on. Lines count from 1. */
export const provenanceEntrySchema = z.object({
  file: z.string(),
  line: z.int().min(1),
  document: z.string(),
  sha256: z.string(),
  page: z.int().min(1),
  bbox: bboxSchema,
  /** What the place is the source of, e.g. `RCC_APB2PCENR.IOPDEN`. */
  subject: z.string(),
});
export type ProvenanceEntry = z.infer<typeof provenanceEntrySchema>;

/** `result/provenance.json` */
export const provenanceSchema = z.object({
  schema: z.literal('provenance/1'),
  entries: z.array(provenanceEntrySchema),
});

export const checkSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(['passed', 'failed', 'skipped']),
  detail: z.string(),
});
export type Check = z.infer<typeof checkSchema>;

export const findingSchema = z.object({
  severity: severitySchema,
  code: z.string(),
  message: z.string(),
  /** Where it was seen; `document` is the file name the user gave. */
  places: z.array(z.object({ document: z.string(), page: z.int().min(1), bbox: bboxSchema.optional() })),
});
export type Finding = z.infer<typeof findingSchema>;

/** One pin of the controller: what the board wants of it, what the manual says it can do, what the code made of it. */
export const reportPinSchema = z.object({
  number: z.string(),
  name: z.string(),
  net: z.string().nullable(),
  /** `led`, `button`, `uart`, `i2c`, `spi`, `connector`, `crystal`, `power`, ...; `unknown` where nothing tells. */
  role: z.string(),
  /** The part or the signal that the role is about, e.g. `LED1` or `TX`. */
  of: z.string().optional(),
  /** What the code set it up as; null where it stays as after reset. */
  configured: z.string().nullable(),
  /** As the manual prints them; empty when pin and manual could not be matched. */
  functions: z.array(z.string()),
  /** The pin's row in the manual. */
  manual: sourceSchema.nullable(),
});
export type ReportPin = z.infer<typeof reportPinSchema>;

/** `result/report.json`: what was found, what was configured, what was not, and how far each claim was proven. */
export const reportSchema = z.object({
  schema: z.literal('report/1'),
  device: z.object({
    name: z.string(),
    core: z.string(),
    peripherals: z.int(),
    registers: z.int(),
    fields: z.int(),
    pins: z.int(),
  }),
  board: z.object({ mcu: z.string().nullable(), components: z.int(), nets: z.int(), namedNets: z.int() }).nullable(),
  /** The controller's pins in order of number; absent without a controller. */
  pins: z.array(reportPinSchema).optional(),
  /** What the code configures, in the order it does so. */
  configured: z.array(z.object({ subject: z.string(), detail: z.string() })),
  /** What was asked for or seen on the board and could not be done, and why. */
  notDone: z.array(z.object({ subject: z.string(), reason: z.string() })),
  findings: z.array(findingSchema),
  checks: z.array(checkSchema),
  proofLevel: proofLevelSchema,
});
export type Report = z.infer<typeof reportSchema>;

/** `result/metadata.json` and the `metadata` of the REST answers. */
export const metadataSchema = z.object({
  schema: z.literal('result-metadata/1'),
  device: z.string(),
  core: z.string(),
  mcu: z.string().nullable(),
  instruction: z.string(),
  provider: z.string(),
  proofLevel: proofLevelSchema,
  registersWritten: z.int(),
  generatorVersion: z.string(),
  inputs: z.array(z.object({ role: z.string(), name: z.string(), sha256: z.string(), pages: z.int() })),
  files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.string() })),
});
export type ResultMetadata = z.infer<typeof metadataSchema>;
