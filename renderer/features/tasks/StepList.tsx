import { Progress } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../../shared/tasks';
import { formatDuration, secondsBetween, secondsLeft } from '../../ui/format';
import { LiveText } from '../../ui/LiveText';
import { useNow } from '../../ui/use-now';
import { progressDetail } from './progress-detail';
import { type StepStatus, type StepView, stepsOf } from './steps';

/** The three named steps with their states, and the whole as one bar. */
export function StepList({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const { progress, state, startedAt, completedAt, queuePosition, expectedEnd } = task;
  const now = useNow(state === 'processing' || expectedEnd !== null);
  const percent = Math.round(progress.percentage);
  const seconds = secondsBetween(startedAt, completedAt, now);
  const left = secondsLeft(expectedEnd, now);
  const step = progress.step === null ? '' : t(`tasks.step.${progress.step}`);
  return (
    <section className="panel steps" aria-label={t('tasks.steps')}>
      <ol className="plain step-list">
        {stepsOf(task).map((view, index) => (
          <Step key={view.id} view={view} index={index} />
        ))}
      </ol>
      <Progress.Root size={6}>
        <Progress.Section
          value={progress.percentage}
          aria-label={t('tasks.total')}
          color={state === 'failed' ? 'red.7' : 'signal'}
        />
      </Progress.Root>
      <div className="step-foot muted">
        <span className="clip">
          {state === 'pending' && queuePosition !== null
            ? t('tasks.position', { count: queuePosition })
            : progressDetail(progress.detail, t)}
        </span>
        <span className="num" data-testid="percentage">
          {percent} %{seconds === null ? '' : ` · ${formatDuration(seconds)}`}
          {left === null ? '' : ` · ${t('tasks.left', { time: formatDuration(left) })}`}
        </span>
      </div>
      <LiveText text={state === 'processing' ? t('tasks.announce', { step, percent }) : t(`tasks.state.${state}`)} />
    </section>
  );
}

function Step({ view: { id, status, percentage }, index }: { view: StepView; index: number }) {
  const { t } = useTranslation();
  const state = t(`tasks.stepState.${status}`);
  return (
    <li className={`step step-${status}`} data-testid={`step-${id}`} data-status={status}>
      <span className="step-mark" aria-hidden>
        <StepMark status={status} index={index} />
      </span>
      <span className="two-lines">
        <strong>{t(`tasks.step.${id}`)}</strong>
        <span className="muted">{status === 'active' ? `${state} · ${Math.round(percentage)} %` : state}</span>
      </span>
    </li>
  );
}

function StepMark({ status, index }: { status: StepStatus; index: number }) {
  if (status === 'done') return <IconCheck size={15} />;
  if (status === 'failed') return <IconX size={15} />;
  if (status === 'skipped') return <IconMinus size={15} />;
  return index + 1;
}
