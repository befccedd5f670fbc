import { expect, test } from 'vitest';
import type { FoundNews } from '../../../shared/tasks';
import { aService, reached } from './support/service';

test('a running task tells what it has found so far, and forgets it when it has ended', async () => {
  const { service, submit } = await aService();
  const heard: FoundNews[] = [];
  const first = new Promise<string>((resolve) => {
    service.on('found', (id, news) => {
      heard.push(news);
      resolve(id);
    });
  });
  const { id } = await submit('slow 300');
  expect(await first).toBe(id);
  expect(service.found(id)).toEqual({ registers: heard[0]?.registers, total: heard[0]?.total });
  expect(service.found(id).registers.map(({ name }) => name)).toEqual(['CTRL']);
  await reached(service, id);
  await expect.poll(() => service.found(id)).toEqual({ registers: [], total: 0 });
});

test('workers are asked to look for registers only while somebody listens', async () => {
  const { service, submit } = await aService();
  const unheard = await submit('ok');
  await reached(service, unheard.id);
  const messages = async (id: string) =>
    (await service.logs(id, { after: 0, limit: 100 })).entries.map(({ message }) => message);
  expect(await messages(unheard.id)).not.toContain('somebody looks on');

  const stop = service.on('found', () => undefined);
  const heard = await submit('ok');
  await reached(service, heard.id);
  stop();
  expect(await messages(heard.id)).toContain('somebody looks on');
});

test('a task that is not there has found nothing to tell', async () => {
  const { service } = await aService();
  expect(() => service.found('task_1705312845123_nobody')).toThrow(expect.objectContaining({ code: 'TASK_NOT_FOUND' }));
});
