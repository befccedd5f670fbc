import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconChevronDown, IconChevronUp, IconPencilCheck, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardEdit } from '../../../shared/models';
import { useAgent, useBoard, useNavigation, useTasks } from '../../app/stores';
import type { Translate } from '../../i18n';
import { useAction } from '../../ui/use-action';

/** The user's corrections: how many, each one to take back, and whether the code was made with them. */
export function Corrections({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const edits = useBoard((state) => state.view?.edits) ?? [];
  const used = useBoard((state) => state.view?.used) ?? true;
  const takeBack = useTakeBack();
  if (edits.length === 0 && used) return null;
  const Chevron = open ? IconChevronDown : IconChevronUp;
  return (
    <section className="board-corrections" aria-label={t('board.corrections.label')} data-testid="board-corrections">
      <div className="board-head">
        <IconPencilCheck size={15} aria-hidden className="board-corrected" />
        <UnstyledButton
          className="grow board-fold"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          data-testid="corrections-open"
        >
          {t('board.corrections.count', { count: edits.length })} <Chevron size={13} aria-hidden />
        </UnstyledButton>
        {edits.length > 0 && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconArrowBackUp size={13} />}
            onClick={() => takeBack(edits.length - 1)}
            data-testid="board-undo"
          >
            {t('board.corrections.undo')}
          </Button>
        )}
      </div>
      {open && (
        <ol className="plain board-edits">
          {edits.map((edit, at) => (
            <li key={`${at.toString()} ${JSON.stringify(edit)}`} className="board-node">
              <EditText edit={edit} />
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t('board.corrections.takeBack', { number: at + 1 })}
                title={t('board.corrections.takeBack', { number: at + 1 })}
                onClick={() => takeBack(at)}
              >
                <IconArrowBackUp size={14} />
              </ActionIcon>
            </li>
          ))}
        </ol>
      )}
      {!used && <RunAgain taskId={taskId} />}
    </section>
  );
}

function useTakeBack(): (at: number) => void {
  const run = useAction();
  const takeBack = useBoard((state) => state.takeBack);
  return (at) => void run(() => takeBack(at));
}

function RunAgain({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const agent = useAgent();
  const run = useAction();
  const put = useTasks((tasks) => tasks.put);
  const go = useNavigation((navigation) => navigation.go);
  const again = async (): Promise<void> => {
    const task = await run(() => agent.tasks.again({ id: taskId }));
    if (task === null) return;
    put(task);
    go({ page: 'task', id: task.id });
  };
  return (
    <div className="board-stale" role="status">
      <span className="grow">{t('board.corrections.unused')}</span>
      <Button
        size="compact-xs"
        leftSection={<IconRefresh size={13} />}
        onClick={() => void again()}
        data-testid="board-again"
      >
        {t('board.corrections.again')}
      </Button>
    </div>
  );
}

function EditText({ edit }: { edit: BoardEdit }) {
  const { t } = useTranslation();
  return <span className="grow break">{editText(edit, t)}</span>;
}

function editText(edit: BoardEdit, t: Translate): string {
  switch (edit.do) {
    case 'rename-net':
      return t('board.did.renameNet', { from: edit.net, to: edit.to });
    case 'rename-component':
      return t('board.did.renamePart', { from: edit.ref, to: edit.to });
    case 'connect':
      return t('board.did.connect', { pin: `${edit.ref}.${edit.pin}`, to: edit.net });
    case 'disconnect':
      return t('board.did.disconnect', { pin: `${edit.ref}.${edit.pin}` });
    case 'choose-mcu':
      return edit.ref === null ? t('board.did.noController') : t('board.did.controller', { ref: edit.ref });
    case 'delete-component':
      return t('board.did.remove', { ref: edit.ref });
  }
}
