import { z } from 'zod';
import { settingsSchema } from '../settings';
import { foundNewsSchema, logEntrySchema, taskIdSchema, taskStatsSchema, taskViewSchema } from '../tasks';
import { restRequestSchema, restStateSchema } from './rest';

/** What the main process tells the window unasked. */
export const events = {
  'task.changed': taskViewSchema,
  'task.removed': z.object({ id: taskIdSchema }),
  'task.logged': z.object({ id: taskIdSchema, entries: z.array(logEntrySchema) }),
  /** Registers of a datasheet that is being read, at most about twice a second. Provisional. */
  'task.found': z.object({ id: taskIdSchema, news: foundNewsSchema }),
  'queue.changed': z.object({ stats: taskStatsSchema, paused: z.boolean() }),
  'settings.changed': settingsSchema,
  'rest.changed': restStateSchema,
  /** Requests that the REST service has answered, oldest first. */
  'rest.requested': z.array(restRequestSchema),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]>;
