import { ActionIcon, Box, Skeleton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import {
  IconArrowAutofitWidth,
  IconChevronLeft,
  IconChevronRight,
  IconX,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDatasheet } from '../../app/stores';
import { ErrorNote } from '../../ui/ErrorNote';
import { PageView } from '../source/PageView';
import type { OpenDocument } from '../source/pdf-engine';
import { useDocument } from '../source/use-document';
import type { OpenDatasheet } from './datasheet-store';
import '../source/source.css';

interface PagePaneProps {
  readonly taskId: string;
  readonly sheet: OpenDatasheet;
  readonly onClose: () => void;
}

const STEP = 1.25;
const [SMALLEST, LARGEST] = [0.4, 4];
/** Room that the scrollbar and the borders take, in CSS pixels. */
const GUTTER = 18;
/** Points. */
const A4_WIDTH = 595;

/** The page of the manual with the place that is on show marked. */
export function PagePane({ taskId, sheet, onClose }: PagePaneProps) {
  const { t } = useTranslation();
  const { document, error } = useDocument(taskId, sheet.asRead.document.sha256);
  const place = useDatasheet((state) => state.place);
  const showPlace = useDatasheet((state) => state.showPlace);
  const { ref, width } = useElementSize<HTMLElement>();
  const [chosen, setChosen] = useState<number | null>(null);
  const page = place?.page ?? 1;
  const fit = useFit(document, page, width);
  const zoom = chosen ?? fit;
  const last = document?.pageCount ?? sheet.asRead.document.pages;
  const turn = (to: number) => showPlace({ page: to, bbox: null });
  const size = (to: number) => setChosen(Math.min(LARGEST, Math.max(SMALLEST, to)));
  return (
    <aside className="ds-page" aria-label={t('datasheet.page.label')}>
      <div className="ds-page-tools" role="toolbar" aria-label={t('source.tools')}>
        <Tool label={t('source.previous')} disabled={page <= 1} onClick={() => turn(page - 1)}>
          <IconChevronLeft size={16} />
        </Tool>
        <span className="num" aria-live="polite">
          {t('source.of', { page, count: last })}
        </span>
        <Tool label={t('source.next')} disabled={page >= last} onClick={() => turn(page + 1)}>
          <IconChevronRight size={16} />
        </Tool>
        <span className="grow" />
        <Tool label={t('source.smaller')} disabled={zoom === null} onClick={() => size((zoom ?? 1) / STEP)}>
          <IconZoomOut size={16} />
        </Tool>
        <Tool label={t('source.larger')} disabled={zoom === null} onClick={() => size((zoom ?? 1) * STEP)}>
          <IconZoomIn size={16} />
        </Tool>
        <Tool label={t('datasheet.page.fit')} disabled={chosen === null} onClick={() => setChosen(null)}>
          <IconArrowAutofitWidth size={16} />
        </Tool>
        <span className="ds-page-close">
          <Tool label={t('datasheet.page.hide')} disabled={false} onClick={onClose}>
            <IconX size={16} />
          </Tool>
        </span>
      </div>
      <Box
        component="section"
        className="ds-page-scroll"
        ref={ref}
        aria-label={t('source.page', { page })}
        tabIndex={0}
      >
        {error !== null && <ErrorNote error={error} />}
        {error === null && (document === null || zoom === null) && <Skeleton className="pdf-wait" radius={0} />}
        {document !== null && zoom !== null && place !== null && (
          <PageView document={document} page={page} bbox={place.bbox} zoom={zoom} />
        )}
        {place === null && <p className="muted ds-hint">{t('datasheet.page.none')}</p>}
      </Box>
    </aside>
  );
}

/** CSS pixels per point that let the page fill the width; null until both are known. */
function useFit(document: OpenDocument | null, page: number, width: number): number | null {
  const [points, setPoints] = useState<number | null>(null);
  useEffect(() => {
    let gone = false;
    const put = (width: number) => {
      if (!gone) setPoints(width);
    };
    // A page that cannot be opened has no width: its drawing then says what is wrong.
    document?.size(page).then(
      ({ width }) => put(width),
      () => put(A4_WIDTH),
    );
    return () => {
      gone = true;
    };
  }, [document, page]);
  if (points === null || width === 0) return null;
  // In steps, so that a pixel more or less does not draw the page anew.
  return Math.max(SMALLEST, Math.floor(((width - GUTTER) / points) * 50) / 50);
}

interface ToolProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, disabled, onClick, children }: ToolProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}
