import { describe, expect, test } from 'vitest';
import { acceptedSchema, apiTaskPageSchema, apiTaskSchema, problemSchema } from '../../../shared/api';
import { aForm, aServer, post } from './support/server';

async function withTask() {
  const server = await aServer();
  const answer = await server.call('/api/v1/generate/async', post(aForm()));
  const { task_id: id, status_url, result_url } = acceptedSchema.parse(await answer.json());
  return { ...server, id, status_url, result_url };
}

describe('status', () => {
  test('has the fields that polling clients read', async () => {
    const { call, service, id, status_url } = await withTask();
    service.play(id, 'start');
    service.advance(id, 0.5);
    const task = apiTaskSchema.parse(await (await call(status_url)).json());
    expect(task).toMatchObject({ status: 'processing', progress: { current_step: 1, total_steps: 3, percentage: 35 } });
  });

  test('answers 304 while nothing changed, and in full after a change', async () => {
    const { call, service, id, status_url } = await withTask();
    const etag = (await call(status_url)).headers.get('etag') ?? '';
    const same = await call(status_url, { headers: { 'if-none-match': etag } });
    expect(same.status).toBe(304);
    service.play(id, 'start');
    expect((await call(status_url, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  test.each(['/api/v1/tasks/task_1705312845123_zzzzzz', '/api/v1/tasks/task_1705312845123_zzzzzz/result'])(
    'of an unknown task is 404 (%s)',
    async (path) => {
      const { call } = await aServer();
      const answer = await call(path);
      expect(answer.status).toBe(404);
      expect(problemSchema.parse(await answer.json()).code).toBe('TASK_NOT_FOUND');
    },
  );

  test('of something that is no id at all is 400 and names the field', async () => {
    const { call } = await aServer();
    const problem = problemSchema.parse(await (await call('/api/v1/tasks/..%2f..%2fetc')).json());
    expect(problem).toMatchObject({ status: 400, errors: [{ field: 'id' }] });
  });
});

describe('result', () => {
  test('is 409 before the end', async () => {
    const { call, result_url } = await withTask();
    expect((await call(result_url)).status).toBe(409);
  });

  test('comes as JSON, as a C file and as a zip', async () => {
    const { call, service, id, result_url } = await withTask();
    service.play(id, 'start');
    service.play(id, 'complete');
    expect(await (await call(result_url)).json()).toMatchObject({ task_id: id, files: [{ name: 'generated.c' }] });
    const file = await call(result_url, { headers: { accept: 'text/x-c' } });
    expect(file.headers.get('content-type')).toContain('text/x-c');
    expect(await file.text()).toContain('board_init');
    const zip = await call(`${result_url}?format=zip`);
    expect(Buffer.from(await zip.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK');
    expect((await call(`${result_url}?format=file&name=../task.json`)).status).toBe(404);
  });
});

describe('the result of a task that failed', () => {
  test.each(['PDF_NOT_A_PDF', 'WORKER_CRASHED', 'TASK_TIMEOUT'])(
    'is refused with 422 and its code %s',
    async (code) => {
      const { call, service, id, result_url } = await withTask();
      service.play(id, 'start');
      service.play(id, 'fail', { code, message: 'why', hint: 'what to do', retryable: false });
      for (const form of ['', '?format=zip', '?format=file']) {
        const answer = await call(`${result_url}${form}`);
        expect(answer.status).toBe(422);
        expect(await answer.json()).toMatchObject({ code, status: 422, detail: 'why' });
      }
    },
  );
});

describe('list, cancel, retry, delete', () => {
  test('lists newest first with statistics, filtered by status', async () => {
    const { call, service, id } = await withTask();
    await call('/api/v1/generate/async', post(aForm()));
    service.play(id, 'start');
    const page = apiTaskPageSchema.parse(await (await call('/api/v1/tasks?status=processing')).json());
    expect(page.tasks.map(({ task_id }) => task_id)).toEqual([id]);
    expect(page.stats).toMatchObject({ total: 2, pending: 1, processing: 1, queue_length: 1 });
  });

  test('cancels, retries and deletes, and says 409 where the state forbids it', async () => {
    const { call, id, status_url } = await withTask();
    const act = (action: string) => call(`${status_url}/${action}`, { method: 'POST' });
    expect((await act('cancel')).status).toBe(202);
    expect((await act('cancel')).status).toBe(409);
    expect(await (await act('retry')).json()).toMatchObject({ task_id: id, status: 'pending' });
    expect((await call(status_url, { method: 'DELETE' })).status).toBe(204);
    expect((await call(status_url)).status).toBe(404);
  });

  test('refuses a limit or status that does not exist', async () => {
    const { call } = await aServer();
    expect((await call('/api/v1/tasks?limit=0')).status).toBe(400);
    expect((await call('/api/v1/tasks?status=done')).status).toBe(400);
  });
});
