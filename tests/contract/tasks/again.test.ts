import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aService, reached } from './support/service';

test('a completed task runs again as a new one, and both stand on their own', async () => {
  const { folder, service, submit } = await aService();
  const first = await submit('ok', 10);
  await reached(service, first.id);
  const second = await service.again(first.id);
  expect(second).toMatchObject({ instruction: 'ok', priority: 10, inputs: first.inputs, attempt: 0 });
  expect(second.id).not.toBe(first.id);
  await reached(service, second.id);
  await service.remove(first.id);
  expect((await service.result(second.id)).code).toContain('board_init');
  expect(await readFile(join(folder, 'data/tasks', second.id, 'inputs/0.pdf'), 'utf8')).toBe('%PDF-1.4 chip');
});

test('a pin set while the task starts or runs stays, and does not stop it', async () => {
  const { service, submit } = await aService();
  const { id } = await submit('slow 200');
  await Promise.all([service.pin(id, true), reached(service, id, 'processing')]);
  expect(await reached(service, id)).toMatchObject({ state: 'completed', pinned: true });
});
