import { ActionIcon, Badge, Button, SegmentedControl } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRIORITIES, type TaskView } from '../../../shared/tasks';
import { useAgent, useQueue, useSettings, useTasks } from '../../app/stores';
import { useAction } from '../../ui/use-action';
import { taskName } from '../tasks/steps';
import { moveTarget, queueOf } from './queue-store';

const COUNTS = ['1', '2', '3', '4', '5'];
/** Rows that are shown; the rest is a number. Nobody sorts a longer queue by hand. */
const SHOWN = 100;

/** The waiting tasks in the order they will run; drag or arrows change it. */
export function QueuePanel() {
  const { t } = useTranslation();
  const byId = useTasks((state) => state.byId);
  const waiting = useMemo(() => queueOf(byId), [byId]);
  const paused = useQueue((state) => state.paused);
  const move = useMove(waiting.map(({ id }) => id));
  const [dragged, setDragged] = useState<string | null>(null);
  return (
    <section aria-labelledby="queue">
      <div className="page-head">
        <h2 id="queue">{t('monitor.queue')}</h2>
        <QueueControls />
      </div>
      <div className="panel queue" data-testid="queue">
        {paused && <p className="muted note">{t('monitor.paused')}</p>}
        <p className="muted note">{waiting.length === 0 ? t('monitor.queueEmpty') : t('monitor.dragHint')}</p>
        <ol className="plain">
          {waiting.slice(0, SHOWN).map((task, index) => (
            <QueueRow
              key={task.id}
              task={task}
              index={index}
              last={index === waiting.length - 1}
              onMove={(to) => move(task.id, to)}
              onDrag={setDragged}
              onDropHere={() => dragged !== null && move(dragged, index)}
            />
          ))}
        </ol>
        {waiting.length > SHOWN && <p className="muted note">{t('monitor.more', { count: waiting.length - SHOWN })}</p>}
      </div>
    </section>
  );
}

function useMove(ids: readonly string[]) {
  const agent = useAgent();
  const run = useAction();
  return (id: string, to: number) => {
    const before = moveTarget(ids, id, to);
    if (before !== undefined) void run(() => agent.tasks.reorder({ id, before }));
  };
}

function QueueControls() {
  const { t } = useTranslation();
  const agent = useAgent();
  const run = useAction();
  const paused = useQueue((state) => state.paused);
  const concurrency = useSettings(({ settings }) => settings.concurrency);
  const change = useSettings((state) => state.change);
  return (
    <div className="row">
      <span className="label" id="concurrency-label">
        {t('monitor.concurrency')}
      </span>
      <SegmentedControl
        size="xs"
        aria-labelledby="concurrency-label"
        data={COUNTS}
        value={String(concurrency)}
        onChange={(value) => void run(() => change({ concurrency: Number(value) }))}
        data-testid="concurrency"
      />
      <Button
        size="compact-sm"
        variant="default"
        leftSection={paused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
        onClick={() => void run(() => agent.tasks.pause({ paused: !paused }))}
        data-testid="pause"
      >
        {paused ? t('monitor.resume') : t('monitor.pause')}
      </Button>
    </div>
  );
}

interface QueueRowProps {
  readonly task: TaskView;
  readonly index: number;
  readonly last: boolean;
  readonly onMove: (to: number) => void;
  readonly onDrag: (id: string | null) => void;
  readonly onDropHere: () => void;
}

function QueueRow({ task, index, last, onMove, onDrag, onDropHere }: QueueRowProps) {
  const { t } = useTranslation();
  const name = taskName(task);
  const priority = priorityWord(t, task.priority);
  return (
    <li
      className="queue-row"
      draggable
      onDragStart={() => onDrag(task.id)}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDropHere}
      data-testid="queue-row"
      data-id={task.id}
    >
      <IconGripVertical size={16} aria-hidden />
      <span className="num">{index + 1}</span>
      <strong className="clip">{name}</strong>
      <span className="muted clip grow">{task.instruction}</span>
      {priority !== undefined && (
        <Badge size="sm" variant="default" tt="none">
          {priority}
        </Badge>
      )}
      <ActionIcon
        size="sm"
        variant="default"
        aria-label={t('monitor.up', { name })}
        disabled={index === 0}
        onClick={() => onMove(index - 1)}
      >
        <IconArrowUp size={14} />
      </ActionIcon>
      <ActionIcon
        size="sm"
        variant="default"
        aria-label={t('monitor.down', { name })}
        disabled={last}
        onClick={() => onMove(index + 1)}
      >
        <IconArrowDown size={14} />
      </ActionIcon>
    </li>
  );
}

/** Undefined for what needs no word: a normal one. */
function priorityWord(t: TFunction, priority: number): string | undefined {
  if (priority === PRIORITIES.normal) return undefined;
  const name = (['low', 'high'] as const).find((each) => PRIORITIES[each] === priority);
  return name === undefined ? String(priority) : t(`compose.priorities.${name}`);
}
