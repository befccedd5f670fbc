import { Badge, Box } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundRegister, TaskView } from '../../../shared/tasks';
import { useFound } from '../../app/stores';
import { useAction } from '../../ui/use-action';
import './found.css';

const ROW = 24;
const NONE: readonly FoundRegister[] = [];

/** Registers found so far, while later pages are still being read. Grows at its end only, so nothing that is read moves. */
export function FoundPanel({ task: { id, inputs } }: { task: Pick<TaskView, 'id' | 'inputs'> }) {
  const { t, i18n } = useTranslation();
  const list = useFound((state) => state.byTask[id]);
  const load = useFound((state) => state.load);
  const forget = useFound((state) => state.forget);
  const run = useAction();
  useEffect(() => {
    void run(() => load(id));
    return () => forget(id);
  }, [run, load, forget, id]);
  const [registers, total] = [list?.registers ?? NONE, list?.total ?? 0];
  const several = inputs.filter(({ role }) => role === 'datasheet').length > 1;
  return (
    <section className="panel found" aria-label={t('tasks.found.title')} data-testid="found">
      <header className="found-head">
        <h2>{t('tasks.found.title')}</h2>
        <Badge size="sm" variant="default" tt="none" title={t('tasks.found.hint')}>
          {t('tasks.found.provisional')}
        </Badge>
        <span className="num" data-testid="found-count">
          {total.toLocaleString(i18n.language)}
        </span>
      </header>
      <p className="found-hint muted">{total === 0 ? t('tasks.found.empty') : t('tasks.found.hint')}</p>
      <FoundRows registers={registers} several={several} />
    </section>
  );
}

function FoundRows({ registers, several }: { registers: readonly FoundRegister[]; several: boolean }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: registers.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  return (
    <Box className="found-scroll" ref={scroller} tabIndex={0} role="group" aria-label={t('tasks.found.list')}>
      <ul className="plain" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const found = registers[index];
          if (found === undefined) return null;
          return (
            <li
              key={index}
              className="found-row"
              style={{ transform: `translateY(${start}px)` }}
              aria-posinset={index + 1}
              aria-setsize={registers.length}
              title={several ? found.document : undefined}
              data-testid="found-register"
            >
              <span className="muted clip">{found.peripheral}</span>
              <strong className="clip">{found.name}</strong>
              <span className="muted num">{t('tasks.found.page', { page: found.page })}</span>
            </li>
          );
        })}
      </ul>
    </Box>
  );
}
