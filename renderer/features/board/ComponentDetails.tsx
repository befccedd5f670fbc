import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import { IconCpu, IconPencil, IconPlugConnected, IconPlugX, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Component, ComponentPin } from '../../../shared/models';
import { useBoard } from '../../app/stores';
import type { BoardIndex } from './board-index';
import { Corrected } from './Corrected';
import { InlineForm } from './InlineForm';
import { useCorrect } from './use-correct';

interface ComponentDetailsProps {
  readonly index: BoardIndex;
  readonly component: Component;
}

/** A part's value and pins; it can be named anew, taken off the board, or made the controller, its pins joined to nets. */
export function ComponentDetails({ index, component }: ComponentDetailsProps) {
  const { t } = useTranslation();
  const [renaming, setRenaming] = useState(false);
  const { ref, value, part, pins } = component;
  const correct = useCorrect();
  const rename = (to: string): void => void correct({ do: 'rename-component', ref, to });
  const taken = (name: string): string | null =>
    name !== ref && index.component(name) !== undefined ? t('board.edit.taken', { name }) : null;
  return (
    <>
      <div className="board-head">
        <h2 className="mono">{ref}</h2>
        <span className="grow clip muted">{[value, part].filter((text) => text !== undefined).join(' · ')}</span>
        {ref === index.board.mcu && <span className="board-badge">MCU</span>}
        {component.corrected === true && <Corrected />}
      </div>
      {renaming ? (
        <InlineForm
          label={t('board.edit.ref')}
          start={ref}
          refuse={taken}
          onSave={rename}
          onCancel={() => setRenaming(false)}
        />
      ) : (
        <ComponentActions index={index} component={component} onRename={() => setRenaming(true)} />
      )}
      <ul className="plain board-nodes">
        {pins.map((pin) => (
          <PinLine key={pin.number} index={index} refName={ref} pin={pin} />
        ))}
      </ul>
    </>
  );
}

function ComponentActions({ index, component, onRename }: ComponentDetailsProps & { onRename: () => void }) {
  const { t } = useTranslation();
  const correct = useCorrect();
  const { ref, pins } = component;
  const isController = ref === index.board.mcu;
  return (
    <div className="row wrap board-actions">
      <Button size="compact-xs" variant="default" leftSection={<IconPencil size={13} />} onClick={onRename}>
        {t('board.edit.rename')}
      </Button>
      {(isController || pins.length > 3) && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconCpu size={13} />}
          onClick={() => void correct({ do: 'choose-mcu', ref: isController ? null : ref })}
          data-testid="choose-mcu"
        >
          {isController ? t('board.edit.notController') : t('board.edit.controller')}
        </Button>
      )}
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconTrash size={13} />}
        onClick={() => void correct({ do: 'delete-component', ref })}
      >
        {t('board.edit.remove')}
      </Button>
    </div>
  );
}

function PinLine({ index, refName, pin }: { index: BoardIndex; refName: string; pin: ComponentPin }) {
  const { t } = useTranslation();
  const [joining, setJoining] = useState(false);
  const select = useBoard((state) => state.select);
  const correct = useCorrect();
  const net = index.netOf(refName, pin.number);
  const label = `${refName}.${pin.number}`;
  if (joining) {
    return (
      <li>
        <InlineForm
          label={t('board.edit.connectTo', { pin: label })}
          start=""
          offered={index.nets.map((item) => item.net.name)}
          onSave={(to) => {
            setJoining(false);
            void correct({ do: 'connect', ref: refName, pin: pin.number, net: to });
          }}
          onCancel={() => setJoining(false)}
        />
      </li>
    );
  }
  return (
    <li className="board-node">
      <span className="board-pin-number num">{pin.number}</span>
      <span className="grow clip mono muted">{pin.name}</span>
      {pin.corrected === true && <Corrected />}
      {net === null ? (
        <span className="muted">{t('board.pinTable.open')}</span>
      ) : (
        <UnstyledButton className="board-link mono clip" onClick={() => select({ kind: 'net', id: net })}>
          {net}
        </UnstyledButton>
      )}
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={t('board.edit.connectTo', { pin: label })}
        title={t('board.edit.connectTo', { pin: label })}
        onClick={() => setJoining(true)}
      >
        <IconPlugConnected size={14} />
      </ActionIcon>
      {net !== null && (
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={t('board.edit.disconnect', { pin: label })}
          title={t('board.edit.disconnect', { pin: label })}
          onClick={() => void correct({ do: 'disconnect', ref: refName, pin: pin.number })}
        >
          <IconPlugX size={14} />
        </ActionIcon>
      )}
    </li>
  );
}
