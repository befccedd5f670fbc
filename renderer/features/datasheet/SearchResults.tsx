import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDatasheet } from '../../app/stores';
import { placeOf } from './datasheet-store';
import type { PaneProps } from './pane';
import type { Hit } from './search';
import { useRows } from './use-rows';

const ROW = 42;

/** What the search found, the best first; arrows move, the choice follows. */
export function SearchResults({ hits, onPlace }: { hits: readonly Hit[]; onPlace: PaneProps['onPlace'] }) {
  const { t } = useTranslation();
  const open = useDatasheet((state) => state.open);
  const [active, setActive] = useState(-1);
  const { scroller, items, total } = useRows(hits.length, ROW, active);
  const choose = (index: number) => {
    const hit = hits[index];
    if (hit === undefined) return;
    setActive(index);
    open(hit.place.key);
    if (hit.field?.source !== undefined) onPlace(placeOf(hit.field.source));
  };
  const onKey = (event: KeyboardEvent) => {
    const to = { ArrowDown: active + 1, ArrowUp: Math.max(0, active - 1), Home: 0, End: hits.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
  };
  return (
    <>
      <p className="muted ds-count" role="status">
        {hits.length === 0 ? t('datasheet.search.none') : t('datasheet.search.count', { count: hits.length })}
      </p>
      <div
        ref={scroller}
        className="ds-list"
        role="listbox"
        tabIndex={0}
        aria-label={t('datasheet.search.results')}
        aria-activedescendant={active < 0 ? undefined : `hit-${active}`}
        onKeyDown={onKey}
      >
        <div style={{ height: total, position: 'relative' }}>
          {items.map(({ index, start }) => {
            const hit = hits[index];
            if (hit === undefined) return null;
            return (
              <button
                key={index}
                id={`hit-${index}`}
                type="button"
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className="ds-hit"
                style={{ transform: `translateY(${start}px)`, height: ROW }}
                onClick={() => choose(index)}
                data-testid="hit"
              >
                <span className="mono clip">
                  <span className="muted">{hit.place.peripheral.name}.</span>
                  {hit.place.register.name}
                  {hit.field !== null && <strong>.{hit.field.name}</strong>}
                </span>
                <span className="muted clip">{hit.description}</span>
              </button>
            );
          })}
        </div>
      </div>
    </>
  );
}
