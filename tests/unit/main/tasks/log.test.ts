import { readFileSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, asyncProperty, nat, uniqueArray } from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { TaskLog } from '../../../../main/tasks/log';
import { readLog } from '../../../../main/tasks/log-reader';

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

test('lines are announced when they can be read', async () => {
  const { path } = await aLog();
  const seen: string[] = [];
  await writeFile(path, '');
  const log = await TaskLog.open(
    path,
    () => 0,
    () => seen.push(readFileSync(path, 'utf8')),
  );
  log.add({ level: 'info', step: 's', message: 'one' });
  await log.flush();
  expect(seen).toEqual([expect.stringContaining('"one"')]);
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

test('pages through a long log meet every entry once, in order', async () => {
  const { path, open } = await aLog();
  const log = await open();
  for (let n = 0; n < 2500; n += 1) log.add({ level: n % 5 === 0 ? 'warn' : 'info', step: 's', message: String(n) });
  await log.flush();
  for (const level of ['info', 'warn'] as const) {
    const met: number[] = [];
    for (let after = 0, more = true; more; ) {
      const { entries, last } = await readLog(path, { after, limit: 400, level });
      met.push(...entries.map(({ message }) => Number(message)));
      more = last > after;
      after = last;
    }
    const step = level === 'warn' ? 5 : 1;
    expect(met).toEqual(Array.from({ length: 2500 / step }, (_, index) => index * step));
  }
});

test('after a line cut by a crash a log goes on counting from the last whole one', async () => {
  const { path, open } = await aLog();
  const first = await open();
  first.add({ level: 'info', step: 's', message: 'whole' });
  await first.flush();
  await appendFile(path, '{"seq":2,"time":"20');
  const second = await open();
  second.add({ level: 'info', step: 's', message: 'next' });
  await second.flush();
  expect((await readLog(path, { after: 1, limit: 10 })).entries).toMatchObject([{ seq: 2, message: 'next' }]);
});

test('any part of a long log is found, also between lines that were damaged', async () => {
  const { path, open } = await aLog();
  const log = await open();
  const message = '寄存器'.repeat(40);
  for (let n = 0; n < 3000; n += 1) log.add({ level: 'info', step: 's', message });
  await log.flush();
  const lines = (await readFile(path, 'utf8')).split('\n');
  await assert(
    asyncProperty(nat(3000), uniqueArray(nat(2999), { maxLength: 40 }), async (after, damaged) => {
      const bad = new Set(damaged);
      const text = lines.map((line, index) => (bad.has(index) ? line.slice(9, 200) : line)).join('\n');
      await writeFile(path, text);
      const { entries } = await readLog(path, { after, limit: 5 });
      const expected = Array.from({ length: 3000 }, (_, index) => index + 1)
        .filter((seq) => seq > after && !bad.has(seq - 1))
        .slice(0, 5);
      expect(entries.map(({ seq }) => seq)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
