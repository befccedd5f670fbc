import { Skeleton } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskStats } from '../../../shared/tasks';
import { useQueue, useStores } from '../../app/stores';
import { formatDuration } from '../../ui/format';
import { useAction } from '../../ui/use-action';
import { DayCharts } from './DayCharts';
import { HealthCards } from './HealthCards';
import { QueuePanel } from './QueuePanel';
import './monitor.css';

const STATS = [
  'total',
  'pending',
  'processing',
  'completed',
  'failed',
  'cancelled',
  'queueLength',
  'currentProcessing',
] as const;

/** Pages of the history that the charts look at: 20 x 200 tasks. */
const CHART_PAGES = 20;
const DAY_MS = 86_400_000;

/** How the program is doing: statistics, health, the queue, and the last day. */
export function MonitorPage() {
  const { t } = useTranslation();
  const stats = useQueue((state) => state.stats);
  useDayOfTasks();
  if (stats === null) return <Skeleton className="page" />;
  return (
    <div className="page monitor">
      <h1>{t('monitor.title')}</h1>
      <Statistics stats={stats} />
      <HealthCards stats={stats} />
      <QueuePanel />
      <DayCharts />
    </div>
  );
}

/** Loads statistics, and tasks back to a day ago, so that the charts are complete. */
function useDayOfTasks() {
  const { tasks, queue } = useStores();
  const run = useAction();
  useEffect(() => {
    const load = async () => {
      await queue.getState().load();
      for (let page = 0; page < CHART_PAGES; page += 1) {
        // Not by the oldest task there is: a search or a link may have brought a single old one.
        const last = (await tasks.getState().loadMore(200, { filter: 'all', text: '' })).at(-1);
        if (last === undefined || Date.parse(last.createdAt) < Date.now() - DAY_MS) return;
      }
    };
    void run(load);
  }, [tasks, queue, run]);
}

function Statistics({ stats }: { stats: TaskStats }) {
  const { t } = useTranslation();
  const mean = stats.averageProcessingTimeS;
  return (
    <section aria-labelledby="statistics">
      <h2 id="statistics">{t('monitor.statistics')}</h2>
      <dl className="panel facts" data-testid="statistics">
        {STATS.map((name) => (
          <div className="fact" key={name}>
            <dt>{t(`monitor.stat.${name}`)}</dt>
            <dd data-testid={`stat-${name}`}>{stats[name]}</dd>
          </div>
        ))}
        <div className="fact">
          <dt>{t('monitor.stat.average')}</dt>
          <dd data-testid="stat-average">{mean === null ? '–' : formatDuration(mean)}</dd>
        </div>
      </dl>
    </section>
  );
}
