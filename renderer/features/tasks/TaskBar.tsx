import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../../shared/tasks';
import { formatDuration, secondsLeft } from '../../ui/format';

/** Where a task stands, small: bar and step while it runs, one line of facts otherwise. */
export function TaskBar({ task, now }: { task: TaskView; now: number }) {
  const { t } = useTranslation();
  const { state, progress, queuePosition, expectedEnd, error, summary } = task;
  const seconds = secondsLeft(expectedEnd, now);
  const left = seconds === null ? '' : ` · ${t('tasks.left', { time: formatDuration(seconds) })}`;
  if (state === 'processing') {
    const label = progress.step === null ? t('tasks.reading') : t(`tasks.step.${progress.step}`);
    return (
      <span className="two-lines">
        <Progress.Root size={5} aria-hidden>
          <Progress.Section value={progress.percentage} withAria={false} />
        </Progress.Root>
        <span className="muted">
          {label} · {Math.round(progress.percentage)} %{left}
        </span>
      </span>
    );
  }
  if (state === 'pending') {
    if (queuePosition === null) return <span />;
    return (
      <span className="muted clip">
        {t('tasks.position', { count: queuePosition })}
        {left}
      </span>
    );
  }
  if (state === 'failed') return <code className="error-code">{error?.code ?? ''}</code>;
  if (summary === null) return <span />;
  return (
    <span className="muted clip">
      {t('result.tabs.registers')}: {summary.registersWritten}
    </span>
  );
}
