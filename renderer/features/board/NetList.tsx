import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../../app/stores';
import { type BoardIndex, searchNets } from './board-index';
import { Corrected } from './Corrected';
import { SearchBox } from './SearchBox';
import { VirtualList } from './VirtualList';

/** Every net of the board, those with a name on the sheet first. */
export function NetList({ index }: { index: BoardIndex }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const selection = useBoard((state) => state.selection);
  const select = useBoard((state) => state.select);
  const shown = useMemo(() => searchNets(index, text), [index, text]);
  return (
    <>
      <SearchBox label={t('board.search.nets')} value={text} onChange={setText} />
      {shown.length === 0 && <p className="board-none muted">{t('board.search.none')}</p>}
      <VirtualList
        items={shown}
        label={t('board.list.nets')}
        keyOf={({ id }) => id}
        chosen={selection?.kind === 'net' ? selection.id : null}
        onChoose={({ id }) => select({ kind: 'net', id })}
        testId="board-nets"
      >
        {({ id, net }) => (
          <>
            <span className={`grow clip ${net.named ? 'board-ref' : 'board-unnamed'}`} title={id}>
              {id}
            </span>
            {net.corrected === true && <Corrected />}
            <span className="num muted" title={t('board.pins', { count: net.nodes.length })}>
              {net.nodes.length}
            </span>
          </>
        )}
      </VirtualList>
    </>
  );
}
