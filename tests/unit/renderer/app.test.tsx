// @vitest-environment happy-dom
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { App } from '../../../renderer/app/App';
import { createStores, StoresProvider } from '../../../renderer/app/stores';
import { createFakeAgent, type FakeData } from './support/fake-agent';
import { completedTask, sampleTask } from './support/samples';

function open(start: Partial<FakeData> = {}) {
  const fake = createFakeAgent(start);
  render(
    <StoresProvider stores={createStores(fake.agent)}>
      <App />
    </StoresProvider>,
  );
  return fake;
}

// The first render loads the whole window; a busy machine takes longer than the default second.
configure({ asyncUtilTimeout: 20_000 });

const offered = [
  { token: 'a', name: 'board.pdf', bytes: 10, pages: 1, guess: 'schematic', error: null },
  { token: 'b', name: 'manual.pdf', bytes: 10, pages: 9, guess: 'datasheet', error: null },
] as const;

beforeEach(() => {
  window.location.hash = '';
});
afterEach(cleanup);

it('starts a task from two files and shows it', async () => {
  const { data } = open({ offered: [...offered] });
  await userEvent.click(await screen.findByTestId('samples'));
  expect(await screen.findAllByTestId('file')).toHaveLength(2);
  await userEvent.type(screen.getByTestId('instruction'), 'UART1');
  await userEvent.click(screen.getByTestId('start'));
  await screen.findByTestId('task-page');
  expect(data.calls[0]?.input).toEqual({ datasheets: ['b'], schematic: 'a', instruction: 'UART1', priority: 0 });
});

it('says in place why a file cannot be used, and does not start with it', async () => {
  const error = { code: 'PDF_ENCRYPTED', message: 'locked', hint: '', retryable: false };
  open({ offered: [{ token: 'c', name: 'locked.pdf', bytes: 1, pages: null, guess: null, error }] });
  await userEvent.click(await screen.findByTestId('samples'));
  expect((await screen.findByTestId('error')).dataset['code']).toBe('PDF_ENCRYPTED');
  expect(screen.getByTestId('start').hasAttribute('disabled')).toBe(true);
});

it('speaks Chinese when set so', async () => {
  const { settings } = createFakeAgent().data;
  open({ settings: { ...settings, language: 'zh' } });
  expect(await screen.findByRole('heading', { level: 1, name: '新建任务' })).toBeDefined();
});

it('marks itself ready and puts running progress into the title', async () => {
  const progress = { currentStep: 1, totalSteps: 3, step: 'datasheet', stepName: '', percentage: 40 } as const;
  open({ tasks: [sampleTask({ state: 'processing', progress })] });
  await screen.findByTestId('nav-tasks');
  expect(document.documentElement.dataset['ready']).toBe('true');
  expect(document.title).toContain('40 %');
});

it('deletes a task only after asking', async () => {
  const task = completedTask();
  window.location.hash = `#/tasks/${task.id}`;
  const { data } = open({ tasks: [task] });
  await userEvent.click(await screen.findByTestId('delete'));
  const dialog = await screen.findByRole('dialog');
  expect(data.calls).toEqual([]);
  await userEvent.click(within(dialog).getByTestId('confirm-delete'));
  expect(data.calls).toEqual([{ route: 'tasks.remove', input: { id: task.id } }]);
});

it('shows report facts and proof level of a finished task', async () => {
  const task = completedTask();
  window.location.hash = `#/tasks/${task.id}`;
  open({ tasks: [task] });
  await userEvent.click(await screen.findByRole('tab', { name: /Report/ }));
  expect((await screen.findByTestId('proof-level')).dataset['level']).toBe('host-compiled');
  expect(screen.getByText('SDA has no pull-up resistor.')).toBeDefined();
});

it('shows checks and findings of a report in Chinese when set so', async () => {
  const task = completedTask();
  window.location.hash = `#/tasks/${task.id}`;
  const { settings, result } = createFakeAgent().data;
  const check = { id: 'syntax', title: 'Is C by its grammar', status: 'passed', detail: '4 files' } as const;
  const message = 'C6 is written here, but no symbol was found for it.';
  const finding = { severity: 'warning', code: 'PART_WITHOUT_SYMBOL', message, places: [] } as const;
  const report = { ...result.report, checks: [check], findings: [{ ...finding, places: [] }] };
  open({ tasks: [task], settings: { ...settings, language: 'zh' }, result: { ...result, report } });
  await userEvent.click(await screen.findByRole('tab', { name: /报告/ }));
  expect(await screen.findByText('符合 C 语法')).toBeDefined();
  expect(screen.getByText('4 个文件')).toBeDefined();
  expect(screen.getByText('此处写有 C6，但没有找到它的符号。')).toBeDefined();
});
