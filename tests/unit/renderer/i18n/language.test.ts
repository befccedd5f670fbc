import { expect, it } from 'vitest';
import { createI18n, resolveLanguage } from '../../../../renderer/i18n';

it('follows the system unless a language was chosen', () => {
  expect(resolveLanguage('system', 'zh-TW')).toBe('zh');
  expect(resolveLanguage('system', 'de-DE')).toBe('en');
  expect(resolveLanguage('en', 'zh-CN')).toBe('en');
});

it('has its words at once, without loading', () => {
  expect(createI18n('zh').t('shell.tasks')).toBe('任务');
  expect(createI18n('en').t('source.page', { page: 21 })).toBe('Page 21');
});
