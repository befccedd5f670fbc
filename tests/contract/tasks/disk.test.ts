import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { aService, openService, reached } from './support/service';

const HOUR_MS = 3_600_000;
const recordOf = (folder: string, id: string): string => join(folder, 'data/tasks', id, 'task.json');

/** Two tasks that ended, and the service closed again. */
async function twoEnded() {
  const { service, submit, folder } = await aService();
  const [first, second] = [await submit('ok'), await submit('ok')];
  await Promise.all([reached(service, first.id), reached(service, second.id)]);
  return { service, folder, first: first.id, second: second.id };
}

describe('a record that is damaged', () => {
  test.each([
    ['half written', '{"schema":"task/1","id":'],
    ['full of zeros', '\0'.repeat(300)],
    ['empty', ''],
    ['of another program', '{"hello":1}'],
  ])('(%s) is a failed task with a reason, its file kept aside, and touches no other task', async (_title, text) => {
    const { service, folder, first, second } = await twoEnded();
    await service.close();
    await writeFile(recordOf(folder, first), text);
    const again = await openService(folder);
    expect(again.get(first)).toMatchObject({ state: 'failed', error: { code: 'STORE_RECORD_UNREADABLE' } });
    expect(await readFile(`${recordOf(folder, first)}.damaged`, 'utf8')).toBe(text);
    expect(again.get(second).state).toBe('completed');
    await again.remove(first);
    expect(again.stats().total).toBe(1);
  });

  test('is shown as damaged and left as it is while it cannot be read at all', async () => {
    const { service, folder, first } = await twoEnded();
    await service.close();
    const [path, aside] = [recordOf(folder, first), join(folder, 'aside.json')];
    await rename(path, aside);
    await mkdir(path);
    const again = await openService(folder);
    expect(again.get(first)).toMatchObject({ state: 'failed', error: { code: 'STORE_RECORD_UNREADABLE' } });
    await again.close();
    await rmdir(path);
    await rename(aside, path);
    expect((await openService(folder)).get(first).state).toBe('completed');
  });

  test('of a submit that never gave its id out leaves nothing behind', async () => {
    const { service, folder } = await twoEnded();
    await service.close();
    await mkdir(join(folder, 'data/tasks/task_1705312845123_abc123/inputs'), { recursive: true });
    expect((await openService(folder)).stats().total).toBe(2);
    expect(await readdir(join(folder, 'data/tasks'))).toHaveLength(2);
  });
});

describe('a task that was running when the program was killed', () => {
  test.each([
    [0, 'completed', null],
    [1, 'failed', { code: 'WORKER_CRASHED' }],
  ])('and had been so %i times before ends as %s', async (blame, state, error) => {
    const { service, folder, first } = await twoEnded();
    await service.close();
    const record = JSON.parse(await readFile(recordOf(folder, first), 'utf8'));
    const killed = { ...record, state: 'processing', blame, completedAt: null, summary: null };
    await writeFile(recordOf(folder, first), JSON.stringify(killed));
    const again = await openService(folder);
    const ended = await reached(again, first);
    expect(ended.state).toBe(state);
    if (error === null) expect(ended.error).toBeNull();
    else expect(ended.error).toMatchObject(error);
  });
});

describe('at the start', () => {
  test('tasks past their hours are pruned with all their files, pinned ones stay', async () => {
    const { service, folder, first, second } = await twoEnded();
    await service.pin(second, true);
    await service.close();
    const again = await openService(folder, { now: () => Date.now() + 25 * HOUR_MS });
    expect(() => again.get(first)).toThrow(expect.objectContaining({ code: 'TASK_NOT_FOUND' }));
    expect(await readdir(join(folder, 'data/tasks'))).toEqual([second]);
  });

  test('a clock that was set back prunes nothing', async () => {
    const { service, folder } = await twoEnded();
    await service.close();
    const again = await openService(folder, { now: () => Date.now() - 5000 * HOUR_MS });
    expect(again.stats().completed).toBe(2);
  });

  test('the lock of a process that is gone is taken over', async () => {
    const { service, folder } = await twoEnded();
    await service.close();
    await writeFile(join(folder, 'data/in-use.lock'), '999999999');
    expect((await openService(folder)).stats().total).toBe(2);
  });

  test('so is one with the number of this very process, which another one had before it', async () => {
    const { service, folder } = await twoEnded();
    await service.close();
    await writeFile(join(folder, 'data/in-use.lock'), String(process.pid));
    await openService(folder);
    await expect(openService(folder)).rejects.toMatchObject({ code: 'STORE_IN_USE' });
  });

  test('every ended task tells the same progress as before', async () => {
    const { service, submit, folder } = await aService();
    const [good, bad] = [await submit('ok'), await submit('fail PDF_NO_TEXT')];
    await Promise.all([reached(service, good.id), reached(service, bad.id)]);
    const before = [service.get(good.id).progress, service.get(bad.id).progress];
    expect(before).toMatchObject([{ percentage: 100 }, { step: 'datasheet', percentage: 35 }]);
    await service.close();
    const again = await openService(folder);
    expect([again.get(good.id).progress, again.get(bad.id).progress]).toEqual(before);
  });
});

/** A file system of 3 MB, unmounted with the test; null where mounting is not allowed. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

test('a full disk refuses the one submit, leaves nothing of it, and the tasks that are there go on', async (context) => {
  const disk = smallDisk();
  if (disk === null) return context.skip('mounting a small tmpfs needs root on Linux');
  const files = await aService();
  const big = { path: join(files.folder, 'big.pdf'), name: 'big.pdf' };
  await writeFile(big.path, Buffer.alloc(2 * 1024 * 1024, '%PDF-1.4 '));
  const request = { datasheets: [big], schematic: null, instruction: 'ok', priority: 0, provider: 'offline' };
  const service = await openService(disk);
  service.setPaused(true);
  const { id } = await service.submit(request);
  await expect(service.submit(request)).rejects.toMatchObject({ code: 'STORE_DISK_FULL' });
  expect(await readdir(join(disk, 'data/tasks'))).toEqual([id]);
  expect(service.stats().total).toBe(1);
  service.setPaused(false);
  expect((await reached(service, id)).state).toBe('completed');
  await service.close();
});
