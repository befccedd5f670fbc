// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PageBoundary } from '../../../../renderer/app/PageBoundary';
import { createI18n } from '../../../../renderer/i18n';

// React repeats a caught fault on the console.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

let broken = true;
function Page({ name }: { name: string }) {
  if (broken) throw new Error('fault of the test');
  return <p>{name}</p>;
}

const window = (page: string) => (
  <I18nextProvider i18n={createI18n('en')}>
    <MantineProvider>
      <PageBoundary page={page}>
        <Page name={page} />
      </PageBoundary>
    </MantineProvider>
  </I18nextProvider>
);

it('shows what to do instead of a broken page, and the page again when it can be drawn', async () => {
  broken = true;
  render(window('tasks'));
  expect(screen.getByTestId('fault').textContent).toContain('nothing is lost');
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Show it again' }));
  expect(screen.getByText('tasks')).toBeDefined();
});

it('forgets the fault when another page is opened', () => {
  broken = true;
  const { rerender } = render(window('tasks'));
  broken = false;
  rerender(window('monitor'));
  expect(screen.getByText('monitor')).toBeDefined();
});
