import { UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../../app/stores';
import type { OpenDocument } from '../source/pdf-engine';
import type { BoardIndex } from './board-index';
import { pagesOf } from './lit';

const WIDTH = 112;
const GAP = 8;

/** All sheets, small, in a row; those that hold something of the selection are marked. Drawn as they come into sight. */
export function Thumbnails({ document, index }: { document: OpenDocument; index: BoardIndex }) {
  const { t } = useTranslation();
  const page = useBoard((state) => state.page);
  const turnTo = useBoard((state) => state.turnTo);
  const selection = useBoard((state) => state.selection);
  const lit = pagesOf(index, selection);
  const scroller = useRef<HTMLDivElement>(null);
  const sheets = useVirtualizer({
    horizontal: true,
    count: document.pageCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => WIDTH + GAP,
    overscan: 2,
  });
  useEffect(() => sheets.scrollToIndex(page - 1), [page, sheets]);
  return (
    <nav className="board-thumbs" ref={scroller} aria-label={t('board.sheet.all')}>
      <div style={{ width: sheets.getTotalSize(), position: 'relative', height: '100%' }}>
        {sheets.getVirtualItems().map(({ index: at, start }) => {
          const number = at + 1;
          const has = lit.includes(number);
          return (
            <UnstyledButton
              key={number}
              className="board-thumb"
              style={{ transform: `translateX(${start}px)`, width: WIDTH }}
              aria-current={number === page ? 'page' : undefined}
              aria-label={has ? t('board.sheet.goLit', { page: number }) : t('board.sheet.go', { page: number })}
              data-lit={has}
              data-testid="board-thumb"
              onClick={() => turnTo(number)}
            >
              <Miniature document={document} page={number} />
              <span className="board-thumb-number">{number}</span>
            </UnstyledButton>
          );
        })}
      </div>
    </nav>
  );
}

function Miniature({ document, page }: { document: OpenDocument; page: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const stop = new AbortController();
    const draw = async (): Promise<void> => {
      const { width } = await document.size(page);
      if (canvas.current === null || stop.signal.aborted) return;
      await document.draw(canvas.current, page, (WIDTH * window.devicePixelRatio) / width, stop.signal);
    };
    draw().catch((fault: unknown) => {
      if (!stop.signal.aborted) throw fault;
    });
    return () => stop.abort();
  }, [document, page]);
  return <canvas ref={canvas} aria-hidden />;
}
