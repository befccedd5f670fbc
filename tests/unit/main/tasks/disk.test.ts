import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { linkSynced } from '../../../../main/tasks/disk';

it('takes an upload over under a second name, without copying it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'disk-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [upload, kept] = [join(folder, 'upload'), join(folder, 'kept')];
  await writeFile(upload, 'content');
  await linkSynced(upload, kept);
  expect((await stat(kept)).ino).toBe((await stat(upload)).ino);
  await rm(upload);
  expect(await readFile(kept, 'utf8')).toBe('content');
});
