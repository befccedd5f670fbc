import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDatasheet } from '../../app/stores';
import type { PaneProps } from './pane';
import { RegisterTree } from './RegisterTree';
import { RegisterView } from './RegisterView';
import { SearchField } from './SearchField';
import { SearchResults } from './SearchResults';
import { buildIndex, search } from './search';
import { placeRegisters } from './tree-rows';

/** The tree or what a search found on the left, the chosen register beside it. */
export function RegistersPane({ sheet, onPlace }: PaneProps) {
  const { t } = useTranslation();
  // Typing goes first; the list follows.
  const query = useDeferredValue(useDatasheet((state) => state.query));
  const chosen = useDatasheet((state) => state.register);
  const { device } = sheet;
  const registers = useMemo(() => placeRegisters(device), [device]);
  const index = useMemo(() => buildIndex(registers.values()), [registers]);
  const hits = useMemo(() => search(index, query), [index, query]);
  const place = chosen === null ? undefined : registers.get(chosen);
  return (
    <>
      <div className="ds-side">
        <SearchField sheet={sheet} />
        {query.trim() === '' ? <RegisterTree sheet={sheet} /> : <SearchResults hits={hits} onPlace={onPlace} />}
      </div>
      <div className="ds-main">
        {place === undefined ? (
          <p className="muted ds-hint">
            {registers.size === 0 ? t('datasheet.register.none') : t('datasheet.register.pick')}
          </p>
        ) : (
          <RegisterView key={place.key} place={place} sheet={sheet} onPlace={onPlace} />
        )}
      </div>
    </>
  );
}
