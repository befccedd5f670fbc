import { createReadStream } from 'node:fs';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { API_PREFIX, apiResultSchema } from '../../../shared/api';
import { AgentError } from '../../../shared/errors';
import { isTerminal } from '../../../shared/tasks';
import type { ApiApp, ApiContext } from '../context';
import { sendTaskFailure } from '../problem';
import { resultOf } from '../result';
import { byId, problems } from './schemas';

const query = z.object({
  format: z.enum(['json', 'file', 'zip']).default('json'),
  name: z.string().min(1).max(200).optional(),
});

const CODE_FILE = 'generated.c';

/** The result as JSON, as one file, or everything as a zip. */
export function resultRoutes(app: ApiApp, { service }: ApiContext): void {
  app.get(
    `${API_PREFIX}/tasks/:id/result`,
    {
      schema: {
        summary: 'Result of a completed task',
        description: 'format=file (name defaults to generated.c) or Accept: text/x-c downloads; format=zip gives all.',
        params: byId,
        querystring: query,
        response: { 200: apiResultSchema, ...problems(400, 401, 403, 404, 409, 422, 500) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { format, name } = request.query;
      const { state, error } = service.get(id);
      if (isTerminal(state) && error !== null) return sendTaskFailure(reply, request, AgentError.fromRecord(error));
      if (format === 'zip') return sendZip(reply, id, await service.resultZip(id));
      if (format === 'file' || (request.headers.accept ?? '').includes('text/x-c')) {
        const file = name ?? CODE_FILE;
        return sendFile(reply, file, await service.resultFilePath(id, file));
      }
      return resultOf(service, id);
    },
  );
}

const attachment = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name.split('/').at(-1) ?? name)}`;

function sendZip(reply: FastifyReply, id: string, bytes: Uint8Array): FastifyReply {
  reply.type('application/zip').header('content-disposition', attachment(`${id}.zip`));
  return raw(reply, Buffer.from(bytes));
}

function sendFile(reply: FastifyReply, name: string, path: string): FastifyReply {
  reply.type(mediaType(name)).header('content-disposition', attachment(name));
  return raw(reply, createReadStream(path));
}

/** Streams and buffers pass the JSON serialiser by; the declared 200 schema is that of the JSON form. */
const raw = (reply: FastifyReply, body: unknown): FastifyReply => reply.code(200).send(body);

function mediaType(name: string): string {
  if (/\.[ch]$/.test(name)) return 'text/x-c; charset=utf-8';
  if (name.endsWith('.json')) return 'application/json; charset=utf-8';
  if (name.endsWith('.svd')) return 'application/xml; charset=utf-8';
  return 'text/plain; charset=utf-8';
}
