import { Box } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntry } from '../../../shared/tasks';
import { useLogs } from '../../app/stores';
import { useAction } from '../../ui/use-action';
import { LogTools } from './LogTools';
import { filterEntries, formatEntry, type LogFilter } from './logs-store';
import './tasks.css';

const LINE = 20;
const NO_ENTRIES: readonly LogEntry[] = [];

/** A task's log, live: however many lines, filtered by level and text, following the tail until scrolled up. */
export function LogView({ id }: { id: string }) {
  const { t } = useTranslation();
  const entries = useLogs((state) => state.byTask[id]) ?? NO_ENTRIES;
  const load = useLogs((state) => state.load);
  const run = useAction();
  const [filter, setFilter] = useState<LogFilter>({ level: null, text: '' });
  const [follow, setFollow] = useState(true);
  const shown = useMemo(() => filterEntries(entries, filter), [entries, filter]);
  useEffect(() => {
    void run(() => load(id));
  }, [run, load, id]);
  return (
    <section className="panel log" aria-label={t('tasks.log.title')}>
      <LogTools
        id={id}
        shown={shown}
        total={entries.length}
        filter={filter}
        onFilter={setFilter}
        follow={follow}
        onFollow={setFollow}
      />
      {shown.length === 0 ? (
        <p className="log-empty muted">{entries.length === 0 ? t('tasks.log.empty') : t('tasks.log.none')}</p>
      ) : (
        <LogLines entries={shown} follow={follow} onFollow={setFollow} />
      )}
    </section>
  );
}

interface LogLinesProps {
  readonly entries: readonly LogEntry[];
  readonly follow: boolean;
  readonly onFollow: (follow: boolean) => void;
}

function LogLines({ entries, follow, onFollow }: LogLinesProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const lines = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    overscan: 20,
  });
  useEffect(() => {
    if (follow && entries.length > 0) lines.scrollToIndex(entries.length - 1, { align: 'end' });
  }, [follow, entries.length, lines]);
  return (
    <Box
      role="log"
      aria-live="off"
      className="log-scroll"
      ref={scroller}
      tabIndex={0}
      aria-label={t('tasks.log.title')}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        // Following only goes down, so whoever goes up, by wheel, key or bar, wants to read there. Fewer lines than before
        // move the view up too, but leave it at the end.
        if (scrollTop < lastTop.current && scrollHeight - clientHeight - scrollTop > LINE) onFollow(false);
        lastTop.current = scrollTop;
      }}
      data-testid="log-lines"
    >
      <div style={{ height: lines.getTotalSize(), position: 'relative' }}>
        {lines.getVirtualItems().map(({ index, start }) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          return (
            <div
              key={entry.seq}
              className={`log-line log-${entry.level}`}
              style={{ transform: `translateY(${start}px)` }}
              data-testid="log-line"
            >
              {formatEntry(entry)}
            </div>
          );
        })}
      </div>
    </Box>
  );
}
