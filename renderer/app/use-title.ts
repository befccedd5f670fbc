import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { taskName } from '../features/tasks/steps';
import { useTasks } from './stores';

/** Keeps the title of the window at the progress of what runs. */
export function useTitle(): void {
  const { t } = useTranslation();
  const byId = useTasks((state) => state.byId);
  const running = Object.values(byId).filter(({ state }) => state === 'processing');
  const first = running[0];
  const mean = running.reduce((sum, { progress }) => sum + progress.percentage, 0) / Math.max(1, running.length);
  const percent = Math.round(mean);
  const status =
    first === undefined
      ? null
      : running.length === 1
        ? t('shell.title.running', { percent, name: taskName(first) })
        : t('shell.title.more', { percent, count: running.length });
  useEffect(() => {
    document.title = status === null ? t('shell.product') : `${status} — ${t('shell.product')}`;
  }, [status, t]);
}
