import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_PREFIX } from '../../../shared/api';
import { isTerminal } from '../../../shared/tasks';
import type { ApiApp, ApiContext } from '../context';
import type { HubEvent } from '../hub';
import { sseFrame } from '../sse';
import { apiTask } from '../views';
import { byId } from './schemas';

const RECONNECT_MS = 2000;
/** Bytes that may wait for the reader of a WebSocket before it is cut off. */
const BACKLOG_LIMIT = 1024 * 1024;

/** Server-sent events and the same over WebSocket. `Last-Event-ID` resumes; a `reset` event tells that it cannot. */
export function eventRoutes(app: ApiApp, context: ApiContext): void {
  const { hub, service } = context;

  app.get(
    `${API_PREFIX}/events`,
    { schema: { summary: 'Events of all tasks (SSE)', produces: ['text/event-stream'] } },
    async (request, reply) => follow(request, reply, context, null),
  );

  app.get(
    `${API_PREFIX}/tasks/:id/events`,
    {
      schema: {
        summary: 'Events of one task (SSE), ends with the task',
        produces: ['text/event-stream'],
        params: byId,
      },
    },
    async (request, reply) => {
      service.get(request.params.id);
      return follow(request, reply, context, request.params.id);
    },
  );

  app.get(`${API_PREFIX}/ws`, { websocket: true, schema: { summary: 'The same events over WebSocket' } }, (socket) => {
    const { close } = hub.open(null, null, ({ message }) => {
      socket.send(message);
      if (socket.bufferedAmount > BACKLOG_LIMIT) socket.terminate();
    });
    socket.on('close', close);
    socket.on('error', close);
  });
}

function follow(
  request: FastifyRequest,
  reply: FastifyReply,
  { hub, service, streams }: ApiContext,
  taskId: string | null,
): FastifyReply {
  const given = request.headers['last-event-id'];
  const lastEventId = typeof given === 'string' && given !== '' ? given : null;
  let take: (event: HubEvent) => void = () => undefined;
  const { missed, complete, close } = hub.open(taskId, lastEventId, (event) => take(event));
  const known = lastEventId !== null && complete;
  const ended = taskId !== null && isTerminal(service.get(taskId).state);
  if (known && ended && missed.length === 0) {
    close();
    // 204 is what makes an EventSource stop: everything was delivered before, nothing will come.
    return reply.code(204).send();
  }
  const stream = streams.start(reply, close);
  take = ({ frame, last }) => {
    stream.write(frame);
    if (taskId !== null && last) stream.end();
  };
  for (const { frame } of missed) stream.write(frame);
  if (taskId !== null && !known) {
    // A snapshot, so that whoever connects late still knows the state.
    const data = JSON.stringify(apiTask(service.get(taskId)));
    stream.write(sseFrame({ id: hub.lastId, event: 'task', data, retry: RECONNECT_MS }));
  }
  if (ended) stream.end();
  return reply;
}
