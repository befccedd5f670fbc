import { Skeleton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSchema } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report } from '../../../shared/models';
import { useBoard } from '../../app/stores';
import { Empty } from '../../ui/Empty';
import { ErrorNote } from '../../ui/ErrorNote';
import { LiveText } from '../../ui/LiveText';
import { useDocument } from '../source/use-document';
import type { BoardIndex, Selection } from './board-index';
import { SheetPane } from './SheetPane';
import { SidePanel } from './SidePanel';
import { Thumbnails } from './Thumbnails';
import './board.css';

/** The board of a task: its sheets, and beside them components, nets, the controller's pins, doubts and corrections. */
export function BoardTab({ id, report }: { id: string; report: Report }) {
  const { t } = useTranslation();
  const load = useBoard((state) => state.load);
  const index = useBoard((state) => state.index);
  const loaded = useBoard((state) => state.view !== null && state.taskId === id);
  const error = useBoard((state) => state.error);
  useEffect(() => {
    void load(id);
  }, [load, id]);
  if (error !== null) return <ErrorNote error={error} />;
  if (!loaded) return <Skeleton className="board" />;
  if (index === null) {
    return <Empty icon={<IconSchema />} title={t('board.empty.title')} detail={t('board.empty.detail')} />;
  }
  return <Board id={id} index={index} report={report} />;
}

function Board({ id, index, report }: { id: string; index: BoardIndex; report: Report }) {
  const { t } = useTranslation();
  const { document, error } = useDocument(id, index.board.document.sha256);
  const selection = useBoard((state) => state.selection);
  const [wide, setWide] = useState(false);
  useHotkeys([['Escape', () => setWide(false)]]);
  return (
    <section className={`board ${wide ? 'board-wide' : ''}`} aria-label={t('board.label')} data-testid="board">
      <SidePanel index={index} report={report} taskId={id} />
      <div className="board-main">
        {error !== null && <ErrorNote error={error} />}
        {error === null && document === null && <Skeleton className="board-pane" radius={0} />}
        {document !== null && (
          <>
            <SheetPane document={document} index={index} wide={wide} onWide={() => setWide(!wide)} />
            {document.pageCount > 1 && <Thumbnails document={document} index={index} />}
          </>
        )}
      </div>
      <LiveText text={selection === null ? '' : summary(index, selection, t)} everyMs={1000} />
    </section>
  );
}

type Say = ReturnType<typeof useTranslation>['t'];

function summary(index: BoardIndex, selection: Selection, t: Say): string {
  if (selection.kind === 'net') {
    const nodes = index.net(selection.id)?.nodes ?? [];
    const parts = new Set(nodes.map(({ ref }) => ref)).size;
    return t('board.said.net', { name: selection.id, pins: nodes.length, parts });
  }
  const pins = index.component(selection.ref)?.pins.length ?? 0;
  return t('board.said.component', { ref: selection.ref, pins });
}
