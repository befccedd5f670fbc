import { z } from 'zod';
import { boardEditsSchema } from './board-corrections';
import { diagnosticSchema, documentSchema, sourceSchema } from './common';

/** True on what the user corrected; absent on what the sheet says. */
const corrected = z.literal(true).optional();

export const componentPinSchema = z.object({
  number: z.string(),
  name: z.string().optional(),
  /** The net's name in `nets`, or null when the pin reaches nothing or its wire could not be followed. */
  net: z.string().nullable(),
  /** The pin's line on the sheet, from where wires meet it to the symbol. */
  source: sourceSchema.optional(),
  /** The sheet marks the pin as left open on purpose, by a cross at its end; absent where it says nothing. */
  noConnect: z.literal(true).optional(),
  corrected,
});
export type ComponentPin = z.infer<typeof componentPinSchema>;

export const componentSchema = z.object({
  ref: z.string(),
  value: z.string().optional(),
  part: z.string().optional(),
  pins: z.array(componentPinSchema),
  source: sourceSchema,
  /** Every symbol of a part that is drawn in several, the first one included. */
  units: z.array(sourceSchema).optional(),
  /** The sheet says that the part is left out of the board (`DNP`, `NC`, `不贴`); absent where it says nothing. */
  notFitted: z.literal(true).optional(),
  corrected,
});
export type Component = z.infer<typeof componentSchema>;

/** Straight pieces of wire on one sheet, `[x0, y0, x1, y1]` from end to end, in the points that boxes use. */
export const sheetWiresSchema = z.object({
  page: z.int().min(1),
  lines: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
});
export type SheetWires = z.infer<typeof sheetWiresSchema>;

/** `named` is false when no name is drawn on the net; `name` is then made up and unique. */
export const netSchema = z.object({
  name: z.string(),
  named: z.boolean(),
  nodes: z.array(z.object({ ref: z.string(), pin: z.string() })),
  source: sourceSchema.optional(),
  wires: z.array(sheetWiresSchema).optional(),
  /** Where the net's names stand: labels, ports, supply symbols. */
  labels: z.array(sourceSchema).optional(),
  corrected,
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
  /** The user's corrections that are in this model; absent in what the reader gives. */
  edits: boardEditsSchema.optional(),
});
export type BoardModel = z.infer<typeof boardModelSchema>;
