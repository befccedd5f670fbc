import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aService, openService, reached } from './support/service';

describe('a task', () => {
  test('runs in a process of its own, tells progress and log, and leaves a result', async () => {
    const { service, submit } = await aService();
    const percentages: number[] = [];
    service.on('changed', ({ progress }) => percentages.push(progress.percentage));
    const { id } = await submit('ok');
    const ended = await reached(service, id);
    expect(ended).toMatchObject({ state: 'completed', attempt: 1, summary: { device: 'DEMO1' } });
    expect(percentages).toContain(35);
    expect((await service.result(id)).code).toContain('board_init');
    const { entries } = await service.logs(id, { after: 0, limit: 100 });
    expect(entries.map(({ message }) => message)).toContain('reading');
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
  });

  test('keeps its own copies of the inputs: what happens to the originals later changes nothing', async () => {
    const { service, submit, datasheet, folder } = await aService();
    service.setPaused(true);
    const { id } = await submit('ok');
    await rm(datasheet);
    expect(await readFile(join(folder, 'data/tasks', id, 'inputs/0.pdf'), 'utf8')).toBe('%PDF-1.4 chip');
    service.setPaused(false);
    expect((await reached(service, id)).state).toBe('completed');
  });

  test('is still there after a restart, with its result', async () => {
    const { service, submit, folder } = await aService();
    const { id } = await submit('ok');
    await reached(service, id);
    await service.close();
    const again = await openService(folder);
    expect(again.get(id)).toMatchObject({ state: 'completed', summary: { device: 'DEMO1' } });
    expect((await again.result(id)).code).toContain('board_init');
  });

  test('that waited or ran when the program closed goes on at the next start', async () => {
    const { service, submit, folder } = await aService({ settings: { concurrency: 1 } });
    const running = await submit('slow 300');
    const waiting = await submit('ok');
    await reached(service, running.id, 'processing');
    await service.close();
    const again = await openService(folder);
    expect((await reached(again, running.id)).state).toBe('completed');
    expect(await reached(again, waiting.id)).toMatchObject({ state: 'completed', attempt: 1 });
    expect(again.get(running.id).attempt).toBe(2);
  });

  test('can be pinned, deleted, and is gone then', async () => {
    const { service, submit } = await aService();
    const { id } = await submit('ok');
    await reached(service, id);
    expect(await service.pin(id, true)).toMatchObject({ pinned: true, state: 'completed' });
    await service.remove(id);
    expect(() => service.get(id)).toThrow(expect.objectContaining({ code: 'TASK_NOT_FOUND' }));
    expect(service.stats().total).toBe(0);
  });
});

describe('a result', () => {
  test('is refused before the end and after a failure with the right code', async () => {
    const { service, submit } = await aService();
    const slow = await submit('slow 400');
    await expect(service.result(slow.id)).rejects.toMatchObject({ code: 'TASK_NOT_FINISHED' });
    const bad = await submit('fail PDF_NO_TEXT');
    await reached(service, bad.id);
    await expect(service.result(bad.id)).rejects.toMatchObject({ code: 'PDF_NO_TEXT' });
  });

  test('gives only its own files, never one outside its folder', async () => {
    const { service, submit } = await aService();
    const { id } = await submit('ok');
    await reached(service, id);
    expect(await service.resultFilePath(id, 'generated.c')).toContain('generated.c');
    for (const name of ['../task.json', '/etc/passwd', 'generated.c/../../task.json', '']) {
      await expect(service.resultFilePath(id, name)).rejects.toMatchObject({ code: 'RESULT_FILE_NOT_FOUND' });
    }
    expect(Buffer.from(await service.resultZip(id)).toString('latin1', 0, 2)).toBe('PK');
  });
});
