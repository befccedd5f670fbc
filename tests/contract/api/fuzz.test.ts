import {
  array,
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
import { z } from 'zod';
import { problemSchema } from '../../../shared/api';
import { aServer } from './support/server';

const RUNS = 5000;

const openApiSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]) })),
  ),
});

interface Operation {
  readonly method: string;
  readonly path: string;
  /** Names of its parameters, by place. */
  readonly query: readonly string[];
  readonly header: readonly string[];
}

/** What the service says it has. */
function operationsOf(openApi: unknown): Operation[] {
  return Object.entries(openApiSchema.parse(openApi).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters }]) => {
      const named = (place: string) => parameters.filter((other) => other.in === place).map(({ name }) => name);
      return { method: method.toUpperCase(), path, query: named('query'), header: named('header') };
    }),
  );
}

const knownId = 'task_1705312845123_000001';
const id = oneof(
  constantFrom(knownId, 'task_1705312845123_zzzzzz', '..', '%2e%2e%2f', '%00', '{id}'),
  string({ maxLength: 40 }),
);
const value = oneof(constantFrom('', '0', '-1', '1e9', 'completed', 'zip', 'file', '../../etc/passwd'), string());
const printable = stringMatching(/^[ -~]{0,30}$/);
const part = record({
  name: oneof(
    constantFrom('datasheet', 'schematic', 'instruction', 'priority', 'callback_url'),
    string({ maxLength: 20 }),
  ),
  file: option(string({ maxLength: 20 }), { nil: null }),
  content: string({ maxLength: 100 }),
});
/** A form as text, whole or broken; the names are not escaped on purpose. */
const form = array(part, { maxLength: 4 }).map((parts) =>
  parts
    .map(({ name, file, content }) => {
      const place = `name="${name}"${file === null ? '' : `; filename="${file}"`}`;
      return `--b\r\nContent-Disposition: form-data; ${place}\r\n\r\n${content}\r\n`;
    })
    .concat('--b--\r\n')
    .join(''),
);

/** Requests to one of the operations, or to something close by. */
function requestsTo(operations: readonly Operation[]) {
  return record({
    operation: constantFrom(...operations),
    method: option(constantFrom('GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'OPTIONS'), { nil: null, freq: 5 }),
    id,
    tail: option(constantFrom('/', '/none', '//', '%'), { nil: '', freq: 10 }),
    query: dictionary(constantFrom(...new Set(operations.flatMap((other) => other.query)), 'x'), value, { maxKeys: 4 }),
    headers: dictionary(
      constantFrom(...new Set(operations.flatMap((other) => other.header)), 'accept', 'if-none-match', 'last-event-id'),
      printable,
      { maxKeys: 3 },
    ),
    body: oneof(
      record({ type: constantFrom('multipart/form-data; boundary=b'), text: form }),
      record({ type: printable, text: string({ maxLength: 200 }) }),
    ),
  });
}

test(`no request out of ${RUNS} made up from the OpenAPI document gets a 5xx, hangs, or shows a path of this machine`, async () => {
  const { call, service, stateDir } = await aServer();
  // A task ends as soon as it is there: a form that happens to be good must not wait, and no stream may stay open.
  service.on('changed', (task) => {
    if (task.state !== 'pending') return;
    queueMicrotask(() => {
      if (service.tasks.has(task.id)) service.play(task.id, 'cancel');
    });
  });
  const operations = operationsOf(await (await call('/api/v1/openapi.json')).json());
  expect(operations.length).toBeGreaterThan(10);
  await assert(
    asyncProperty(
      requestsTo(operations),
      async ({ operation, method: other, id: taskId, tail, query, headers, body }) => {
        const method = other ?? operation.method;
        const path = `${operation.path.replace('{id}', encodeURIComponent(taskId))}${tail}`;
        const carries = method !== 'GET' && method !== 'OPTIONS';
        const answer = await call(`${path}?${new URLSearchParams(query)}`, {
          method,
          headers: carries ? { ...headers, 'content-type': body.type } : headers,
          ...(carries ? { body: body.text } : {}),
          signal: AbortSignal.timeout(10_000),
        });
        // The stream of all events never ends by itself.
        if (answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer.body?.cancel();
        const text = await answer.text();
        expect(answer.status, text).toBeLessThan(500);
        if (answer.status >= 400) expect(problemSchema.safeParse(JSON.parse(text)).error, text).toBeUndefined();
        expect(text).not.toContain(stateDir);
        expect(text).not.toMatch(/node_modules|\bat \w+ \(/);
      },
    ),
    { numRuns: RUNS },
  );
}, 240_000);
