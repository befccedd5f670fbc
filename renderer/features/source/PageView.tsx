import { Skeleton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorRecord } from '../../../shared/errors';
import type { BBox } from '../../../shared/models';
import { ErrorNote } from '../../ui/ErrorNote';
import { errorRecordOf } from '../../ui/errors';
import { marksSomething, placementOf } from './box';
import type { OpenDocument, PageSize } from './pdf-engine';

interface PageViewProps {
  readonly document: OpenDocument;
  readonly page: number;
  /** Marked on the page; null or an empty box marks nothing. */
  readonly bbox: BBox | null;
  /** CSS pixels per point. */
  readonly zoom: number;
}

/** One page of a PDF with a place on it marked and scrolled into view; the error in its stead when it cannot be drawn. */
export function PageView({ document, page, bbox, zoom }: PageViewProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const mark = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<PageSize | null>(null);
  const [error, setError] = useState<ErrorRecord | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    setError(null);
    if (canvas.current !== null) {
      document
        .draw(canvas.current, page, zoom * window.devicePixelRatio, stop.signal)
        .then(setSize)
        .catch((fault: unknown) => {
          // A drawing that was stopped because another page is wanted is no fault.
          if (!stop.signal.aborted) setError(errorRecordOf(fault));
        });
    }
    return () => stop.abort();
  }, [document, page, zoom]);
  const marked = bbox !== null && marksSomething(bbox) ? bbox : null;
  useEffect(() => {
    if (size !== null && marked !== null) mark.current?.scrollIntoView({ block: 'center', inline: 'center' });
  }, [size, marked]);
  const shown = size === null ? {} : { width: size.width * zoom, height: size.height * zoom };
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      <div
        className="pdf-page"
        style={shown}
        hidden={error !== null}
        data-testid="pdf-page"
        data-page={page}
        data-drawn={size !== null}
      >
        {size === null && <Skeleton className="pdf-wait" radius={0} />}
        <canvas ref={canvas} role="img" aria-label={t('source.page', { page })} />
        {size !== null && marked !== null && (
          <div ref={mark} className="pdf-mark" style={placementOf(marked, size)} data-testid="pdf-mark" />
        )}
      </div>
    </>
  );
}
