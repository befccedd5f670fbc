// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, it } from 'vitest';
import { createStores, StoresProvider } from '../../../../../renderer/app/stores';
import { LogView } from '../../../../../renderer/features/tasks/LogView';
import { createI18n } from '../../../../../renderer/i18n';
import { createFakeAgent } from '../../support/fake-agent';

configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);

/** The log of a task, 800 pixels of lines in a window of 200; says how to scroll it and whether it follows. */
async function open() {
  render(
    <StoresProvider stores={createStores(createFakeAgent().agent)}>
      <I18nextProvider i18n={createI18n('en')}>
        <MantineProvider>
          <LogView id="task_1705312845123_abc123" />
        </MantineProvider>
      </I18nextProvider>
    </StoresProvider>,
  );
  const lines = await screen.findByTestId('log-lines');
  Object.defineProperties(lines, { scrollHeight: { value: 800, writable: true }, clientHeight: { value: 200 } });
  return {
    lines,
    scrollTo: (top: number) => {
      lines.scrollTop = top;
      fireEvent.scroll(lines);
    },
    follows: () => screen.getByRole<HTMLInputElement>('switch').checked,
  };
}

it('stops following when the reader goes up by whatever means', async () => {
  const { scrollTo, follows } = await open();
  scrollTo(600);
  expect(follows()).toBe(true);
  scrollTo(400);
  expect(follows()).toBe(false);
});

it('follows on while lines arrive faster than it scrolls, and when a filter leaves fewer of them', async () => {
  const { lines, scrollTo, follows } = await open();
  scrollTo(300);
  scrollTo(500);
  expect(follows()).toBe(true);
  Object.assign(lines, { scrollHeight: 400 });
  scrollTo(200);
  expect(follows()).toBe(true);
});
