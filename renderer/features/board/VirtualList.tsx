import { Box } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';

interface VirtualListProps<T> {
  readonly items: readonly T[];
  readonly label: string;
  readonly keyOf: (item: T) => string;
  /** Key of the chosen item; null when none of the list is. */
  readonly chosen: string | null;
  readonly onChoose: (item: T) => void;
  readonly children: (item: T) => ReactNode;
  readonly testId: string;
}

const ROW = 30;
/** Rows that Page Up and Page Down go. */
const LEAP = 10;

/** A list of any length to choose one item from, by mouse or keyboard; what is chosen with the arrows shows at once. */
export function VirtualList<T>({ items, label, keyOf, chosen, onChoose, children, testId }: VirtualListProps<T>) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const at = chosen === null ? -1 : items.findIndex((item) => keyOf(item) === chosen);
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [at, rows]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = rowAfter(event.key, at, items.length);
    const item = next === null ? undefined : items[next];
    if (item === undefined) return;
    event.preventDefault();
    onChoose(item);
  };
  return (
    <Box
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
      className="board-scroll"
      onKeyDown={onKeyDown}
      data-testid={testId}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <Box
              key={keyOf(item)}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className="board-row"
              style={{ transform: `translateY(${start}px)`, height: ROW }}
              onClick={() => onChoose(item)}
              data-testid="board-row"
              data-key={keyOf(item)}
            >
              {children(item)}
            </Box>
          );
        })}
      </div>
    </Box>
  );
}

/** The row that a key goes to; null for keys that do not move. */
export function rowAfter(key: string, at: number, count: number): number | null {
  const last = count - 1;
  const keys: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(last, at + 1),
    ArrowUp: Math.max(0, at - 1),
    PageDown: Math.min(last, at + LEAP),
    PageUp: Math.max(0, at - LEAP),
    Home: 0,
    End: last,
  };
  return count > 0 && Object.hasOwn(keys, key) ? (keys[key] ?? null) : null;
}
