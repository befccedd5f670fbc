import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { IconCopy, IconDeviceFloppy, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type LogEntry, logLevelSchema } from '../../../shared/tasks';
import { useAgent } from '../../app/stores';
import { notifyDone, useAction } from '../../ui/use-action';
import { formatEntry, type LogFilter } from './logs-store';

interface LogToolsProps {
  readonly id: string;
  readonly shown: readonly LogEntry[];
  readonly total: number;
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
  readonly follow: boolean;
  readonly onFollow: (follow: boolean) => void;
}

/** Filter, follow, copy and save above the lines. */
export function LogTools({ id, shown, total, filter, onFilter, follow, onFollow }: LogToolsProps) {
  const { t } = useTranslation();
  const agent = useAgent();
  const run = useAction();
  const levels = [
    { value: '', label: t('tasks.log.any') },
    ...logLevelSchema.options.map((value) => ({ value, label: t(`tasks.log.levels.${value}`) })),
  ];
  const copy = async () => {
    const text = shown.map(formatEntry).join('\n');
    if ((await run(async () => agent.clipboard.write({ text }).then(() => true))) !== null)
      notifyDone(t('shell.copied'));
  };
  const save = async () => {
    const file = await run(() => agent.tasks.saveLog({ id }));
    if (file !== null) notifyDone(t('shell.saved', { name: file.saved }));
  };
  return (
    <div className="log-tools">
      <h2>{t('tasks.log.title')}</h2>
      <NativeSelect
        size="xs"
        aria-label={t('tasks.log.level')}
        data={levels}
        value={filter.level ?? ''}
        onChange={({ currentTarget }) =>
          onFilter({ ...filter, level: logLevelSchema.safeParse(currentTarget.value).data ?? null })
        }
      />
      <TextInput
        size="xs"
        className="grow"
        aria-label={t('tasks.log.search')}
        placeholder={t('tasks.log.search')}
        leftSection={<IconSearch size={14} />}
        value={filter.text}
        onChange={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
      />
      <span className="muted num" data-testid="log-count">
        {t('tasks.log.count', { shown: shown.length, total })}
      </span>
      <Switch
        size="xs"
        label={t('tasks.log.follow')}
        checked={follow}
        onChange={({ currentTarget }) => onFollow(currentTarget.checked)}
      />
      <Button size="compact-xs" variant="default" leftSection={<IconCopy size={14} />} onClick={() => void copy()}>
        {t('tasks.log.copy')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconDeviceFloppy size={14} />}
        onClick={() => void save()}
      >
        {t('tasks.log.save')}
      </Button>
    </div>
  );
}
