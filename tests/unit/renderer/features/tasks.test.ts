import { describe, expect, it } from 'vitest';
import { createLogsStore, filterEntries, joinEntries } from '../../../../renderer/features/tasks/logs-store';
import { stepsOf, taskName } from '../../../../renderer/features/tasks/steps';
import { createTasksStore, merged, visibleTasks } from '../../../../renderer/features/tasks/tasks-store';
import { progressAt } from '../../../../shared/tasks';
import { createFakeAgent } from '../support/fake-agent';
import { completedTask, sampleLogs, sampleTask } from '../support/samples';

describe('the three steps', () => {
  const statuses = (patch: Parameters<typeof sampleTask>[0]) => stepsOf(sampleTask(patch)).map(({ status }) => status);

  it('wait, run and are done in order', () => {
    expect(statuses({})).toEqual(['waiting', 'waiting', 'waiting']);
    expect(statuses({ state: 'processing', progress: progressAt('schematic', 0.5) })).toEqual([
      'done',
      'active',
      'waiting',
    ]);
    expect(statuses({ state: 'completed' })).toEqual(['done', 'done', 'done']);
  });

  it('show where a task stopped', () => {
    expect(statuses({ state: 'failed', progress: progressAt('schematic', 0.2) })).toEqual([
      'done',
      'failed',
      'skipped',
    ]);
    expect(statuses({ state: 'cancelled' })).toEqual(['failed', 'skipped', 'skipped']);
  });

  it('know their own share of the whole', () => {
    const steps = stepsOf(sampleTask({ state: 'processing', progress: progressAt('schematic', 0.5) }));
    expect(steps.map(({ percentage }) => Math.round(percentage))).toEqual([100, 50, 0]);
  });
});

it('names a task after its chip once that is known', () => {
  expect(taskName(sampleTask())).toBe('demo-mcu-manual.pdf');
  expect(taskName(completedTask())).toBe('DEMO103');
});

describe('the task list', () => {
  it('drops news older than what it has', () => {
    const task = sampleTask({ revision: 5 });
    expect(merged({ [task.id]: task }, [sampleTask({ revision: 4, state: 'failed' })])[task.id]?.state).toBe('pending');
  });

  it('filters by state and by every word, newest first', () => {
    const tasks = [
      sampleTask({ id: 'task_1705312845001_aaaaaa', createdAt: '2026-01-01T00:00:00.000Z' }),
      sampleTask({ id: 'task_1705312845002_aaaaaa', createdAt: '2026-01-02T00:00:00.000Z' }),
      completedTask({ id: 'task_1705312845003_aaaaaa' }),
    ];
    const byId = Object.fromEntries(tasks.map((task) => [task.id, task]));
    const pending = visibleTasks({ byId, filter: 'pending', text: '' });
    expect(pending.map(({ id }) => id.slice(15, 18))).toEqual(['002', '001']);
    expect(visibleTasks({ byId, filter: 'all', text: 'demo103 uart1' })).toHaveLength(1);
  });

  it('goes on with each list where that list stopped, searches among all tasks', async () => {
    const tasks = Array.from({ length: 250 }, (_, n) =>
      sampleTask({
        id: `task_1705312845${String(n).padStart(3, '0')}_aaaaaa`,
        instruction: n % 60 === 59 ? 'Blink' : '',
      }),
    );
    const store = createTasksStore(createFakeAgent({ tasks }).agent);
    const { loadMore } = store.getState();
    const blinking = { filter: 'all', text: ' BLINK ' } as const;
    await loadMore();
    expect(visibleTasks({ ...store.getState(), ...blinking })).toHaveLength(1);
    expect(await loadMore(3, blinking)).toHaveLength(3);
    expect(await loadMore(3, { ...blinking, text: 'blink' })).toHaveLength(1);
    expect(visibleTasks({ ...store.getState(), ...blinking })).toHaveLength(4);
    expect(await loadMore(3, blinking)).toEqual([]);
    expect((await loadMore(200)).length).toBe(150);
  });

  it('follows events', async () => {
    const { agent, emit } = createFakeAgent({ tasks: [sampleTask()] });
    const store = createTasksStore(agent);
    await store.getState().loadMore();
    emit('task.changed', sampleTask({ state: 'processing', revision: 2 }));
    expect(Object.values(store.getState().byId).map(({ state }) => state)).toEqual(['processing']);
    emit('task.removed', { id: sampleTask().id });
    expect(store.getState().byId).toEqual({});
  });
});

describe('the log', () => {
  it('loads every page and keeps what arrives meanwhile, each line once', async () => {
    const { id } = sampleTask();
    const { agent, emit } = createFakeAgent({ logs: { [id]: sampleLogs(12_000) } });
    const store = createLogsStore(agent);
    await store.getState().load(id);
    emit('task.logged', { id, entries: sampleLogs(12_003).slice(11_990) });
    const seqs = store.getState().byTask[id]?.map(({ seq }) => seq) ?? [];
    expect(seqs).toEqual(Array.from({ length: 12_003 }, (_, index) => index + 1));
  });

  it('keeps lines that arrive before the first page does', async () => {
    const { id } = sampleTask();
    const { agent, emit } = createFakeAgent({ logs: { [id]: sampleLogs(3) } });
    const store = createLogsStore(agent);
    const loading = store.getState().load(id);
    emit('task.logged', { id, entries: sampleLogs(5).slice(3) });
    await loading;
    expect(store.getState().byTask[id]?.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it('keeps the newest 100,000 lines', () => {
    const all = sampleLogs(100_010);
    const joined = joinEntries(all.slice(0, 100_000), all.slice(100_000));
    expect([joined.length, joined[0]?.seq, joined.at(-1)?.seq]).toEqual([100_000, 11, 100_010]);
  });

  it('filters by level and above, and by text in message and data', () => {
    const entries = sampleLogs(60);
    expect(filterEntries(entries, { level: 'warn', text: '' })).toHaveLength(20);
    expect(filterEntries(entries, { level: 'error', text: 'PAGE 12' }).map(({ seq }) => seq)).toEqual([12]);
    expect(filterEntries(entries, { level: null, text: 'registers=6' })).toHaveLength(8);
  });
});
