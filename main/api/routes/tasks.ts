import { crc32 } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { API_PREFIX, type ApiTask, apiLogsSchema, apiTaskPageSchema, apiTaskSchema } from '../../../shared/api';
import { isTerminal, logLevelSchema, type TaskView, taskStateSchema } from '../../../shared/tasks';
import type { ApiApp, ApiContext } from '../context';
import { apiStats, apiTask, pollAfterS, statusUrl } from '../views';
import { byId, problems } from './schemas';

const listQuery = z.object({
  status: taskStateSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
const logsQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(5000).default(1000),
  level: logLevelSchema.optional(),
});

/** Status, list, logs, and what can be done to a task. */
export function taskRoutes(app: ApiApp, { service, now }: ApiContext): void {
  app.get(
    `${API_PREFIX}/tasks/:id`,
    {
      schema: {
        summary: 'Status of a task',
        params: byId,
        response: { 200: apiTaskSchema, 304: z.undefined(), ...problems(400, 401, 403, 404) },
      },
    },
    async (request, reply) => {
      const task = service.get(request.params.id);
      const text = JSON.stringify(apiTask(task));
      const etag = etagOf(text);
      reply.header('etag', etag).header('cache-control', 'no-cache');
      if (!isTerminal(task.state)) reply.header('retry-after', pollAfterS(task, now()));
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return sendJson(reply, text);
    },
  );

  app.get(
    `${API_PREFIX}/tasks`,
    {
      schema: {
        summary: 'Tasks, newest first',
        querystring: listQuery,
        response: { 200: apiTaskPageSchema, ...problems(400, 401, 403) },
      },
    },
    async ({ query }) => {
      const { tasks, nextCursor } = service.list({ state: query.status, limit: query.limit, cursor: query.cursor });
      return { tasks: tasks.map(apiTask), stats: apiStats(service.stats()), next_cursor: nextCursor };
    },
  );

  app.delete(
    `${API_PREFIX}/tasks/:id`,
    {
      schema: {
        summary: 'Delete a task and its files; a running one is cancelled first',
        params: byId,
        response: { 204: z.undefined(), ...problems(400, 401, 403, 404) },
      },
    },
    async (request, reply) => {
      await service.remove(request.params.id);
      return reply.code(204).send();
    },
  );

  for (const action of ['cancel', 'retry'] as const) {
    app.post(
      `${API_PREFIX}/tasks/:id/${action}`,
      {
        schema: {
          summary: action === 'cancel' ? 'Cancel a task' : 'Run a failed or cancelled task again',
          params: byId,
          response: { 202: apiTaskSchema, ...problems(400, 401, 403, 404, 409) },
        },
      },
      async (request, reply) => answerAction(reply, await service[action](request.params.id)),
    );
  }

  app.get(
    `${API_PREFIX}/tasks/:id/logs`,
    {
      schema: {
        summary: 'Log entries after a sequence number, oldest first',
        params: byId,
        querystring: logsQuery,
        response: { 200: apiLogsSchema, ...problems(400, 401, 403, 404) },
      },
    },
    async ({ params, query }) => service.logs(params.id, query),
  );
}

function answerAction(reply: FastifyReply, task: TaskView): ApiTask {
  reply.code(202).header('location', statusUrl(task.id));
  return apiTask(task);
}

/**
 * Over the content, so that it stays true over a restart of the service. A checksum is enough: it tells two states of
 * one task apart, and nobody gains by making two alike. This is the call that every client makes all the time.
 */
const etagOf = (text: string): string => `"${crc32(text).toString(36)}-${text.length.toString(36)}"`;

/** Text that is JSON already passes the serialiser by. */
const sendJson = (reply: FastifyReply, text: string): FastifyReply =>
  reply.type('application/json; charset=utf-8').send(text);
