import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTaskService, type TaskService } from '../../main/tasks';
import { createChildLauncher } from '../../main/worker/child-launcher';
import { DEFAULT_SETTINGS } from '../../shared/settings';

export const HISTORY = 10_000;
const WORKER = join(import.meta.dirname, '../contract/tasks/support/fake-worker.mjs');
const FIVE_MEGABYTES = 5 * 1024 * 1024;

/** A data folder with 10,000 completed tasks of the last hours, and two files of 5 MB to hand in. */
export async function aHistory(): Promise<{ folder: string; files: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const now = Date.now();
  for (let n = 0; n < HISTORY; n += 1) {
    const created = now - n * 5000;
    const id = `task_${created}_${String(n).padStart(6, '0')}`;
    const time = new Date(created).toISOString();
    const record = {
      schema: 'task/1',
      id,
      state: 'completed',
      instruction: '生成初始化代码',
      provider: 'offline',
      priority: 0,
      order: n,
      pinned: false,
      inputs: [{ role: 'datasheet', name: 'chip.pdf', bytes: FIVE_MEGABYTES, file: '0.pdf' }],
      attempt: 1,
      blame: 0,
      createdAt: time,
      startedAt: time,
      completedAt: time,
      error: null,
      summary: null,
    };
    await mkdir(join(folder, 'data/tasks', id), { recursive: true });
    await writeFile(join(folder, 'data/tasks', id, 'task.json'), JSON.stringify(record));
  }
  const files = [join(folder, 'a.pdf'), join(folder, 'b.pdf')];
  for (const file of files)
    await writeFile(file, Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(FIVE_MEGABYTES, 1)]));
  return { folder, files };
}

export const openBench = (folder: string): Promise<TaskService> =>
  createTaskService({
    dataDir: join(folder, 'data'),
    launcher: createChildLauncher(WORKER),
    settings: () => DEFAULT_SETTINGS,
  });
