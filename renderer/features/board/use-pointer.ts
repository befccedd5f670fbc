import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Moves } from './use-view';

/** Pixels that a press may wander and still be a click. */
const STILL = 4;
/** Zoom per wheel step of 100 pixels. */
const WHEEL = 1.25;

interface At {
  readonly x: number;
  readonly y: number;
}

/** Mouse and touch on a pane: drag moves the sheet, the wheel zooms under the pointer, a still press is a click. */
export function usePointer(moves: Moves, pane: HTMLElement | null, onClick: (at: At) => void) {
  const last = useRef<{ at: At; moved: number } | null>(null);
  const [over, setOver] = useState<At | null>(null);
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    // React listens to wheels passively, so that the page behind would scroll.
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      if (event.shiftKey) {
        moves.pan(-event.deltaY - event.deltaX, 0);
        return;
      }
      const { left, top } = pane?.getBoundingClientRect() ?? { left: 0, top: 0 };
      moves.zoom(WHEEL ** (-event.deltaY / 100), { x: event.clientX - left, y: event.clientY - top });
    };
    pane?.addEventListener('wheel', onWheel, { passive: false });
    return () => pane?.removeEventListener('wheel', onWheel);
  }, [moves, pane]);
  const placeOf = (event: PointerEvent<HTMLElement>): At => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  return {
    over: dragging ? null : over,
    dragging,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = { at: placeOf(event), moved: 0 };
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const at = placeOf(event);
        setOver(at);
        if (last.current === null) return;
        const { at: from, moved } = last.current;
        const [dx, dy] = [at.x - from.x, at.y - from.y];
        const way = moved + Math.hypot(dx, dy);
        last.current = { at, moved: way };
        if (way <= STILL) return;
        setDragging(true);
        moves.pan(dx, dy);
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const still = last.current !== null && last.current.moved <= STILL;
        last.current = null;
        setDragging(false);
        if (still) onClick(placeOf(event));
      },
      onPointerCancel: () => {
        last.current = null;
        setDragging(false);
      },
      onPointerLeave: () => setOver(null),
    },
  };
}
