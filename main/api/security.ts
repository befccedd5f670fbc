import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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
    const allowed = origin !== undefined && options.allowedOrigins?.includes(origin) === true;
    if (allowed) reply.header('access-control-allow-origin', origin).header('vary', 'origin');
    try {
      checkHost(request, options);
      checkOrigin(request, options);
      // A browser asks first, without token, what a page of the allowed origin may send.
      if (allowed && request.method === 'OPTIONS') return void allow(reply).code(204).send();
      if (options.token !== undefined && !OPEN_PATHS.has(pathOf(request))) checkToken(request, options.token);
      done();
    } catch (error) {
      done(AgentError.from(error));
    }
  });
}

const allow = (reply: FastifyReply): FastifyReply =>
  reply
    .header('access-control-allow-methods', 'GET, POST, DELETE')
    .header('access-control-allow-headers', 'authorization, content-type, idempotency-key, last-event-id, prefer')
    .header('access-control-max-age', 600);

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '';

function checkHost(request: FastifyRequest, options: ApiOptions): void {
  const name = hostName(request.headers.host ?? '');
  if (name !== null && (isLoopback(name) || isOurs(name, options))) return;
  throw new RequestError('REQUEST_FORBIDDEN', 'The Host header names another machine than this service.');
}

/**
 * Who listens on every address of the machine is called by any of them, or by its name. An address as such is no name
 * that somebody could point here, and a token is asked for in any case.
 */
function isOurs(name: string, { host, allowedHosts }: ApiOptions): boolean {
  if (name === host || allowedHosts?.includes(name) === true) return true;
  const everywhere = host === '0.0.0.0' || host === '::';
  return everywhere && (isIP(name) !== 0 || name === hostname().toLowerCase());
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
