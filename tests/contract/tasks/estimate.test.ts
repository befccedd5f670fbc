import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TaskService } from '../../../main/tasks';
import type { TaskView } from '../../../shared/tasks';
import { aRecord } from '../../unit/main/tasks/record';
import { aFolder, openService } from './support/service';

const START = '2026-01-02T03:00:00.000Z';
/** A quarter of an hour later. */
const END = '2026-01-02T03:15:00.000Z';
const QUARTER_MS = 900_000;

/** The service over a history of three tasks that each read two pages in a quarter of an hour. */
async function afterThreeTasks() {
  const files = await aFolder();
  for (const letter of ['a', 'b', 'c']) {
    const id = `task_1767322800000_${letter.repeat(6)}`;
    const done = { state: 'completed', createdAt: START, startedAt: START, completedAt: END } as const;
    const record = aRecord({ id, ...done, work: { pagesRead: 2, pagesKnown: 0 } });
    await mkdir(join(files.folder, 'data/tasks', id), { recursive: true });
    await writeFile(join(files.folder, 'data/tasks', id, 'task.json'), JSON.stringify(record));
  }
  const service = await openService(files.folder, { settings: { retentionHours: null } });
  const submit = () =>
    service.submit({
      datasheets: [{ path: files.datasheet, name: 'chip.pdf' }],
      schematic: null,
      instruction: 'hang',
      priority: 0,
      provider: 'offline',
    });
  return { service, submit };
}

const told = (service: TaskService, fits: (task: TaskView) => boolean): Promise<TaskView> =>
  new Promise((resolve) => service.on('changed', (task) => fits(task) && resolve(task)));

describe('the expected end of a task', () => {
  test('is told as soon as its documents are opened, from what tasks of earlier runs took', async () => {
    const { service, submit } = await afterThreeTasks();
    const opened = told(service, ({ expectedEnd }) => expectedEnd !== null);
    const { id, expectedEnd } = await submit();
    expect(expectedEnd).toBeNull();
    const running = await opened;
    expect(running.id).toBe(id);
    expect(Date.parse(running.expectedEnd ?? '') - Date.parse(running.startedAt ?? '')).toBe(QUARTER_MS);
  });

  test('is forgotten when the task ends otherwise', async () => {
    const { service, submit } = await afterThreeTasks();
    const opened = told(service, ({ expectedEnd }) => expectedEnd !== null);
    const { id } = await submit();
    await opened;
    expect(await service.cancel(id)).toMatchObject({ state: 'cancelled', expectedEnd: null });
  });
});
