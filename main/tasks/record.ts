import { z } from 'zod';
import { errorRecordSchema } from '../../shared/errors';
import {
  isTerminal,
  NO_PROGRESS,
  type Progress,
  progressAt,
  progressSchema,
  type TaskView,
  taskIdSchema,
  taskInputSchema,
  taskStateSchema,
  taskSummarySchema,
} from '../../shared/tasks';

/** What the documents of a task asked for: pages that were read, and pages of documents that were known already. */
export const taskWorkSchema = z.object({ pagesRead: z.int().min(0), pagesKnown: z.int().min(0) });
export type TaskWork = z.infer<typeof taskWorkSchema>;

/** `tasks/<id>/task.json`: all of a task that must survive a restart. */
export const taskRecordSchema = z.object({
  schema: z.literal('task/1'),
  id: taskIdSchema,
  state: taskStateSchema,
  instruction: z.string(),
  /** `file` is the name in `inputs/`, made by the program; `name` is the user's and only shown. */
  inputs: z.array(taskInputSchema.extend({ file: z.string().regex(/^\d+\.pdf$/) })),
  provider: z.string(),
  priority: z.int(),
  /** Among tasks of one priority the lower goes first. */
  order: z.number(),
  pinned: z.boolean(),
  /** Times the task was started. */
  attempt: z.int().min(0),
  /** Ends of the program while the task ran, each divided among the tasks that ran then. */
  blame: z.number().min(0),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  completedAt: z.iso.datetime().nullable(),
  error: errorRecordSchema.nullable(),
  summary: taskSummarySchema.nullable(),
  /** Of the attempt that completed; for the estimates of later tasks. */
  work: taskWorkSchema.nullable().default(null),
  /** How far the attempt came that ended last; the progress of a running one is in memory only. */
  reached: progressSchema.nullable().default(null),
});
export type TaskRecord = z.infer<typeof taskRecordSchema>;

/** The record of a task that was just handed in. */
export function newRecord(
  { instruction, priority, provider }: Pick<TaskRecord, 'instruction' | 'priority' | 'provider'>,
  { id, inputs, order, now }: Pick<TaskRecord, 'id' | 'inputs' | 'order'> & { readonly now: number },
): TaskRecord {
  return {
    schema: 'task/1',
    id,
    state: 'pending',
    instruction,
    inputs,
    provider,
    priority,
    order,
    pinned: false,
    attempt: 0,
    blame: 0,
    createdAt: new Date(now).toISOString(),
    startedAt: null,
    completedAt: null,
    error: null,
    summary: null,
    work: null,
    reached: null,
  };
}

/** The row with what only memory knows. */
export function viewOf(
  record: TaskRecord,
  { progress, queuePosition = null, expectedEnd = null, revision }: LiveFacts,
): TaskView {
  return {
    id: record.id,
    state: record.state,
    instruction: record.instruction,
    inputs: record.inputs.map(({ role, name, bytes }) => ({ role, name, bytes })),
    provider: record.provider,
    priority: record.priority,
    pinned: record.pinned,
    attempt: record.attempt,
    createdAt: record.createdAt,
    startedAt: record.startedAt,
    completedAt: record.completedAt,
    queuePosition,
    expectedEnd: expectedEnd === null ? null : new Date(expectedEnd).toISOString(),
    progress: progress ?? progressOf(record),
    error: record.error,
    summary: record.summary,
    revision,
  };
}

/** Of a task that does not run; records of earlier versions do not tell how far one came that failed. */
function progressOf({ state, reached }: TaskRecord): Progress {
  if (state === 'completed') return progressAt('code', 1);
  return (isTerminal(state) ? reached : null) ?? NO_PROGRESS;
}

export interface LiveFacts {
  readonly progress?: Progress | undefined;
  readonly queuePosition?: number | null;
  /** Milliseconds since 1970. */
  readonly expectedEnd?: number | null;
  readonly revision: number;
}
