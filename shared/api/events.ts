import { z } from 'zod';
import { logEntrySchema, taskIdSchema } from '../tasks';
import { apiStatsSchema, apiTaskSchema } from './schemas';

/**
 * What the event streams carry; SSE `event:` and WebSocket `event` have the same names. `reset` means that events were
 * missed (the stream was away too long or the service was restarted): fetch the state again.
 */
export const apiEvents = {
  task: apiTaskSchema,
  log: z.object({ task_id: taskIdSchema, entries: z.array(logEntrySchema) }),
  removed: z.object({ task_id: taskIdSchema }),
  queue: z.object({ stats: apiStatsSchema, paused: z.boolean() }),
  reset: z.object({ reason: z.string() }),
} as const;

export type ApiEventName = keyof typeof apiEvents;
export type ApiEventData<E extends ApiEventName> = z.infer<(typeof apiEvents)[E]>;
