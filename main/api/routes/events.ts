import type { SSEMessage } from '@fastify/sse';
import type { FastifyReply } from 'fastify';
import { API_PREFIX } from '../../../shared/api';
import { isTerminal } from '../../../shared/tasks';
import type { ApiApp, ApiContext } from '../context';
import type { HubEvent } from '../hub';
import { apiTask } from '../views';
import { byId } from './schemas';

const RECONNECT_MS = 2000;

/** Server-sent events and the same over WebSocket. `Last-Event-ID` resumes; a `reset` event tells that it cannot. */
export function eventRoutes(app: ApiApp, context: ApiContext): void {
  const { hub, service } = context;

  app.get(
    `${API_PREFIX}/events`,
    { sse: 'only', schema: { summary: 'Events of all tasks (SSE)', produces: ['text/event-stream'] } },
    async (_request, reply) => stream(reply, context, null),
  );

  app.get(
    `${API_PREFIX}/tasks/:id/events`,
    {
      sse: 'only',
      schema: {
        summary: 'Events of one task (SSE), ends with the task',
        produces: ['text/event-stream'],
        params: byId,
      },
    },
    async (request, reply) => {
      const task = service.get(request.params.id);
      // 204 is what makes an EventSource stop: everything was delivered before, nothing will come.
      if (isTerminal(task.state) && reply.sse.lastEventId === hub.lastId) return reply.code(204).send();
      return stream(reply, context, task.id);
    },
  );

  app.get(`${API_PREFIX}/ws`, { websocket: true, schema: { summary: 'The same events over WebSocket' } }, (socket) => {
    const queue = hub.open(null, null);
    socket.on('close', () => queue.close());
    socket.on('error', () => queue.close());
    void (async () => {
      for await (const { id, event, data } of queue) {
        socket.send(`{"id":${JSON.stringify(id)},"event":${JSON.stringify(event)},"data":${data}}`);
      }
      socket.close(1000);
    })();
  });
}

async function stream(reply: FastifyReply, { hub, service }: ApiContext, taskId: string | null): Promise<void> {
  const queue = hub.open(taskId, reply.sse.lastEventId);
  // At once, so that a client knows it is connected before anything happens.
  reply.sse.sendHeaders();
  reply.raw.flushHeaders();
  reply.sse.onClose(() => queue.close());
  async function* messages(): AsyncGenerator<SSEMessage> {
    if (taskId !== null) {
      // A snapshot first, so that whoever connects late still knows the state.
      const task = service.get(taskId);
      yield { id: hub.lastId, event: 'task', data: JSON.stringify(apiTask(task)), retry: RECONNECT_MS };
      if (isTerminal(task.state)) return;
    }
    for await (const event of queue) {
      yield message(event);
      if (taskId !== null && event.last) return;
    }
  }
  try {
    await reply.sse.send(messages());
  } finally {
    queue.close();
  }
}

const message = ({ id, event, data }: HubEvent): SSEMessage => ({ id, event, data });
