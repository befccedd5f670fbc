import { z } from 'zod';
import { metadataSchema } from '../models';
import { logEntrySchema, taskIdSchema, taskStateSchema } from '../tasks';

/** Version of the REST contract; part of every path. Field names are snake_case, as the first clients know them. */
export const API_PREFIX = '/api/v1';

export const apiErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  retryable: z.boolean(),
});

/** `current_step` counts from 1 (0 before the first); `percentage` 0..100. */
export const apiProgressSchema = z.object({
  current_step: z.int(),
  total_steps: z.int(),
  step_name: z.string(),
  percentage: z.number(),
});

export const apiTaskSchema = z.object({
  task_id: taskIdSchema,
  status: taskStateSchema,
  progress: apiProgressSchema,
  /** 1 = next to run; present while pending. */
  queue_position: z.int().optional(),
  priority: z.int(),
  attempt: z.int(),
  created_at: z.iso.datetime(),
  started_at: z.iso.datetime().optional(),
  completed_at: z.iso.datetime().optional(),
  /** Seconds from start to end; present when finished. */
  processing_time_s: z.number().optional(),
  error: apiErrorSchema.optional(),
});
export type ApiTask = z.infer<typeof apiTaskSchema>;

/** The answer to a submit. `estimated_time` is in seconds, null while nothing similar was measured. */
export const acceptedSchema = z.object({
  task_id: taskIdSchema,
  status: z.literal('accepted'),
  estimated_time: z.number().nullable(),
  status_url: z.string(),
  result_url: z.string(),
});
export type Accepted = z.infer<typeof acceptedSchema>;

export const apiResultSchema = z.object({
  task_id: taskIdSchema,
  generated_code: z.string(),
  metadata: metadataSchema,
  files: z.array(z.object({ name: z.string(), bytes: z.int(), url: z.string() })),
});
export type ApiResult = z.infer<typeof apiResultSchema>;

export const apiStatsSchema = z.object({
  total: z.int(),
  pending: z.int(),
  processing: z.int(),
  completed: z.int(),
  failed: z.int(),
  cancelled: z.int(),
  queue_length: z.int(),
  current_processing: z.int(),
  /** Seconds; null before the first completed task. */
  average_processing_time_s: z.number().nullable(),
});
export type ApiStats = z.infer<typeof apiStatsSchema>;

export const apiTaskPageSchema = z.object({
  tasks: z.array(apiTaskSchema),
  stats: apiStatsSchema,
  next_cursor: z.string().nullable(),
});

/** `last` is the seq to pass as `after` next time. */
export const apiLogsSchema = z.object({ entries: z.array(logEntrySchema), last: z.int() });

/** RFC 9457. `code` is stable; `errors` names the fields at fault. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().optional(),
  code: z.string(),
  hint: z.string(),
  retryable: z.boolean(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export const healthSchema = z.object({ status: z.literal('ok'), version: z.string(), uptime_s: z.number() });
