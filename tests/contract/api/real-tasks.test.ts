import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startApiServer } from '../../../main/api/server';
import { apiTaskPageSchema, problemSchema } from '../../../shared/api';
import { aService, reached } from '../tasks/support/service';

/** The REST service over the real task service with real worker processes. */
async function aRealServer() {
  const tasks = await aService();
  const server = await startApiServer({
    service: tasks.service,
    version: '3.0.0',
    stateDir: join(tasks.folder, 'api'),
    host: '127.0.0.1',
    port: 0,
    maxInputMegabytes: () => 1,
  });
  onTestFinished(() => server.close());
  const call = (path: string, init?: RequestInit) => fetch(`${server.url}/api/v1${path}`, init);
  const problem = async (path: string, init?: RequestInit) =>
    problemSchema.parse(await (await call(path, init)).json());
  return { ...tasks, call, problem };
}

describe('over the real task service', () => {
  test('a running task is deleted with its files, and its worker ends', async () => {
    const { service, submit, call, problem } = await aRealServer();
    const { id } = await submit('hang');
    await reached(service, id, 'processing');
    const removed = new Promise<string>((resolve) => service.on('removed', resolve));
    expect((await call(`/tasks/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await removed).toBe(id);
    expect(service.stats()).toMatchObject({ total: 0, currentProcessing: 0 });
    expect(await problem(`/tasks/${id}`)).toMatchObject({ status: 404, code: 'TASK_NOT_FOUND' });
    expect(await problem(`/tasks/${id}`, { method: 'DELETE' })).toMatchObject({ status: 404 });
  });

  test('a result is refused with 409 too early, and with the error of a task that failed', async () => {
    const { service, submit, problem } = await aRealServer();
    const hanging = await submit('hang');
    expect(await problem(`/tasks/${hanging.id}/result`)).toMatchObject({ status: 409, code: 'TASK_NOT_FINISHED' });
    const failing = await submit('fail PDF_NO_TEXT');
    await reached(service, failing.id);
    expect(await problem(`/tasks/${failing.id}/result`)).toMatchObject({ status: 422, code: 'PDF_NO_TEXT' });
  });

  test('a name of a result file leads nowhere else', async () => {
    const { service, submit, problem } = await aRealServer();
    const { id } = await submit('ok');
    await reached(service, id);
    for (const name of [
      '../task.json',
      '../../../../etc/passwd',
      '/etc/passwd',
      '..\\task.json',
      'src/../../task.json',
    ]) {
      const path = `/tasks/${id}/result?format=file&name=${encodeURIComponent(name)}`;
      expect(await problem(path)).toMatchObject({ status: 404, code: 'RESULT_FILE_NOT_FOUND' });
    }
  });

  test('pages follow each other by cursor, and one that no page has given is refused', async () => {
    const { service, submit, call, problem } = await aRealServer();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.unshift((await submit('ok')).id);
    for (const id of ids) await reached(service, id);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = apiTaskPageSchema.parse(await (await call(`/tasks?limit=2${cursor}`)).json());
      seen.push(...page.tasks.map(({ task_id }) => task_id));
      cursor = page.next_cursor === null ? null : `&cursor=${page.next_cursor}`;
    }
    expect(seen.toSorted()).toEqual(ids.toSorted());
    for (const cursor of ['x', 'bm9uc2Vuc2U', '%00', '[]', 'a'.repeat(500)]) {
      expect(await problem(`/tasks?cursor=${cursor}`)).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
    }
  });
});
