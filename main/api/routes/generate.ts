import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Accepted, API_PREFIX, acceptedSchema, apiResultSchema } from '../../../shared/api';
import { AgentError } from '../../../shared/errors';
import { isTerminal, type TaskView } from '../../../shared/tasks';
import type { ApiApp, ApiContext } from '../context';
import { parsePrefer } from '../prefer';
import { resultOf } from '../result';
import { submitForm } from '../submit';
import { receiveForm } from '../upload';
import { pollAfterS, resultUrl, statusUrl } from '../views';
import { waitForEnd } from '../wait';
import { problems } from './schemas';

const headers = z.object({ 'idempotency-key': z.string().optional(), prefer: z.string().optional() });
const FORM = 'The files are streamed to disk; their names are shown to people and never become part of a path.';

/** Submits: at once with 202, or as the first version did, with the answer held until the code is there. */
export function generateRoutes(app: ApiApp, context: ApiContext): void {
  app.post(
    `${API_PREFIX}/generate/async`,
    {
      schema: {
        summary: 'Submit a task',
        description: FORM,
        consumes: ['multipart/form-data'],
        headers,
        response: { 202: acceptedSchema, ...problems(400, 401, 403, 409, 413, 415, 422, 429, 507) },
      },
    },
    async (request, reply) => accept(context, await submit(context, request, reply), reply),
  );

  app.post(
    `${API_PREFIX}/generate`,
    {
      schema: {
        summary: 'Submit a task and wait for its result',
        description: `${FORM} The task is cancelled when the caller hangs up, unless on_disconnect=keep.`,
        consumes: ['multipart/form-data'],
        headers,
        querystring: z.object({ on_disconnect: z.enum(['cancel', 'keep']).default('cancel') }),
        response: {
          200: apiResultSchema,
          202: acceptedSchema,
          ...problems(400, 401, 403, 409, 413, 415, 422, 429, 500, 502, 504, 507),
        },
      },
    },
    async (request, reply) => {
      const prefer = parsePrefer(request.headers.prefer);
      // Before the submit, which takes a while: a caller may hang up during it as well.
      const hungUp = new AbortController();
      reply.raw.once('close', () => hungUp.abort());
      const task = await submit(context, request, reply);
      if (prefer.respondAsync && prefer.waitS === null) return accept(context, task, reply);
      const limit = prefer.waitS === null ? null : prefer.waitS * 1000;
      const outcome = await waitForEnd(context.service, task, limit, hungUp.signal);
      if (outcome === 'timeout') return accept(context, task, reply);
      if (outcome === 'gone') await onHangUp(context, task.id, request.query.on_disconnect);
      return reply.code(200).send(await resultOf(context.service, task.id));
    },
  );
}

async function submit(context: ApiContext, request: FastifyRequest, reply: FastifyReply): Promise<TaskView> {
  const maxBytes = context.options.maxInputMegabytes() * 1024 * 1024;
  const given = request.headers['idempotency-key'];
  const key = typeof given === 'string' ? given : undefined;
  const form = await receiveForm(request, { root: context.uploads, maxBytes, fingerprint: key !== undefined });
  const { task, replayed } = await submitForm(context, form, key);
  if (replayed) reply.header('idempotency-replayed', 'true');
  return task;
}

function accept(context: ApiContext, task: TaskView, reply: FastifyReply): Accepted {
  reply.code(202).header('location', statusUrl(task.id)).header('retry-after', pollAfterS(task, context.now()));
  return {
    task_id: task.id,
    status: 'accepted',
    estimated_time: estimateS(context, task),
    status_url: statusUrl(task.id),
    result_url: resultUrl(task.id),
  };
}

/** Seconds until the task should be done; null while too little is known to say. */
function estimateS(context: ApiContext, { expectedEnd }: TaskView): number | null {
  return expectedEnd === null ? null : Math.max(0, Math.ceil((Date.parse(expectedEnd) - context.now()) / 1000));
}

async function onHangUp(context: ApiContext, id: string, wish: 'cancel' | 'keep'): Promise<never> {
  const running = !isTerminal(context.service.get(id).state);
  if (wish === 'cancel' && running) await context.service.cancel(id);
  throw new AgentError('TASK_CANCELLED', 'The caller hung up before the result was there.');
}
