import { useElementSize } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BBox } from '../../../shared/models';
import { fitSheet, panBy, reveal, type Size, type View, zoomAt, zoomTo } from './view';

/** The view of a sheet in its pane, and the moves that change it. */
export function useView(sheet: Size | null) {
  const { ref, width, height } = useElementSize();
  const pane = useMemo(() => (width > 0 && height > 0 ? { width, height } : null), [width, height]);
  const [moved, setMoved] = useState<View | null>(null);
  useEffect(() => {
    // Another sheet begins as a whole.
    if (sheet !== null) setMoved(null);
  }, [sheet]);
  const before = useRef<Size | null>(null);
  useEffect(() => {
    const old = before.current;
    before.current = pane;
    if (old === null || pane === null) return;
    // The middle of the pane stays the middle.
    const [dx, dy] = [(pane.width - old.width) / 2, (pane.height - old.height) / 2];
    setMoved((at) => (at === null ? null : { ...at, x: at.x + dx, y: at.y + dy }));
  }, [pane]);
  const fitted = useMemo(() => (pane === null || sheet === null ? null : fitSheet(pane, sheet)), [pane, sheet]);
  const view = moved ?? fitted;
  const change = useCallback(
    (next: (view: View, pane: Size, sheet: Size) => View): void => {
      if (pane === null || sheet === null || fitted === null) return;
      setMoved((old) => {
        const from = old ?? fitted;
        const to = next(from, pane, sheet);
        // What was not moved stays fitted when the pane changes.
        return to === from ? old : to;
      });
    },
    [pane, sheet, fitted],
  );
  const moves = useMemo(
    () => ({
      /** About a place of the pane; about its middle without one. */
      zoom: (factor: number, at?: { x: number; y: number }) =>
        change((old, box, page) => zoomAt(old, factor, at?.x ?? box.width / 2, at?.y ?? box.height / 2, box, page)),
      pan: (dx: number, dy: number) => change((old, box, page) => panBy(old, dx, dy, box, page)),
      whole: () => setMoved(null),
      reveal: (box: BBox) => change((old, size, page) => reveal(old, box, size, page)),
      zoomTo: (box: BBox) => change((old, size, page) => zoomTo(old, box, size, page)),
    }),
    [change],
  );
  return { ref, pane, view, moves };
}
export type Moves = ReturnType<typeof useView>['moves'];
