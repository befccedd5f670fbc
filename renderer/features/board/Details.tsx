import { useTranslation } from 'react-i18next';
import { useBoard } from '../../app/stores';
import type { BoardIndex } from './board-index';
import { ComponentDetails } from './ComponentDetails';
import { NetDetails } from './NetDetails';

/** What is known of the selected part or net, and how to put it right. */
export function Details({ index }: { index: BoardIndex }) {
  const { t } = useTranslation();
  const selection = useBoard((state) => state.selection);
  const component = selection?.kind === 'component' ? index.component(selection.ref) : undefined;
  const net = selection?.kind === 'net' ? index.net(selection.id) : undefined;
  return (
    <section className="board-details" aria-label={t('board.details.label')} data-testid="board-details">
      {component !== undefined && <ComponentDetails key={component.ref} index={index} component={component} />}
      {net !== undefined && selection?.kind === 'net' && (
        <NetDetails key={selection.id} index={index} id={selection.id} net={net} />
      )}
      {component === undefined && net === undefined && <p className="muted">{t('board.details.pick')}</p>}
    </section>
  );
}
