import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { RequestError } from '../../shared/errors';
import { answerBrokenRequest } from './broken-request';
import type { ApiContext } from './context';
import { EventHub } from './hub';
import { IdempotencyKeys } from './idempotency';
import { ApiMetrics } from './metrics';
import { describeRoute } from './openapi';
import { type ApiOptions, checkExposure, PATIENCE, REQUESTS_PER_MINUTE } from './options';
import { answerFrameworkError, registerProblems } from './problem';
import { registerRateLimit } from './rate-limit';
import { eventRoutes } from './routes/events';
import { generateRoutes } from './routes/generate';
import { metaRoutes } from './routes/meta';
import { resultRoutes } from './routes/result';
import { taskRoutes } from './routes/tasks';
import { registerSecurity } from './security';
import { SseStreams } from './sse';
import { Webhooks } from './webhooks';

/** A listening service. `url` has the real port. */
export interface ApiServer {
  readonly url: string;
  readonly port: number;
  /** Ends open streams and stops listening. The task service stays: it belongs to the caller. */
  close(): Promise<void>;
}

/**
 * Starts the REST service over a task service. Throws RequestError REQUEST_INVALID for an address that needs a token,
 * PORT_IN_USE when another program listens there or the system keeps the port, ADDRESS_UNAVAILABLE for a foreign address.
 */
export async function startApiServer(options: ApiOptions): Promise<ApiServer> {
  checkExposure(options);
  const context = await openContext(options);
  const patience = options.patience ?? PATIENCE;
  const app = Fastify({
    requestTimeout: patience.request,
    http: { headersTimeout: patience.headers, connectionsCheckingInterval: patience.check },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: answerFrameworkError,
    forceCloseConnections: true,
    // Params are checked by their schema; an id longer than that is no id of ours.
    routerOptions: { maxParamLength: 64 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  registerProblems(app, (cause) => process.stderr.write(`api: ${reasonOf(cause)}\n`));
  registerRateLimit(app, options.requestsPerMinute ?? REQUESTS_PER_MINUTE, context.now);
  registerSecurity(app, options);
  context.metrics.observe(app);
  if (options.onRequest !== undefined) observe(app, options.onRequest, context.now);
  await app.register(multipart);
  await app.register(websocket, { options: { maxPayload: 4096 } });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Embedded AI Agent', version: options.version } },
    transform: describeRoute,
  });
  await app.register(async (scope) => {
    const typed = scope.withTypeProvider<ZodTypeProvider>();
    for (const routes of [generateRoutes, taskRoutes, resultRoutes, eventRoutes, metaRoutes]) routes(typed, context);
  });
  const close = async (): Promise<void> => {
    context.hub.close();
    context.streams.close();
    context.webhooks.close();
    await app.close();
    context.metrics.close();
  };
  return { ...(await listen(app, options, close)), close };
}

async function openContext(options: ApiOptions): Promise<ApiContext> {
  const { service, stateDir } = options;
  const now = options.now ?? Date.now;
  const uploads = join(stateDir, 'uploads');
  await rm(uploads, { recursive: true, force: true }); // what a crash left half-received
  await mkdir(uploads, { recursive: true });
  const keys = await IdempotencyKeys.open(join(stateDir, 'idempotency.jsonl'), now);
  const webhooks = await Webhooks.open(
    service,
    {
      folder: join(stateDir, 'webhooks'),
      secret: options.webhookSecret ?? (() => options.token),
      allowRemote: options.allowRemoteWebhooks ?? false,
    },
    ({ taskId }, cause) => process.stderr.write(`webhook of ${taskId} given up: ${reasonOf(cause)}\n`),
  );
  // After all that can fail: both listen to the service from here on.
  const hub = new EventHub(service, now);
  const metrics = new ApiMetrics(service, () => hub.size, now());
  return { options, service, hub, streams: new SseStreams(), keys, webhooks, uploads, now, metrics };
}

async function listen(
  app: { listen(at: { host: string; port: number }): Promise<string>; server: { address(): unknown } },
  { host, port }: ApiOptions,
  close: () => Promise<void>,
): Promise<{ url: string; port: number }> {
  try {
    const url = await app.listen({ host, port });
    return { url, port: Number(new URL(url).port) };
  } catch (error) {
    await close();
    throw listenError(error, host, port);
  }
}

function listenError(cause: unknown, host: string, port: number): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE')
    return new RequestError('PORT_IN_USE', `Port ${port} is taken.`, { data: { port }, cause });
  if (code === 'EACCES') {
    const message = `The system keeps port ${port} for itself.`;
    return new RequestError('PORT_IN_USE', message, { data: { port }, cause });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const message = `No network card of this machine has the address ${host}.`;
    return new RequestError('ADDRESS_UNAVAILABLE', message, { data: { host }, cause });
  }
  return cause;
}

function observe(app: FastifyInstance, tell: NonNullable<ApiOptions['onRequest']>, now: () => number): void {
  app.addHook('onResponse', (request, reply, done) => {
    tell({
      time: new Date(now()).toISOString(),
      method: request.method,
      path: request.url.split('?')[0] ?? '',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    });
    done();
  });
}

const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
