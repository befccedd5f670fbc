import { IconCircleCheck, IconCircleDashed, IconCircleX, IconClock, IconLoader2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TaskState } from '../../shared/tasks';

const ICONS = {
  pending: IconClock,
  processing: IconLoader2,
  completed: IconCircleCheck,
  failed: IconCircleX,
  cancelled: IconCircleDashed,
} as const;

/** The state of a task as icon, word and colour: never colour alone. */
export function StateChip({ state }: { state: TaskState }) {
  const { t } = useTranslation();
  const Icon = ICONS[state];
  return (
    <span className={`chip chip-${state}`} data-testid="state" data-state={state}>
      <Icon size={14} aria-hidden />
      {t(`tasks.state.${state}`)}
    </span>
  );
}
