import { z } from 'zod';
import { RequestError } from '../../shared/errors';
import { instructionSchema, PRIORITIES, prioritySchema, providerIdSchema, type TaskView } from '../../shared/tasks';
import type { TaskService } from '../tasks/service';
import type { IdempotencyKeys } from './idempotency';
import type { UploadedForm } from './upload';
import type { Webhooks } from './webhooks';

const DEFAULT_INSTRUCTION = '生成初始化代码';

const namedPriority = z.enum(['low', 'normal', 'high']).transform((name) => PRIORITIES[name]);
const numericPriority = z
  .string()
  .regex(/^-?\d{1,3}$/, 'must be low, normal, high or a whole number')
  .transform(Number)
  .pipe(prioritySchema);

/** The text fields of the submit form. Unknown ones are refused: a misspelt option must not be ignored in silence. */
export const submitFieldsSchema = z
  .object({
    instruction: instructionSchema.default(DEFAULT_INSTRUCTION),
    priority: z.union([namedPriority, numericPriority]).default(PRIORITIES.normal),
    provider: providerIdSchema.default('offline'),
    callback_url: z.string().max(2048).optional(),
  })
  .strict();

export interface SubmitDoors {
  readonly service: TaskService;
  readonly keys: IdempotencyKeys;
  readonly webhooks: Webhooks;
}

/**
 * Makes a task of an uploaded form, or finds the one the same Idempotency-Key made before. The form's files are gone
 * afterwards in every case. Throws RequestError REQUEST_INVALID naming the fields at fault, and what `submit` throws.
 */
export async function submitForm(
  doors: SubmitDoors,
  form: UploadedForm,
  key: string | undefined,
): Promise<{ task: TaskView; replayed: boolean }> {
  try {
    const fields = parseFields(form.fields);
    const callback = fields.callback_url;
    if (callback !== undefined) doors.webhooks.check(callback);
    const { taskId, replayed } = await doors.keys.once(key, form.fingerprint, async () => {
      const task = await doors.service.submit({
        datasheets: form.datasheets,
        schematic: form.schematic,
        instruction: fields.instruction === '' ? DEFAULT_INSTRUCTION : fields.instruction,
        priority: fields.priority,
        provider: fields.provider,
      });
      if (callback !== undefined) await doors.webhooks.add(task.id, callback);
      return task.id;
    });
    return { task: doors.service.get(taskId), replayed };
  } finally {
    await form.discard();
  }
}

function parseFields(fields: Readonly<Record<string, string>>): z.output<typeof submitFieldsSchema> {
  const parsed = submitFieldsSchema.safeParse(fields);
  if (parsed.success) return parsed.data;
  const named = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'form'}: ${message}`).join('; ');
  throw new RequestError('REQUEST_INVALID', named);
}
