import type { Translate } from '../../i18n';

const COUNTED = /^(page|sheet) (\d+) of (\d+)$/;

/** What a step is at, in the language of the window; words that it does not know as they are. */
export function progressDetail(detail: string | undefined, t: Translate): string {
  const [, kind, number, count] = COUNTED.exec(detail ?? '') ?? [];
  if (kind === 'page') return t('tasks.detail.page', { number, count });
  if (kind === 'sheet') return t('tasks.detail.sheet', { number, count });
  if (detail === 'writing code') return t('tasks.detail.writing');
  if (detail === 'checking code') return t('tasks.detail.checking');
  return detail ?? '';
}
