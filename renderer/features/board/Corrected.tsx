import { IconPencilCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Marks what the user corrected. */
export function Corrected() {
  const { t } = useTranslation();
  return <IconPencilCheck className="board-corrected" size={14} role="img" aria-label={t('board.corrected')} />;
}
