import { z } from 'zod';
import { diagnosticSchema, documentSchema, sourceSchema } from './common';

export const componentPinSchema = z.object({
  number: z.string(),
  name: z.string().optional(),
  /** The net's name in `nets`, or null when the pin reaches nothing or its wire could not be followed. */
  net: z.string().nullable(),
});

export const componentSchema = z.object({
  ref: z.string(),
  value: z.string().optional(),
  part: z.string().optional(),
  pins: z.array(componentPinSchema),
  source: sourceSchema,
});
export type Component = z.infer<typeof componentSchema>;

/** `named` is false when no name is drawn on the net; `name` is then made up and unique. */
export const netSchema = z.object({
  name: z.string(),
  named: z.boolean(),
  nodes: z.array(z.object({ ref: z.string(), pin: z.string() })),
  source: sourceSchema.optional(),
});
export type Net = z.infer<typeof netSchema>;

/** What a schematic says about a board. `mcu` is the designator of the controller, null when none stands out. */
export const boardModelSchema = z.object({
  schema: z.literal('board-model/1'),
  document: documentSchema,
  components: z.array(componentSchema),
  nets: z.array(netSchema),
  mcu: z.string().nullable(),
  diagnostics: z.array(diagnosticSchema),
});
export type BoardModel = z.infer<typeof boardModelSchema>;
