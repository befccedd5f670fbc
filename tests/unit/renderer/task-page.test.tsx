// @vitest-environment happy-dom
import { cleanup, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { App } from '../../../renderer/app/App';
import { createStores, StoresProvider } from '../../../renderer/app/stores';
import type { TaskView } from '../../../shared/tasks';
import { createFakeAgent } from './support/fake-agent';
import { completedTask, sampleTask } from './support/samples';

configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);

function openTask(task: TaskView) {
  window.location.hash = '';
  const fake = createFakeAgent({ tasks: [task] });
  const stores = createStores(fake.agent);
  stores.navigation.getState().go({ page: 'task', id: task.id });
  render(
    <StoresProvider stores={stores}>
      <App />
    </StoresProvider>,
  );
  return { ...fake, stores };
}

it('says how long a running task is thought to need still, and nothing when nobody knows', async () => {
  const running = sampleTask({ state: 'processing', startedAt: new Date().toISOString() });
  const { emit } = openTask({ ...running, expectedEnd: new Date(Date.now() + 3_600_000).toISOString() });
  expect((await screen.findByTestId('percentage')).textContent).toMatch(/about (1:00:00|59:\d\d) left/);
  emit('task.changed', { ...running, expectedEnd: null, revision: running.revision + 1 });
  await expect.poll(() => screen.getByTestId('percentage').textContent).not.toContain('left');
});

it('changes the priority of a waiting task, keeping a number set elsewhere in the list', async () => {
  const { data } = openTask(sampleTask({ priority: 42 }));
  const select = await screen.findByTestId<HTMLSelectElement>('priority');
  expect(select.value).toBe('42');
  await userEvent.selectOptions(select, 'High');
  await expect.poll(() => data.tasks[0]?.priority).toBe(10);
});

it('runs a completed task again as a new one and shows that', async () => {
  const task = completedTask();
  const { data, stores } = openTask(task);
  await userEvent.click(await screen.findByTestId('again'));
  await expect.poll(() => data.tasks.length).toBe(2);
  expect(data.tasks.find(({ id }) => id === task.id)?.state).toBe('completed');
  await expect.poll(() => stores.navigation.getState().route).toMatchObject({ page: 'task', id: data.tasks[0]?.id });
});

it('says so when the task that is looked at goes away', async () => {
  const task = sampleTask({});
  const { emit } = openTask(task);
  await screen.findByTestId('priority');
  emit('task.removed', { id: task.id });
  expect(await screen.findByText('This task is gone')).toBeDefined();
});
