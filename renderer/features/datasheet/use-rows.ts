import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

/** Rows of one height, of which only those in sight are in the page. The active one is kept in sight. */
export function useRows(count: number, height: number, active: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  });
  const latest = useRef(rows);
  latest.current = rows;
  const room = rows.scrollRect?.height ?? 0;
  const settled = useRef(false);
  useEffect(() => {
    if (room === 0 || active < 0 || active >= count) return;
    // At first in the middle, so that its neighbours are in sight too.
    latest.current.scrollToIndex(active, { align: settled.current ? 'auto' : 'center' });
    settled.current = true;
  }, [active, count, room]);
  return { scroller, items: rows.getVirtualItems(), total: rows.getTotalSize() };
}
