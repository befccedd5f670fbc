import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as disk from '../../../../main/tasks/disk';
import { LateSync } from '../../../../main/tasks/late-sync';

test('a burst of changes costs one sync per file, and a file that is gone does no harm', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sync-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [kept, gone] = [join(folder, 'kept'), join(folder, 'gone')];
  await writeFile(kept, 'x');
  const synced = vi.spyOn(disk, 'syncFile');
  const late = new LateSync();
  for (let n = 0; n < 20; n += 1) late.add(kept);
  late.add(gone);
  await late.flush();
  await late.flush();
  expect(synced.mock.calls.map(([path]) => path)).toEqual([kept, gone]);
});
