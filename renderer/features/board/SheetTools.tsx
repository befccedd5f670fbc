import { ActionIcon } from '@mantine/core';
import {
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconChevronLeft,
  IconChevronRight,
  IconFocusCentered,
  IconZoomIn,
  IconZoomOut,
  IconZoomScan,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BBox } from '../../../shared/models';
import type { Moves } from './use-view';

interface SheetToolsProps {
  readonly page: number;
  readonly count: number;
  /** CSS pixels per point; null while nothing is shown. */
  readonly scale: number | null;
  readonly moves: Moves;
  /** What is lit on this sheet. */
  readonly aim: BBox | null;
  readonly wide: boolean;
  readonly onTurn: (page: number) => void;
  readonly onWide: () => void;
}

const ZOOM = 1.4;

/** Which sheet, how large, and the whole window for it. */
export function SheetTools({ page, count, scale, moves, aim, wide, onTurn, onWide }: SheetToolsProps) {
  const { t } = useTranslation();
  return (
    <div className="board-tools" role="toolbar" aria-label={t('board.sheet.tools')}>
      <Tool label={t('board.sheet.previous')} disabled={page <= 1} onClick={() => onTurn(page - 1)}>
        <IconChevronLeft size={16} />
      </Tool>
      <span className="num" data-testid="board-page">
        {t('board.sheet.of', { page, count })}
      </span>
      <Tool label={t('board.sheet.next')} disabled={page >= count} onClick={() => onTurn(page + 1)}>
        <IconChevronRight size={16} />
      </Tool>
      <span className="grow" />
      <Tool label={t('board.sheet.closer')} disabled={aim === null} onClick={() => aim !== null && moves.zoomTo(aim)}>
        <IconFocusCentered size={16} />
      </Tool>
      <Tool label={t('board.sheet.smaller')} onClick={() => moves.zoom(1 / ZOOM)}>
        <IconZoomOut size={16} />
      </Tool>
      <span className="num board-zoom">{scale === null ? '' : `${Math.round(scale * 100)} %`}</span>
      <Tool label={t('board.sheet.larger')} onClick={() => moves.zoom(ZOOM)}>
        <IconZoomIn size={16} />
      </Tool>
      <Tool label={t('board.sheet.whole')} onClick={moves.whole}>
        <IconZoomScan size={16} />
      </Tool>
      <Tool label={wide ? t('board.sheet.narrow') : t('board.sheet.wide')} onClick={onWide}>
        {wide ? <IconArrowsMinimize size={16} /> : <IconArrowsMaximize size={16} />}
      </Tool>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, disabled = false, onClick, children }: ToolProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="md"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}
