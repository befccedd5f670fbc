import { z } from 'zod';

const nameSchema = z.string().trim().min(1).max(200);
/** A designator, a pin's number or a net's name as it stands in the model; a drawing may hold any text. */
const keySchema = z.string().min(1).max(500);

/**
 * One correction of a board. Names are those that hold after the edits before it, so edits are applied in order. Naming
 * a net like another one, or connecting a pin to it, joins them: a net is its name.
 */
export const boardEditSchema = z.discriminatedUnion('do', [
  z
    .object({
      do: z.literal('rename-net'),
      net: keySchema,
      to: nameSchema,
      /** A pin on the net: finds it when the made-up name of a net without one has changed. */
      anchor: z.object({ ref: keySchema, pin: keySchema }).strict().optional(),
    })
    .strict(),
  z.object({ do: z.literal('connect'), ref: keySchema, pin: keySchema, net: nameSchema }).strict(),
  z.object({ do: z.literal('disconnect'), ref: keySchema, pin: keySchema }).strict(),
  /** Null says that the board has no controller. */
  z.object({ do: z.literal('choose-mcu'), ref: keySchema.nullable() }).strict(),
  z.object({ do: z.literal('rename-component'), ref: keySchema, to: nameSchema }).strict(),
  z.object({ do: z.literal('delete-component'), ref: keySchema }).strict(),
]);
export type BoardEdit = z.infer<typeof boardEditSchema>;

export const boardEditsSchema = z.array(boardEditSchema).max(5000);

/** `<data dir>/corrections/<sha256 of the schematic>.board.json`: what the user put right, in order. */
export const boardCorrectionsSchema = z.object({
  schema: z.literal('board-corrections/1'),
  document: z.string(),
  edits: boardEditsSchema,
});
