import { Button } from '@mantine/core';
import { IconInfoCircle, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAgent, useNavigation, useTasks } from '../../app/stores';
import { useAction } from '../../ui/use-action';

/** Says that the result is older than the corrections, and makes a new one of the same inputs. */
export function StaleNote({ id }: { id: string }) {
  const { t } = useTranslation();
  const agent = useAgent();
  const run = useAction();
  const put = useTasks((tasks) => tasks.put);
  const go = useNavigation((navigation) => navigation.go);
  const again = async () => {
    const task = await run(() => agent.tasks.again({ id }));
    if (task === null) return;
    put(task);
    go({ page: 'task', id: task.id });
  };
  return (
    <div className="ds-stale" role="status" data-testid="stale">
      <IconInfoCircle size={16} aria-hidden />
      <span className="grow">{t('datasheet.stale.detail')}</span>
      <Button
        size="compact-xs"
        leftSection={<IconRefresh size={14} />}
        onClick={() => void again()}
        data-testid="generate-again"
      >
        {t('datasheet.stale.again')}
      </Button>
    </div>
  );
}
