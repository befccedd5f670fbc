// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, it } from 'vitest';
import { createStores, StoresProvider } from '../../../../../renderer/app/stores';
import { TasksPage } from '../../../../../renderer/features/tasks/TasksPage';
import { visibleTasks } from '../../../../../renderer/features/tasks/tasks-store';
import { createI18n } from '../../../../../renderer/i18n';
import type { AgentBridge } from '../../../../../shared/ipc/api';
import { createFakeAgent } from '../../support/fake-agent';
import { sampleTask } from '../../support/samples';

configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);

function open(agent: AgentBridge) {
  const stores = createStores(agent);
  render(
    <StoresProvider stores={stores}>
      <I18nextProvider i18n={createI18n('en')}>
        <MantineProvider>
          <TasksPage />
        </MantineProvider>
      </I18nextProvider>
    </StoresProvider>,
  );
  return stores;
}

it('finds a task that is older than those on screen, and says that nothing matches only when nothing does', async () => {
  const tasks = Array.from({ length: 150 }, (_, n) =>
    sampleTask({ id: `task_1705312845${String(n).padStart(3, '0')}_aaaaaa`, instruction: n === 149 ? 'Blink' : '' }),
  );
  const stores = open(createFakeAgent({ tasks }).agent);
  await expect.poll(() => Object.keys(stores.tasks.getState().byId).length).toBe(100);
  const search = screen.getByRole('textbox', { name: 'Search tasks' });
  await userEvent.type(search, 'blink');
  await expect.poll(() => visibleTasks(stores.tasks.getState()).map(({ id }) => id)).toEqual([tasks[149]?.id]);
  await userEvent.type(search, ' quickly');
  expect(await screen.findByText('Nothing matches')).toBeDefined();
});

it('offers to read the list again when it could not be read', async () => {
  const { agent } = createFakeAgent({ tasks: [sampleTask({})] });
  let works = false;
  const list: AgentBridge['tasks']['list'] = (query) =>
    works ? agent.tasks.list(query) : Promise.reject(new Error('The records cannot be read.'));
  const stores = open({ ...agent, tasks: { ...agent.tasks, list } });
  const again = await screen.findByRole('button', { name: 'Try again' });
  works = true;
  await userEvent.click(again);
  await expect.poll(() => visibleTasks(stores.tasks.getState())).toHaveLength(1);
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});
