import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLog, TaskLog } from '../../../../main/tasks/log';

async function aLog() {
  const folder = await mkdtemp(join(tmpdir(), 'log-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'log.jsonl');
  return {
    path,
    open: (now = 0) =>
      TaskLog.open(
        path,
        () => now,
        () => undefined,
      ),
  };
}

test('a log goes on counting where it stopped, and can be read from any entry on', async () => {
  const { path, open } = await aLog();
  const first = await open();
  first.add({ level: 'info', step: 'a', message: 'one' });
  first.add({ level: 'debug', step: 'a', message: 'two' });
  await first.flush();
  const second = await open();
  second.add({ level: 'error', step: 'b', message: 'three', data: { pages: 3 } });
  await second.flush();
  expect((await readLog(path, { after: 1, limit: 10 })).entries.map(({ seq, message }) => [seq, message])).toEqual([
    [2, 'two'],
    [3, 'three'],
  ]);
});

test('a level keeps what is at least as grave, and `last` leads past what was left out', async () => {
  const { path, open } = await aLog();
  const log = await open();
  for (const level of ['info', 'error', 'debug', 'info'] as const) log.add({ level, step: 's', message: level });
  await log.flush();
  expect(await readLog(path, { after: 0, limit: 10, level: 'warn' })).toMatchObject({ last: 4, entries: [{ seq: 2 }] });
  expect(await readLog(path, { after: 0, limit: 1, level: 'info' })).toMatchObject({ last: 1, entries: [{ seq: 1 }] });
});

test('a line cut by a crash costs that line only', async () => {
  const { path, open } = await aLog();
  const log = await open();
  log.add({ level: 'info', step: 's', message: 'whole' });
  await log.flush();
  await appendFile(path, '{"seq":2,"time":"20');
  expect((await readLog(path, { after: 0, limit: 10 })).entries.map(({ message }) => message)).toEqual(['whole']);
});
