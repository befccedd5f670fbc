import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../../shared/tasks';

/** Where a task stands, small: bar and step while it runs, one line of facts otherwise. */
export function TaskBar({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const { state, progress, queuePosition, error, summary } = task;
  if (state === 'processing') {
    const label = progress.step === null ? t('tasks.reading') : t(`tasks.step.${progress.step}`);
    return (
      <span className="two-lines">
        <Progress.Root size={5} aria-hidden>
          <Progress.Section value={progress.percentage} withAria={false} />
        </Progress.Root>
        <span className="muted">
          {label} · {Math.round(progress.percentage)} %
        </span>
      </span>
    );
  }
  if (state === 'pending') {
    return <span className="muted">{queuePosition === null ? '' : t('tasks.position', { count: queuePosition })}</span>;
  }
  if (state === 'failed') return <code className="error-code">{error?.code ?? ''}</code>;
  if (summary === null) return <span />;
  return (
    <span className="muted clip">
      {t('result.tabs.registers')}: {summary.registersWritten}
    </span>
  );
}
