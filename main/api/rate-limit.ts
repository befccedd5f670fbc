import type { FastifyInstance } from 'fastify';
import { RequestError } from '../../shared/errors';

const WINDOW_MS = 60_000;

/** Refuses an address after `perMinute` requests until the minute is over. Counts in memory; the window is everybody's. */
export function registerRateLimit(app: FastifyInstance, perMinute: number, now: () => number): void {
  const counts = new Map<string, number>();
  let began = now();
  app.addHook('onRequest', (request, _reply, done) => {
    const age = now() - began;
    // A clock that was set back begins a window too.
    if (age >= WINDOW_MS || age < 0) {
      counts.clear();
      began = now();
    }
    const count = (counts.get(request.ip) ?? 0) + 1;
    counts.set(request.ip, count);
    if (count <= perMinute) return done();
    const retryAfterMs = Math.max(1000, began + WINDOW_MS - now());
    done(new RequestError('REQUEST_TOO_MANY', 'Too many requests in a short time.', { retryAfterMs }));
  });
}
