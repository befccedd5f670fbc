import { Badge, Skeleton, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorRecord } from '../../../shared/errors';
import type { TaskView } from '../../../shared/tasks';
import { useNavigation, useTasks } from '../../app/stores';
import { Empty } from '../../ui/Empty';
import { ErrorNote } from '../../ui/ErrorNote';
import { errorRecordOf } from '../../ui/errors';
import { formatBytes, formatTime } from '../../ui/format';
import { StateChip } from '../../ui/StateChip';
import { ResultTabs } from '../result/ResultTabs';
import { FoundPanel } from './FoundPanel';
import { LogView } from './LogView';
import { StepList } from './StepList';
import { taskName } from './steps';
import { TaskActions } from './TaskActions';
import './tasks.css';

/** One task: steps and live log while it runs, result tabs when it is done, the error when it failed. */
export function TaskPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const task = useTasks((state) => state.byId[id]);
  const load = useTasks((state) => state.load);
  const go = useNavigation((state) => state.go);
  const [error, setError] = useState<ErrorRecord | null>(null);
  const gone = useWasThere(id, task) && task === undefined;
  useEffect(() => {
    load(id).catch((thrown: unknown) => setError(errorRecordOf(thrown)));
  }, [id, load]);
  return (
    <div className="page task-page" data-testid="task-page" data-id={id} data-state={task?.state ?? ''}>
      <UnstyledButton className="back" onClick={() => go({ page: 'tasks' })}>
        <IconChevronLeft size={15} aria-hidden /> {t('tasks.back')}
      </UnstyledButton>
      {task !== undefined && <TaskBody task={task} />}
      {task === undefined &&
        (gone ? <Gone /> : error === null ? <Skeleton height={120} /> : <ErrorNote error={error} />)}
    </div>
  );
}

/** Whether the task was there once since the page was opened for it. */
function useWasThere(id: string, task: TaskView | undefined): boolean {
  const seen = useRef('');
  if (task !== undefined) seen.current = id;
  return seen.current === id;
}

/** The task was deleted over the API, or its time was over, while somebody looked at it. */
function Gone() {
  const { t } = useTranslation();
  return <Empty icon={<IconTrash />} title={t('tasks.gone.title')} detail={t('tasks.gone.detail')} />;
}

function TaskBody({ task }: { task: TaskView }) {
  return (
    <>
      <TaskHead task={task} />
      {task.error !== null && task.state === 'failed' && <ErrorNote error={task.error} />}
      {task.state === 'completed' ? (
        <ResultTabs id={task.id} />
      ) : (
        <>
          <StepList task={task} />
          {task.state === 'processing' ? (
            <div className="task-live">
              <LogView id={task.id} />
              <FoundPanel task={task} />
            </div>
          ) : (
            <LogView id={task.id} />
          )}
        </>
      )}
    </>
  );
}

function TaskHead({ task }: { task: TaskView }) {
  const { t, i18n } = useTranslation();
  const files = task.inputs.map(({ name, bytes }) => `${name} (${formatBytes(bytes, i18n.language)})`).join(' · ');
  return (
    <div className="task-title">
      <div className="grow">
        <h1>
          <span className="clip">{taskName(task)}</span> <StateChip state={task.state} />
          {task.attempt > 1 && (
            <Badge size="sm" variant="default" tt="none">
              {t('tasks.attempt', { count: task.attempt })}
            </Badge>
          )}
        </h1>
        {task.instruction !== '' && <p className="task-instruction">{task.instruction}</p>}
        <p className="muted clip" title={task.id}>
          {files} · {formatTime(task.createdAt, i18n.language)}
        </p>
      </div>
      <TaskActions task={task} />
    </div>
  );
}
