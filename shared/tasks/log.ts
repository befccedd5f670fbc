import { z } from 'zod';

export const logLevelSchema = z.enum(['debug', 'info', 'warn', 'error']);
export type LogLevel = z.infer<typeof logLevelSchema>;

/** One line of a task's `log.jsonl`. `seq` counts from 1 within the task; `elapsedMs` since the attempt began. */
export const logEntrySchema = z.object({
  seq: z.int().min(1),
  time: z.iso.datetime(),
  elapsedMs: z.number().min(0),
  level: logLevelSchema,
  step: z.string(),
  message: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});
export type LogEntry = z.infer<typeof logEntrySchema>;
