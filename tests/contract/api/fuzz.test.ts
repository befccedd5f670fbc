import {
  assert,
  asyncProperty,
  constantFrom,
  dictionary,
  oneof,
  option,
  record,
  string,
  stringMatching,
} from 'fast-check';
import { expect, test } from 'vitest';
import { aServer } from './support/server';

const RUNS = 5000;

const knownId = 'task_1705312845123_000001';
const id = oneof(
  constantFrom(knownId, 'task_1705312845123_zzzzzz', '..', '%2e%2e%2f', '%00', '{id}'),
  string({ maxLength: 40 }),
);
const query = dictionary(constantFrom('status', 'limit', 'cursor', 'format', 'name', 'after', 'level', 'x'), string(), {
  maxKeys: 4,
});
const path = constantFrom('', '/result', '/logs', '/cancel', '/retry', '/none');
const headers = dictionary(
  constantFrom('accept', 'if-none-match', 'prefer', 'idempotency-key', 'content-type', 'last-event-id'),
  stringMatching(/^[ -~]{0,30}$/),
  { maxKeys: 3 },
);
const calls = record({
  method: constantFrom('GET', 'POST', 'DELETE', 'PUT', 'PATCH'),
  root: constantFrom('/api/v1/tasks', '/api/v1/generate/async', '/api/v1/generate', '/docs', '/healthz', '/api/v2', ''),
  id: option(id, { nil: null }),
  path,
  query,
  headers,
  body: option(string({ maxLength: 200 }), { nil: null }),
});

test(`no request out of ${RUNS} made-up ones gets a 5xx, hangs, or shows a path of this machine`, async () => {
  const { call, stateDir } = await aServer();
  await assert(
    asyncProperty(calls, async ({ method, root, id: taskId, path: tail, query: wanted, headers: sent, body }) => {
      const suffix = taskId === null ? '' : `/${encodeURIComponent(taskId)}${tail}`;
      const answer = await call(`${root}${suffix}?${new URLSearchParams(wanted)}`, {
        method,
        headers: sent,
        ...(body === null || method === 'GET' ? {} : { body }),
        signal: AbortSignal.timeout(10_000),
      });
      const text = await answer.text();
      expect(answer.status, text).toBeLessThan(500);
      expect(text).not.toContain(stateDir);
      expect(text).not.toMatch(/node_modules|\bat \w+ \(/);
    }),
    { numRuns: RUNS },
  );
}, 120_000);
