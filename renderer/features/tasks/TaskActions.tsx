import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPin, IconPinnedOff, IconPlayerStop, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { nextState, type TaskView } from '../../../shared/tasks';
import { useAgent, useLogs, useNavigation, useTasks } from '../../app/stores';
import { useAction } from '../../ui/use-action';
import { PrioritySelect } from './PrioritySelect';

/** What can be done to a task in its present state. */
export function TaskActions({ task: { id, state, pinned, priority } }: { task: TaskView }) {
  const { t } = useTranslation();
  const agent = useAgent();
  const run = useAction();
  const put = useTasks((tasks) => tasks.put);
  const go = useNavigation((navigation) => navigation.go);
  const [asking, { open, close }] = useDisclosure(false);
  const change = async (call: () => Promise<TaskView>) => {
    const task = await run(call);
    if (task !== null) put(task);
  };
  const again = async () => {
    const task = await run(() => agent.tasks.again({ id }));
    if (task === null) return;
    put(task);
    go({ page: 'task', id: task.id });
  };
  const PinIcon = pinned ? IconPinnedOff : IconPin;
  return (
    <div className="row">
      {state === 'pending' && (
        <PrioritySelect
          priority={priority}
          onChange={(value) => void change(() => agent.tasks.prioritise({ id, priority: value }))}
        />
      )}
      {nextState(state, 'cancel') !== null && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerStop size={15} />}
          onClick={() => void change(() => agent.tasks.cancel({ id }))}
          data-testid="cancel"
        >
          {t('tasks.action.cancel')}
        </Button>
      )}
      {(state === 'failed' || state === 'cancelled') && (
        <Button
          size="compact-sm"
          leftSection={<IconRefresh size={15} />}
          onClick={() => void change(() => agent.tasks.retry({ id }))}
          data-testid="retry"
        >
          {t('tasks.action.retry')}
        </Button>
      )}
      {state === 'completed' && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRefresh size={15} />}
          title={t('tasks.againHint')}
          onClick={() => void again()}
          data-testid="again"
        >
          {t('tasks.action.again')}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<PinIcon size={15} />}
        onClick={() => void change(() => agent.tasks.pin({ id, pinned: !pinned }))}
        data-testid="pin"
      >
        {pinned ? t('tasks.action.unpin') : t('tasks.action.pin')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconTrash size={15} />}
        onClick={open}
        data-testid="delete"
      >
        {t('tasks.action.remove')}
      </Button>
      <RemoveDialog id={id} opened={asking} onClose={close} />
    </div>
  );
}

function RemoveDialog({ id, opened, onClose }: { id: string; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const agent = useAgent();
  const run = useAction();
  const drop = useTasks((tasks) => tasks.drop);
  const forget = useLogs((logs) => logs.forget);
  const go = useNavigation((navigation) => navigation.go);
  const remove = async () => {
    const done = await run(async () => {
      await agent.tasks.remove({ id });
      return true;
    });
    if (done === null) return onClose();
    go({ page: 'tasks' });
    drop(id);
    forget(id);
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('tasks.remove.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <p>{t('tasks.remove.detail')}</p>
      <div className="row end">
        <Button size="xs" variant="default" onClick={onClose} data-autofocus>
          {t('tasks.remove.keep')}
        </Button>
        <Button size="xs" color="red.8" onClick={() => void remove()} data-testid="confirm-delete">
          {t('tasks.remove.confirm')}
        </Button>
      </div>
    </Modal>
  );
}
