// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, it } from 'vitest';
import { createI18n, type Language } from '../../../../renderer/i18n';
import { ErrorNote } from '../../../../renderer/ui/ErrorNote';

afterEach(cleanup);

const show = (language: Language, message: string, data: Record<string, string> = {}) => {
  const error = { code: 'STORE_UNWRITABLE', message, hint: '', retryable: false, data };
  render(
    <I18nextProvider i18n={createI18n(language)}>
      <MantineProvider>
        <ErrorNote error={error} />
      </MantineProvider>
    </I18nextProvider>,
  );
  return document.querySelector('details');
};

it.each(['en', 'zh'] as const)("keeps the record's own words and facts in closed details (%s)", (language) => {
  const details = show(language, 'The data folder cannot be written (EROFS).', { reason: 'EROFS' });
  expect(details?.open).toBe(false);
  expect(details?.textContent).toContain('The data folder cannot be written (EROFS).');
  expect(details?.textContent).toContain('reason = EROFS');
});

it('has no details when there is nothing more to say', () => {
  const text = '数据文件夹无法写入。';
  expect(show('zh', text)).toBeNull();
  expect(screen.getByText(text)).toBeDefined();
});
