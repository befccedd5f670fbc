import { IconPinFilled } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../../shared/tasks';
import { useNavigation } from '../../app/stores';
import { formatDuration, formatTime, secondsBetween } from '../../ui/format';
import { StateChip } from '../../ui/StateChip';
import { useNow } from '../../ui/use-now';
import { taskName } from './steps';
import { TaskBar } from './TaskBar';

const ROW = 52;

/** The rows of the list; only those in sight are in the page. `onEnd` is called when the last one comes into sight. */
export function TaskRows({ tasks, onEnd }: { tasks: readonly TaskView[]; onEnd: () => void }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    getItemKey: (index) => tasks[index]?.id ?? index,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    if (last >= tasks.length - 1) end.current();
  }, [last, tasks.length]);
  const now = useNow(tasks.some(({ state, expectedEnd }) => state === 'processing' || expectedEnd !== null));
  return (
    <div className="panel task-table">
      <div className="task-row task-head" aria-hidden>
        <span>{t('tasks.column.state')}</span>
        <span>{t('tasks.column.device')}</span>
        <span className="wide">{t('tasks.column.instruction')}</span>
        <span>{t('tasks.column.progress')}</span>
        <span className="num">{t('tasks.column.time')}</span>
        <span className="num">{t('tasks.column.created')}</span>
      </div>
      <section className="task-scroll" ref={scroller} aria-label={t('tasks.title')}>
        <ul className="plain" style={{ height: rows.getTotalSize(), position: 'relative' }} data-testid="task-list">
          {items.map(({ index, key, start }) => {
            const task = tasks[index];
            if (task === undefined) return null;
            return (
              <li key={key} className="task-item" style={{ transform: `translateY(${start}px)`, height: ROW }}>
                <TaskRow task={task} now={now} />
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

function TaskRow({ task, now }: { task: TaskView; now: number }) {
  const { t, i18n } = useTranslation();
  const go = useNavigation((state) => state.go);
  const seconds = secondsBetween(task.startedAt, task.completedAt, now);
  const files = task.inputs.map(({ name }) => name).join(', ');
  return (
    <button
      type="button"
      className="task-row"
      onClick={() => go({ page: 'task', id: task.id })}
      data-testid="task-row"
      data-id={task.id}
      data-state={task.state}
    >
      <StateChip state={task.state} />
      <span className="two-lines">
        <strong>
          {taskName(task)}
          {task.pinned && <IconPinFilled size={13} aria-label={t('tasks.pinned')} role="img" />}
        </strong>
        <span className="muted">{files}</span>
      </span>
      <span className="wide clip">{task.instruction}</span>
      <TaskBar task={task} now={now} />
      <span className="num">{seconds === null ? '–' : formatDuration(seconds)}</span>
      <span className="num muted">{formatTime(task.createdAt, i18n.language)}</span>
    </button>
  );
}
