import { z } from 'zod';
import { errorRecordSchema } from '../errors';
import { command, query } from './define';

const none = z.object({}).strict();

/** Whether the REST service answers. `url` is there when it does, `error` when it could not start. */
export const restStateSchema = z.object({
  status: z.enum(['off', 'starting', 'on', 'failed']),
  url: z.string().nullable(),
  error: errorRecordSchema.nullable(),
});
export type RestState = z.infer<typeof restStateSchema>;

/** `kept` is false where the system has no safe place for secrets: the token then ends with the program. */
const restTokenSchema = z.object({ token: z.string(), kept: z.boolean() });
export type RestToken = z.infer<typeof restTokenSchema>;

/** One answered request: nothing of its query, headers or body. `seq` counts from 1 in a run of the program. */
export const restRequestSchema = z.object({
  seq: z.int(),
  time: z.iso.datetime(),
  method: z.string(),
  path: z.string(),
  status: z.int(),
  milliseconds: z.number(),
});
export type RestRequest = z.infer<typeof restRequestSchema>;

/** The service itself is switched with `settings.set`; these tell what came of it. */
export const restRoutes = {
  'rest.state': query(none, restStateSchema),
  'rest.token': query(none, restTokenSchema),
  'rest.renewToken': command(none, restTokenSchema),
  'rest.requests': query(none, z.array(restRequestSchema)),
} as const;
