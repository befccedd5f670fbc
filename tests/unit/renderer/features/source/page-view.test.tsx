// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, it } from 'vitest';
import { PageView } from '../../../../../renderer/features/source/PageView';
import type { OpenDocument } from '../../../../../renderer/features/source/pdf-engine';
import { createI18n } from '../../../../../renderer/i18n';

afterEach(cleanup);

/** A document whose second page cannot be drawn. */
const half: OpenDocument = {
  pageCount: 2,
  draw: async (_, number) => {
    if (number === 2) throw new Error('The page is damaged.');
    return { width: 100, height: 200 };
  },
  size: async () => ({ width: 100, height: 200 }),
  drawPart: async () => undefined,
  close: () => undefined,
};

const page = (number: number) => (
  <I18nextProvider i18n={createI18n('en')}>
    <MantineProvider>
      <PageView document={half} page={number} bbox={null} zoom={1} />
    </MantineProvider>
  </I18nextProvider>
);

it('says that a page cannot be drawn instead of waiting for ever, and draws the next one', async () => {
  const { rerender } = render(page(2));
  expect((await screen.findByTestId('error')).textContent).toContain('The page is damaged.');
  expect(screen.getByTestId('pdf-page').hidden).toBe(true);
  rerender(page(1));
  await expect.poll(() => screen.getByTestId('pdf-page').dataset['drawn']).toBe('true');
  expect(screen.queryByTestId('error')).toBeNull();
  expect(screen.getByTestId('pdf-page').hidden).toBe(false);
});
