import { z } from 'zod';
import { errorRecordSchema } from '../errors';
import { progressSchema } from './progress';
import { taskStateSchema } from './states';

/** Ids look like `task_1705312845123_abc123`: milliseconds since 1970 and six of [a-z0-9]. */
export const taskIdSchema = z.string().regex(/^task_\d{13}_[a-z0-9]{6}$/);

export const inputRoleSchema = z.enum(['datasheet', 'schematic']);
export type InputRole = z.infer<typeof inputRoleSchema>;

export const taskInputSchema = z.object({
  role: inputRoleSchema,
  /** The file name as the user gave it; shown, never used as a path. */
  name: z.string(),
  bytes: z.int().min(0),
});

/** Higher runs first; low/normal/high are -10/0/10. */
export const prioritySchema = z.int().min(-100).max(100);
export const PRIORITIES = { low: -10, normal: 0, high: 10 } as const;

/** Who can write the code. A task keeps the name as text, so that one made by another version can still be shown. */
export const PROVIDERS = ['offline'] as const;
export const providerIdSchema = z.enum(PROVIDERS, {
  error: `there is no such provider; use ${PROVIDERS.join(' or ')}`,
});

/** Datasheets that one task reads at most; a schematic comes beside them. */
export const MAX_DATASHEETS = 8;

export const INSTRUCTION_MAX = 4000;
export const instructionSchema = z.string().trim().max(INSTRUCTION_MAX);

/** The facts of a finished task that a list shows without opening the result. */
export const taskSummarySchema = z.object({
  device: z.string(),
  mcu: z.string().nullable(),
  registers: z.int(),
  registersWritten: z.int(),
  components: z.int(),
  proofLevel: z.string(),
  findings: z.int(),
});
export type TaskSummary = z.infer<typeof taskSummarySchema>;

/** A task as the window, the API and the command line see it. Times are ISO 8601 in UTC. */
export const taskViewSchema = z.object({
  id: taskIdSchema,
  state: taskStateSchema,
  instruction: z.string(),
  inputs: z.array(taskInputSchema),
  provider: z.string(),
  priority: z.int(),
  pinned: z.boolean(),
  attempt: z.int().min(0),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  completedAt: z.iso.datetime().nullable(),
  /** 1 = next to run; null unless pending. */
  queuePosition: z.int().min(1).nullable(),
  /** When it will be done, from what similar inputs took on this machine; null when too little is known to say. */
  expectedEnd: z.iso.datetime().nullable(),
  progress: progressSchema,
  error: errorRecordSchema.nullable(),
  summary: taskSummarySchema.nullable(),
  /** Counts up at every change of this view; lets a reader drop stale news. */
  revision: z.int().min(0),
});
export type TaskView = z.infer<typeof taskViewSchema>;

export const taskStatsSchema = z.object({
  total: z.int(),
  pending: z.int(),
  processing: z.int(),
  completed: z.int(),
  failed: z.int(),
  cancelled: z.int(),
  queueLength: z.int(),
  currentProcessing: z.int(),
  /** Seconds; null before the first completed task. */
  averageProcessingTimeS: z.number().nullable(),
});
export type TaskStats = z.infer<typeof taskStatsSchema>;
