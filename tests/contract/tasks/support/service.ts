import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createTaskService, type TaskService } from '../../../../main/tasks';
import { createChildLauncher } from '../../../../main/worker/child-launcher';
import { DEFAULT_SETTINGS, type Settings } from '../../../../shared/settings';
import { isTerminal, type TaskState, type TaskView } from '../../../../shared/tasks';

const WORKER = join(import.meta.dirname, 'fake-worker.mjs');

/** A folder with two PDFs in it, removed with the test. */
export async function aFolder(): Promise<{ folder: string; datasheet: string; schematic: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'tasks-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [datasheet, schematic] = [join(folder, 'chip.pdf'), join(folder, 'board.pdf')];
  await writeFile(datasheet, '%PDF-1.4 chip');
  await writeFile(schematic, '%PDF-1.4 board');
  return { folder, datasheet, schematic };
}

export interface OpenOptions {
  readonly settings?: Partial<Settings>;
  readonly now?: () => number;
  readonly uptime?: () => number;
}

/** The real service with real worker processes on `folder/data`; closed with the test at the latest. */
export async function openService(
  folder: string,
  { settings = {}, ...clocks }: OpenOptions = {},
): Promise<TaskService> {
  const service = await createTaskService({
    dataDir: join(folder, 'data'),
    launcher: createChildLauncher(WORKER),
    settings: () => ({ ...DEFAULT_SETTINGS, ...settings }),
    ...clocks,
  });
  onTestFinished(() => service.close());
  return service;
}

export async function aService(options: OpenOptions = {}) {
  const files = await aFolder();
  const service = await openService(files.folder, options);
  const submit = (instruction: string, priority = 0): Promise<TaskView> =>
    service.submit({
      datasheets: [{ path: files.datasheet, name: 'chip.pdf' }],
      schematic: { path: files.schematic, name: 'board.pdf' },
      instruction,
      priority,
      provider: 'offline',
    });
  return { ...files, service, submit };
}

/** Resolves when the task is in `state`, or has ended when no state is given. */
export function reached(service: TaskService, id: string, state?: TaskState): Promise<TaskView> {
  const fits = (task: TaskView): boolean =>
    task.id === id && (state === undefined ? isTerminal(task.state) : task.state === state);
  return new Promise((resolve) => {
    const stop = service.on('changed', (task) => {
      if (!fits(task)) return;
      stop();
      resolve(task);
    });
    const now = service.get(id);
    if (fits(now)) {
      stop();
      resolve(now);
    }
  });
}
