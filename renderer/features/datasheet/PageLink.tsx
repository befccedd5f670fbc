import type { Source } from '../../../shared/models';
import { placeOf } from './datasheet-store';
import type { PaneProps } from './pane';

interface PageLinkProps {
  readonly source: Pick<Source, 'page' | 'bbox'>;
  readonly label: string;
  readonly onPlace: PaneProps['onPlace'];
  readonly children: React.ReactNode;
}

/** A text of a table that shows where the manual says it. */
export function PageLink({ source, label, onPlace, children }: PageLinkProps) {
  return (
    <button
      type="button"
      className="ds-link mono"
      aria-label={label}
      onClick={() => onPlace(placeOf(source))}
      data-testid="place"
    >
      {children}
    </button>
  );
}
