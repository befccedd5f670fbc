import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AgentError, RequestError } from '../../shared/errors';
import { type ApiOptions, isLoopback } from './options';

/** Paths that say nothing about anybody's work and must answer a probe that holds no token. */
const OPEN_PATHS = new Set(['/healthz']);

/**
 * Checks every request before its body is read: the Host it names (a web page that rebinds its DNS name to this
 * machine still sends its own name), the Origin of a browser, and the token where one is set.
 */
export function registerSecurity(app: FastifyInstance, options: ApiOptions): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    const { origin } = request.headers;
    if (origin !== undefined && options.allowedOrigins?.includes(origin)) {
      reply.header('access-control-allow-origin', origin).header('vary', 'origin');
    }
    try {
      checkHost(request, options);
      checkOrigin(request, options);
      if (options.token !== undefined && !OPEN_PATHS.has(pathOf(request))) checkToken(request, options.token);
      done();
    } catch (error) {
      done(AgentError.from(error));
    }
  });
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '';

function checkHost(request: FastifyRequest, options: ApiOptions): void {
  const name = hostName(request.headers.host ?? '');
  if (name !== null && (isLoopback(name) || name === options.host || options.allowedHosts?.includes(name))) return;
  throw new RequestError('REQUEST_FORBIDDEN', 'The Host header names another machine than this service.');
}

function checkOrigin(request: FastifyRequest, options: ApiOptions): void {
  const { origin, host } = request.headers;
  if (origin === undefined || origin === `http://${host}` || options.allowedOrigins?.includes(origin)) return;
  throw new RequestError('REQUEST_FORBIDDEN', 'Requests from other web pages are not accepted.');
}

function checkToken(request: FastifyRequest, token: string): void {
  const given = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (given !== undefined && sameSecret(given, token)) return;
  throw new RequestError('REQUEST_UNAUTHORIZED', 'A valid token is needed.');
}

/** Compares digests, so that neither length nor common prefix shows in the time it takes. */
function sameSecret(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

/** The name in a Host header without port and brackets; null when it is none. */
function hostName(host: string): string | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^:[\]\s]+))(?::\d{1,5})?$/i.exec(host);
  return match ? (match[1] ?? match[2] ?? '').toLowerCase() : null;
}
