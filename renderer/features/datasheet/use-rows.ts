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
  useEffect(() => {
    if (active >= 0 && active < count) latest.current.scrollToIndex(active);
  }, [active, count]);
  return { scroller, items: rows.getVirtualItems(), total: rows.getTotalSize() };
}
