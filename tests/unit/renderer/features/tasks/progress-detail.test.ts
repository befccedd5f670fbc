import { expect, it } from 'vitest';
import { progressDetail } from '../../../../../renderer/features/tasks/progress-detail';
import { createI18n } from '../../../../../renderer/i18n';

const sources = Object.values(
  import.meta.glob<string>('../../../../../main/pipeline/**/*.ts', { query: '?raw', import: 'default', eager: true }),
).join('\n');

/** Details as the pipeline words them, with a 7 for each number. */
const details = [
  ...sources.matchAll(/progress\([^`'\n]*(?:'code', [\d.]+, )?[`']([a-z][^`'\n]* [^`'\n]*)[`']\);/g),
].map(([, words = '']) => words.replaceAll(/\$\{[^}]+\}/g, '7'));

it('has Chinese words for all that a step says it is at', () => {
  const { t } = createI18n('zh');
  expect(details).toContain('page 7 of 7');
  for (const detail of details) {
    const chinese = progressDetail(detail, t);
    expect([detail, chinese]).toEqual([detail, expect.stringMatching(/^\P{Script=Latin}*$/u)]);
    expect(chinese.match(/7/g)?.length).toBe(detail.match(/7/g)?.length);
  }
});

it('shows words that it does not know as they are, and nothing for nothing', () => {
  const { t } = createI18n('zh');
  expect(progressDetail('something new', t)).toBe('something new');
  expect(progressDetail(undefined, t)).toBe('');
});
