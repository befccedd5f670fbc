import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { EventHub } from './hub';
import type { IdempotencyKeys } from './idempotency';
import type { ApiMetrics } from './metrics';
import type { ApiOptions } from './options';
import type { SseStreams } from './sse';
import type { Webhooks } from './webhooks';

/** Fastify with request and reply types taken from the zod schemas of each route. */
export type ApiApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What the routes share. */
export interface ApiContext {
  readonly options: ApiOptions;
  readonly service: ApiOptions['service'];
  readonly hub: EventHub;
  readonly streams: SseStreams;
  readonly keys: IdempotencyKeys;
  readonly webhooks: Webhooks;
  readonly metrics: ApiMetrics;
  readonly uploads: string;
  readonly now: () => number;
}
