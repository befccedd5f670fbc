import { ActionIcon, Modal, Skeleton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProvenanceEntry } from '../../../shared/models';
import { ErrorNote } from '../../ui/ErrorNote';
import { PageView } from './PageView';
import { useDocument } from './use-document';
import './source.css';

const ZOOMS = [0.75, 1, 1.25, 1.5, 2, 3];
const FIRST_ZOOM = 2;

interface PageDialogProps {
  readonly taskId: string;
  /** The place to show. */
  readonly entry: ProvenanceEntry;
  readonly onClose: () => void;
}

/** The page of the document behind a line of code, with the place marked. */
export function PageDialog({ taskId, entry, onClose }: PageDialogProps) {
  const { t } = useTranslation();
  const { document, error } = useDocument(taskId, entry.sha256);
  const [page, setPage] = useState(entry.page);
  const [zoomIndex, setZoomIndex] = useState(FIRST_ZOOM);
  const last = document?.pageCount ?? entry.page;
  return (
    <Modal
      opened
      onClose={onClose}
      size="auto"
      title={t('source.title', { document: entry.document, subject: entry.subject })}
      closeButtonProps={{ 'aria-label': t('source.close') }}
      data-testid="page-dialog"
    >
      <div className="pdf-tools" role="toolbar" aria-label={t('source.tools')}>
        <Tool label={t('source.previous')} disabled={page <= 1} onClick={() => setPage(page - 1)}>
          <IconChevronLeft size={16} />
        </Tool>
        <span aria-live="polite">
          {document === null ? t('source.page', { page }) : t('source.of', { page, count: last })}
        </span>
        <Tool label={t('source.next')} disabled={page >= last} onClick={() => setPage(page + 1)}>
          <IconChevronRight size={16} />
        </Tool>
        <Tool label={t('source.smaller')} disabled={zoomIndex === 0} onClick={() => setZoomIndex(zoomIndex - 1)}>
          <IconZoomOut size={16} />
        </Tool>
        <Tool
          label={t('source.larger')}
          disabled={zoomIndex === ZOOMS.length - 1}
          onClick={() => setZoomIndex(zoomIndex + 1)}
        >
          <IconZoomIn size={16} />
        </Tool>
      </div>
      <section className="pdf-scroll" aria-label={t('source.page', { page })}>
        {error !== null && <ErrorNote error={error} />}
        {error === null && document === null && <Skeleton className="pdf-wait" radius={0} />}
        {document !== null && (
          <PageView
            document={document}
            page={page}
            bbox={page === entry.page ? entry.bbox : null}
            zoom={ZOOMS[zoomIndex] ?? 1}
          />
        )}
      </section>
    </Modal>
  );
}

interface ToolProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, disabled, onClick, children }: ToolProps) {
  return (
    <ActionIcon variant="default" size="sm" aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      {children}
    </ActionIcon>
  );
}
