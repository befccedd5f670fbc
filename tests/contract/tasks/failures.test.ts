import { describe, expect, test } from 'vitest';
import { aService, openService, reached } from './support/service';

describe('a worker that', () => {
  test.each([
    ['crashes', 'crash', 'WORKER_CRASHED'],
    ['sends what no worker sends', 'garbage', 'WORKER_CRASHED'],
    ['reports an error of the input', 'fail PDF_NO_TEXT', 'PDF_NO_TEXT'],
  ])('%s fails its task and nothing else', async (_title, instruction, code) => {
    const { service, submit } = await aService();
    const bad = await submit(instruction);
    const good = await submit('ok');
    expect(await reached(service, bad.id)).toMatchObject({ state: 'failed', error: { code } });
    expect((await reached(service, good.id)).state).toBe('completed');
  });

  test('needs more memory than it may use ends with WORKER_OUT_OF_MEMORY', async () => {
    const { service, submit } = await aService({ settings: { workerMemoryMegabytes: 64 } });
    const { id } = await submit('memory');
    expect(await reached(service, id)).toMatchObject({ state: 'failed', error: { code: 'WORKER_OUT_OF_MEMORY' } });
  });

  test('takes too long ends with TASK_TIMEOUT', async () => {
    const { service, submit } = await aService({ settings: { taskTimeoutMinutes: 0.005 } });
    const { id } = await submit('hang');
    expect(await reached(service, id)).toMatchObject({ state: 'failed', error: { code: 'TASK_TIMEOUT' } });
  });

  test('ignores the request to stop is killed, and the task is cancelled all the same', async () => {
    const { service, submit } = await aService();
    const { id } = await submit('hang');
    await reached(service, id, 'processing');
    expect(await service.cancel(id)).toMatchObject({ state: 'cancelled', error: { code: 'TASK_CANCELLED' } });
    expect(service.stats()).toMatchObject({ processing: 0, cancelled: 1 });
  });
});

describe('a retry', () => {
  test('runs a failed task again and counts the attempt', async () => {
    const { service, submit } = await aService();
    const { id } = await submit('fail PDF_NO_TEXT');
    await reached(service, id);
    await service.retry(id);
    expect(await reached(service, id)).toMatchObject({ state: 'failed', attempt: 2 });
  });

  test('is refused for a task that completed', async () => {
    const { service, submit } = await aService();
    const { id } = await submit('ok');
    await reached(service, id);
    await expect(service.retry(id)).rejects.toMatchObject({ code: 'TASK_STATE_CONFLICT' });
  });

  test('happens by itself for an error that says it is worth it, after a wait', async () => {
    const { service, submit } = await aService();
    const { id } = await submit('fail MODEL_UNREACHABLE');
    await reached(service, id, 'processing');
    const waiting = await reached(service, id, 'pending');
    expect(waiting).toMatchObject({ attempt: 1, error: { code: 'MODEL_UNREACHABLE' } });
  });
});

describe('a submit that cannot work', () => {
  test.each([
    ['a vanished file', { path: '/nonexistent/x.pdf', name: 'x.pdf' }, 'INPUT_NOT_FOUND'],
    ['a folder', { path: '/tmp', name: 'tmp' }, 'PDF_NOT_A_PDF'],
  ])('because of %s is refused and leaves nothing behind', async (_title, file, code) => {
    const { service } = await aService();
    const request = { datasheets: [file], schematic: null, instruction: 'ok', priority: 0, provider: 'offline' };
    await expect(service.submit(request)).rejects.toMatchObject({ code });
    expect(service.stats().total).toBe(0);
  });

  test('because the file is over the size limit is refused', async () => {
    const { submit } = await aService({ settings: { maxInputMegabytes: 0.000001 } });
    await expect(submit('ok')).rejects.toMatchObject({ code: 'PDF_TOO_LARGE' });
  });
});

test('a second instance on the same data folder is refused while the first one lives', async () => {
  const { folder, service } = await aService();
  await expect(openService(folder)).rejects.toMatchObject({ code: 'STORE_IN_USE' });
  await service.close();
  expect((await openService(folder)).stats().total).toBe(0);
});
