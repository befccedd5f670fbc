// @vitest-environment happy-dom
import { cleanup, configure, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '../../../../renderer/app/App';
import { createStores, StoresProvider } from '../../../../renderer/app/stores';
import { withNews } from '../../../../renderer/features/tasks/found-store';
import type { FoundList, FoundRegister } from '../../../../shared/tasks';
import { createFakeAgent } from '../support/fake-agent';
import { completedTask, sampleTask } from '../support/samples';

configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);

const register = (name: string): FoundRegister => ({ document: 'chip.pdf', peripheral: 'TMR', name, page: 7 });
const list = (...names: string[]): FoundList => ({ registers: names.map(register), total: names.length });

describe('registers found so far', () => {
  it('grow at the end', () => {
    expect(withNews(list('A', 'B'), { ...list('C'), from: 2, total: 3 })).toEqual(list('A', 'B', 'C'));
  });

  it('begin anew when a second attempt does', () => {
    expect(withNews(list('A', 'B'), { ...list('C'), from: 0 })).toEqual(list('C'));
  });

  it('are fetched again when news were missed', () => {
    expect(withNews(list('A'), { ...list('C'), from: 2 })).toBeNull();
  });
});

it('shows the count of a running task, marked as provisional, and gives way to the result', async () => {
  const running = sampleTask({ state: 'processing', startedAt: new Date().toISOString() });
  const fake = createFakeAgent({ tasks: [running], found: { [running.id]: list('A', 'B') } });
  const stores = createStores(fake.agent);
  window.location.hash = '';
  stores.navigation.getState().go({ page: 'task', id: running.id });
  render(
    <StoresProvider stores={stores}>
      <App />
    </StoresProvider>,
  );
  const panel = await screen.findByTestId('found');
  expect(panel.textContent).toContain('Provisional');
  await expect.poll(() => screen.getByTestId('found-count').textContent).toBe('2');
  fake.emit('task.found', { id: running.id, news: { from: 2, registers: [register('C')], total: 3 } });
  await expect.poll(() => screen.getByTestId('found-count').textContent).toBe('3');

  fake.emit('task.changed', { ...completedTask(), id: running.id, revision: running.revision + 1 });
  await expect.poll(() => screen.queryByTestId('found')).toBeNull();
  expect(stores.found.getState().byTask[running.id]).toBeUndefined();
});
