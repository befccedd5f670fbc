import { Box, Skeleton } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../../app/stores';
import type { OpenDocument } from '../source/pdf-engine';
import type { BoardIndex, Selection } from './board-index';
import { hitAt } from './hit';
import { boundsOf, litOn } from './lit';
import { Overlay } from './Overlay';
import { SheetTools } from './SheetTools';
import { usePicture } from './use-picture';
import { usePointer } from './use-pointer';
import { useView } from './use-view';
import { placeAt, type Size } from './view';

/** Pixels around the pointer in which a wire or pin counts as hit. */
const SLACK = 5;
/** Pixels that an arrow key moves the sheet. */
const STEP = 60;
const ZOOM = 1.25;

interface SheetPaneProps {
  readonly document: OpenDocument;
  readonly index: BoardIndex;
  readonly wide: boolean;
  readonly onWide: () => void;
}

/** One sheet to move about in, with the light of what is selected; a click on a part or a wire selects it. */
export function SheetPane({ document, index, wide, onWide }: SheetPaneProps) {
  const { t } = useTranslation();
  const page = useBoard((state) => state.page);
  const selection = useBoard((state) => state.selection);
  const spot = useBoard((state) => state.spot);
  const select = useBoard((state) => state.select);
  const turnTo = useBoard((state) => state.turnTo);
  const [sheet, setSheet] = useState<Size | null>(null);
  const { ref, pane, view, moves } = useView(sheet);
  const picture = usePicture(document, page, view, pane);
  useEffect(() => setSheet(picture.sheet), [picture.sheet]);
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const under = ({ x, y }: { x: number; y: number }): Selection | null =>
    view === null || sheet === null ? null : hitAt(index, { page, ...placeAt(view, x, y, sheet) }, SLACK / view.scale);
  const pointer = usePointer(moves, element, (at) => select(under(at)));
  const hovered = pointer.over === null ? null : under(pointer.over);
  const lit = useMemo(() => litOn(index, selection, page), [index, selection, page]);
  const spotBox = spot?.page === page ? spot.bbox : null;
  const aim = useMemo(() => spotBox ?? boundsOf(lit), [spotBox, lit]);
  useEffect(() => {
    if (aim !== null) moves.reveal(aim);
  }, [aim, moves]);
  const count = document.pageCount;
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = keyAction(event.key, {
      zoom: moves.zoom,
      pan: moves.pan,
      whole: moves.whole,
      closer: () => aim !== null && moves.zoomTo(aim),
      clear: () => select(null),
      turn: (by) => turnTo(Math.max(1, Math.min(count, page + by))),
    });
    if (act === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const paneRef = useMergedRef(ref, setElement);
  return (
    <div className="board-sheet">
      <SheetTools
        page={page}
        count={count}
        scale={view?.scale ?? null}
        moves={moves}
        aim={aim}
        wide={wide}
        onTurn={turnTo}
        onWide={onWide}
      />
      <Box
        ref={paneRef}
        className="board-pane"
        role="application"
        tabIndex={0}
        aria-roledescription={t('board.sheet.kind')}
        aria-label={t('board.sheet.label', { page, count })}
        aria-description={t('board.sheet.keys')}
        data-testid="board-pane"
        data-page={page}
        data-drawn={picture.drawn}
        data-sharp={picture.sharp}
        data-hit={hovered !== null}
        data-dragging={pointer.dragging}
        onKeyDown={onKeyDown}
        {...pointer.handlers}
      >
        {!picture.drawn && <Skeleton className="board-wait" radius={0} />}
        <div
          className="board-paper"
          style={
            view === null || sheet === null
              ? { visibility: 'hidden' }
              : {
                  width: sheet.width,
                  height: sheet.height,
                  transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
                }
          }
        >
          <div ref={picture.whole} className="board-picture" />
          <div ref={picture.part} className="board-picture" />
          {view !== null && sheet !== null && (
            <Overlay
              sheet={sheet}
              scale={view.scale}
              lit={lit}
              spot={spotBox}
              hovered={hovered === null ? null : litOn(index, hovered, page)}
            />
          )}
        </div>
        {hovered !== null && pointer.over !== null && <Tip index={index} over={hovered} at={pointer.over} />}
      </Box>
    </div>
  );
}

interface Actions {
  readonly zoom: (factor: number) => void;
  readonly pan: (dx: number, dy: number) => void;
  readonly whole: () => void;
  readonly closer: () => void;
  readonly clear: () => void;
  readonly turn: (by: number) => void;
}

/** What a key does on the sheet; null for keys that are somebody else's. */
function keyAction(key: string, { zoom, pan, whole, closer, clear, turn }: Actions): (() => void) | null {
  const keys = new Map<string, () => void>([
    ['+', () => zoom(ZOOM)],
    ['=', () => zoom(ZOOM)],
    ['-', () => zoom(1 / ZOOM)],
    ['0', whole],
    ['Enter', closer],
    ['Escape', clear],
    ['ArrowLeft', () => pan(STEP, 0)],
    ['ArrowRight', () => pan(-STEP, 0)],
    ['ArrowUp', () => pan(0, STEP)],
    ['ArrowDown', () => pan(0, -STEP)],
    ['PageUp', () => turn(-1)],
    ['PageDown', () => turn(1)],
  ]);
  return keys.get(key) ?? null;
}

/** The name of what is under the pointer, beside it. */
function Tip({ index, over, at }: { index: BoardIndex; over: Selection; at: { x: number; y: number } }) {
  const component = over.kind === 'component' ? index.component(over.ref) : undefined;
  return (
    <span className="board-tip" style={{ left: at.x + 14, top: at.y + 16 }} aria-hidden>
      <strong>{over.kind === 'net' ? over.id : over.ref}</strong> {component?.value}
    </span>
  );
}
