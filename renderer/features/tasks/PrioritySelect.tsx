import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PRIORITIES } from '../../../shared/tasks';

const NAMES = ['low', 'normal', 'high'] as const;

interface PrioritySelectProps {
  readonly priority: number;
  readonly onChange: (priority: number) => void;
}

/** The priority of a waiting task. One set to another number over the API keeps its number in the list. */
export function PrioritySelect({ priority, onChange }: PrioritySelectProps) {
  const { t } = useTranslation();
  const named = NAMES.map((name) => ({ value: String(PRIORITIES[name]), label: t(`compose.priorities.${name}`) }));
  const other = named.every(({ value }) => value !== String(priority));
  return (
    <NativeSelect
      size="xs"
      className="priority"
      aria-label={t('compose.priority')}
      data={other ? [...named, { value: String(priority), label: String(priority) }] : named}
      value={String(priority)}
      onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      data-testid="priority"
    />
  );
}
