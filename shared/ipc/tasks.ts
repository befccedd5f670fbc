import { z } from 'zod';
import { metadataSchema, provenanceSchema, reportSchema } from '../models';
import {
  foundListSchema,
  instructionSchema,
  logEntrySchema,
  logLevelSchema,
  prioritySchema,
  providerIdSchema,
  taskIdSchema,
  taskStateSchema,
  taskStatsSchema,
  taskViewSchema,
} from '../tasks';
import { command, query } from './define';

const byId = z.object({ id: taskIdSchema }).strict();
const nothing = z.null();

export const submitInputSchema = z
  .object({
    /** Tokens from `files.offer` or `files.pick`. */
    datasheets: z.array(z.string().min(1)).min(1).max(8),
    schematic: z.string().min(1).nullable(),
    instruction: instructionSchema,
    priority: prioritySchema.default(0),
    provider: providerIdSchema.default('offline'),
  })
  .strict();

export const taskPageSchema = z.object({ tasks: z.array(taskViewSchema), nextCursor: z.string().nullable() });

export const resultFileSchema = z.object({ name: z.string(), bytes: z.int() });

/** What the result page needs at once; other files are fetched by name. */
export const taskResultSchema = z.object({
  code: z.string(),
  report: reportSchema,
  provenance: provenanceSchema,
  metadata: metadataSchema,
  files: z.array(resultFileSchema),
});
export type TaskResult = z.infer<typeof taskResultSchema>;

export const taskRoutes = {
  'tasks.submit': command(submitInputSchema, taskViewSchema),
  /** Newest first. `cursor` is the `nextCursor` of the page before. */
  'tasks.list': query(
    z
      .object({
        state: taskStateSchema.optional(),
        /** Only tasks with each of its words in device, instruction, id or names of files. */
        text: z.string().max(200).optional(),
        limit: z.int().min(1).max(200).default(50),
        cursor: z.string().optional(),
      })
      .strict(),
    taskPageSchema,
  ),
  'tasks.get': query(byId, taskViewSchema),
  'tasks.stats': query(z.object({}).strict(), z.object({ stats: taskStatsSchema, paused: z.boolean() })),
  'tasks.cancel': command(byId, taskViewSchema),
  'tasks.retry': command(byId, taskViewSchema),
  /** A new task with the inputs, instruction and priority of this one, which stays as it is. */
  'tasks.again': command(byId, taskViewSchema),
  /** Cancels first when it runs; removes record, inputs, log and result. */
  'tasks.remove': command(byId, nothing),
  'tasks.pin': command(byId.extend({ pinned: z.boolean() }), taskViewSchema),
  'tasks.prioritise': command(byId.extend({ priority: prioritySchema }), taskViewSchema),
  /** Moves a pending task in the queue so that it runs just before `before` (null = last). */
  'tasks.reorder': command(byId.extend({ before: taskIdSchema.nullable() }), nothing),
  'tasks.pause': command(z.object({ paused: z.boolean() }).strict(), nothing),
  /** Entries with seq > after, oldest first. */
  'tasks.logs': query(
    byId.extend({
      after: z.int().min(0).default(0),
      limit: z.int().min(1).max(5000).default(1000),
      level: logLevelSchema.optional(),
    }),
    z.object({ entries: z.array(logEntrySchema), last: z.int().min(0) }),
  ),
  /** What a running task has found so far, provisional; empty when it does not run. */
  'tasks.found': query(byId, foundListSchema),
  'tasks.result': query(byId, taskResultSchema),
  'tasks.resultFile': query(byId.extend({ name: z.string().min(1) }), z.object({ name: z.string(), text: z.string() })),
  /** A document that a completed task read, by its sha256 in the result's metadata; for showing its pages. */
  'tasks.inputFile': query(
    byId.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
  ),
  /** Save dialog for one result file; null when the user cancels, else the chosen file's name. */
  'tasks.saveFile': command(byId.extend({ name: z.string().min(1) }), z.object({ saved: z.string() }).nullable()),
  /** Save dialog for everything as a zip. */
  'tasks.saveZip': command(byId, z.object({ saved: z.string() }).nullable()),
  'tasks.saveLog': command(byId, z.object({ saved: z.string() }).nullable()),
} as const;
