import { Button, SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { IconListSearch, IconPlus, IconRefresh, IconSearch } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { taskStateSchema } from '../../../shared/tasks';
import { useNavigation, useTasks } from '../../app/stores';
import { Empty } from '../../ui/Empty';
import { useAction } from '../../ui/use-action';
import { TaskRows } from './TaskRows';
import { listKey, visibleTasks } from './tasks-store';
import './tasks.css';

/** Tasks asked for at once. */
const PAGE = 100;
/** Rest in typing after which a search is asked for, in milliseconds. */
const TYPING_MS = 200;

const FILTERS = ['all', ...taskStateSchema.options] as const;

/** All tasks, newest first, with search and a filter by state. */
export function TasksPage() {
  const { t } = useTranslation();
  const byId = useTasks((state) => state.byId);
  const filter = useTasks((state) => state.filter);
  const text = useTasks((state) => state.text);
  const setText = useTasks((state) => state.setText);
  const setFilter = useTasks((state) => state.setFilter);
  const loadMore = useTasks((state) => state.loadMore);
  const go = useNavigation((state) => state.go);
  const run = useAction();
  const shown = useMemo(() => visibleTasks({ byId, filter, text }), [byId, filter, text]);
  const searched = useTasks(({ cursors }) => cursors[listKey({ filter, text })] !== undefined);
  const [failed, setFailed] = useState(false);
  const more = useCallback(async () => {
    setFailed(false);
    setFailed((await run(() => loadMore(PAGE, { filter, text }))) === null);
  }, [run, loadMore, filter, text]);
  useEffect(() => {
    if (searched) return;
    // Tasks that are not loaded yet may match too.
    const timer = setTimeout(() => void more(), text === '' ? 0 : TYPING_MS);
    return () => clearTimeout(timer);
  }, [searched, text, more]);
  const filters = FILTERS.map((value) => ({
    value,
    label: value === 'all' ? t('tasks.all') : t(`tasks.state.${value}`),
  }));
  return (
    <div className="page tasks">
      <div className="page-head">
        <h1>{t('tasks.title')}</h1>
        <Button size="compact-md" leftSection={<IconPlus size={16} />} onClick={() => go({ page: 'compose' })}>
          {t('shell.new')}
        </Button>
      </div>
      <div className="tools">
        <TextInput
          size="xs"
          className="grow"
          aria-label={t('tasks.search')}
          placeholder={t('tasks.search')}
          leftSection={<IconSearch size={14} />}
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('tasks.filter')}
          data={filters}
          value={filter}
          onChange={(value) => {
            setFilter(FILTERS.find((known) => known === value) ?? 'all');
          }}
        />
      </div>
      {shown.length > 0 ? (
        <TaskRows tasks={shown} onEnd={() => void more()} />
      ) : searched ? (
        <NoTasks any={Object.keys(byId).length > 0} />
      ) : failed ? (
        <Unread again={() => void more()} />
      ) : (
        <Skeleton height={120} />
      )}
    </div>
  );
}

function Unread({ again }: { again: () => void }) {
  const { t } = useTranslation();
  return (
    <Empty icon={<IconListSearch />} title={t('tasks.unread.title')} detail={t('tasks.unread.detail')}>
      <Button size="sm" leftSection={<IconRefresh size={16} />} onClick={again}>
        {t('tasks.unread.again')}
      </Button>
    </Empty>
  );
}

function NoTasks({ any }: { any: boolean }) {
  const { t } = useTranslation();
  const go = useNavigation((state) => state.go);
  if (any) return <Empty icon={<IconListSearch />} title={t('tasks.none.title')} detail={t('tasks.none.detail')} />;
  return (
    <Empty icon={<IconListSearch />} title={t('tasks.empty.title')} detail={t('tasks.empty.detail')}>
      <Button size="sm" onClick={() => go({ page: 'compose' })}>
        {t('shell.new')}
      </Button>
    </Empty>
  );
}
