import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../../app/stores';
import { type BoardIndex, searchComponents } from './board-index';
import { Corrected } from './Corrected';
import { SearchBox } from './SearchBox';
import { VirtualList } from './VirtualList';

/** Every part of the board: designator, value, number of pins. */
export function ComponentList({ index }: { index: BoardIndex }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const selection = useBoard((state) => state.selection);
  const select = useBoard((state) => state.select);
  const shown = useMemo(() => searchComponents(index, text), [index, text]);
  return (
    <>
      <SearchBox label={t('board.search.components')} value={text} onChange={setText} />
      {shown.length === 0 && <p className="board-none muted">{t('board.search.none')}</p>}
      <VirtualList
        items={shown}
        label={t('board.list.components')}
        keyOf={({ ref }) => ref}
        chosen={selection?.kind === 'component' ? selection.ref : null}
        onChoose={({ ref }) => select({ kind: 'component', ref })}
        testId="board-components"
      >
        {({ ref, value, pins, corrected }) => (
          <>
            <span className="board-ref">{ref}</span>
            <span className="grow clip muted">{value}</span>
            {ref === index.board.mcu && <span className="board-badge">MCU</span>}
            {corrected === true && <Corrected />}
            <span className="num muted" title={t('board.pins', { count: pins.length })}>
              {pins.length}
            </span>
          </>
        )}
      </VirtualList>
    </>
  );
}
