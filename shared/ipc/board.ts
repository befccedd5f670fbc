import { z } from 'zod';
import { boardEditsSchema, boardModelSchema } from '../models';
import { taskIdSchema } from '../tasks';
import { command, query } from './define';

const byId = z.object({ id: taskIdSchema }).strict();

/** The board of a task, as its page shows it. */
export const boardViewSchema = z.object({
  /** With all corrections in it; null when the task had no schematic. */
  board: boardModelSchema.nullable(),
  /** The corrections of this schematic, whichever task they were made in. */
  edits: boardEditsSchema,
  /** False when the task's code was made with other corrections than these: running it again brings them in. */
  used: z.boolean(),
});
export type BoardView = z.infer<typeof boardViewSchema>;

export const boardRoutes = {
  'board.get': query(byId, boardViewSchema),
  /** Replaces the corrections of the task's schematic; an empty list takes all of them back. */
  'board.correct': command(byId.extend({ edits: boardEditsSchema }), boardViewSchema),
} as const;
