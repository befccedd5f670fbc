import { join } from 'node:path';
import type { Settings } from '../../shared/settings';
import type { WorkerLauncher } from '../worker/launcher';
import { DiskTaskService } from './disk-service';
import { lockDataFolder } from './lock';
import type { TaskService } from './service';
import { TaskStore } from './store';

interface TaskServiceOptions {
  /** Folder of everything the program keeps; `tasks/` and `cache/` are made in it. */
  readonly dataDir: string;
  readonly launcher: WorkerLauncher;
  /** Asked for at each use, so that a changed setting holds from then on. */
  readonly settings: () => Settings;
  /** Milliseconds since 1970. Default Date.now. */
  readonly now?: () => number;
  /** Milliseconds on a clock that cannot jump. Default performance.now. */
  readonly uptime?: () => number;
}

/**
 * Opens the data folder, finds the tasks of earlier runs, goes on with those that had not ended, and prunes what is old.
 *
 * @throws StoreError STORE_IN_USE, STORE_UNWRITABLE, STORE_DISK_FULL
 */
export async function createTaskService(options: TaskServiceOptions): Promise<TaskService> {
  const unlock = await lockDataFolder(options.dataDir);
  try {
    const service = new DiskTaskService({
      store: new TaskStore(join(options.dataDir, 'tasks')),
      cacheDir: join(options.dataDir, 'cache'),
      launcher: options.launcher,
      settings: options.settings,
      now: options.now ?? Date.now,
      uptime: options.uptime ?? (() => performance.now()),
      unlock,
    });
    await service.open();
    return service;
  } catch (error) {
    await unlock();
    throw error;
  }
}
