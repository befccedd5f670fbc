import { z } from 'zod';

const numeric = z
  .union([z.number(), z.string(), z.null()])
  .optional()
  .transform((value) => (value === null || value === undefined || value === '' ? null : Number(value)));

const truthField = z.object({
  name: z.string(),
  lsb: z.number(),
  width: z.number(),
  named_in_document: z.boolean().optional(),
});
export type TruthField = z.infer<typeof truthField>;

/** Registers of a chip as another source states them; `score` tells how much of the document that source covers. */
export const datasheetTruthSchema = z.object({
  score: z.enum(['full', 'recall', 'address']).default('full'),
  peripherals: z.array(
    z.object({
      name: z.string(),
      base: numeric,
      registers: z.array(
        z.object({
          name: z.string(),
          address: numeric,
          offset: numeric,
          reset: numeric,
          fields: z.array(truthField).default([]),
        }),
      ),
    }),
  ),
});
export type DatasheetTruth = z.infer<typeof datasheetTruthSchema>;

const node = z.object({ ref: z.string(), pin: z.coerce.string() });

/** A board's netlist from its design source. */
export const schematicTruthSchema = z.object({
  mcu: z.string().nullish(),
  components: z.array(
    z.object({
      ref: z.string(),
      pins: z.union([z.number(), z.array(z.unknown())]).optional(),
      pinNumbersDrawn: z.boolean().nullish(),
    }),
  ),
  notDrawn: z.array(z.object({ ref: z.string() })).default([]),
  nets: z.array(
    z.object({
      name: z.string().nullish(),
      label: z.string().nullish(),
      auto: z.boolean().nullish(),
      named: z.boolean().nullish(),
      aliases: z.array(z.string()).nullish(),
      nodes: z.array(node),
    }),
  ),
});
export type SchematicTruth = z.infer<typeof schematicTruthSchema>;
