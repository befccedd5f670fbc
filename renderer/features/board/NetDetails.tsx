import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import { IconPencil, IconPlugX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Net } from '../../../shared/models';
import { useBoard } from '../../app/stores';
import type { BoardIndex } from './board-index';
import { Corrected } from './Corrected';
import { InlineForm } from './InlineForm';
import { useCorrect } from './use-correct';

/** A net's name and pins; it can be named anew, and pins taken off it. */
export function NetDetails({ index, id, net }: { index: BoardIndex; id: string; net: Net }) {
  const { t } = useTranslation();
  const [renaming, setRenaming] = useState(false);
  const correct = useCorrect();
  const anchor = net.nodes[0];
  const rename = (to: string): void => {
    void correct({ do: 'rename-net', net: net.name, to, ...(anchor === undefined ? {} : { anchor }) });
  };
  return (
    <>
      <div className="board-head">
        <h2 className="grow clip mono" title={id}>
          {id}
        </h2>
        {net.corrected === true && <Corrected />}
        {!renaming && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPencil size={13} />}
            onClick={() => setRenaming(true)}
            data-testid="rename-net"
          >
            {t('board.edit.rename')}
          </Button>
        )}
      </div>
      {renaming && (
        <InlineForm
          label={t('board.edit.netName')}
          start={net.name}
          offered={index.nets.filter((item) => item.net.named).map((item) => item.net.name)}
          onSave={rename}
          onCancel={() => setRenaming(false)}
        />
      )}
      <p className="muted">
        {t(`board.details.${sourceOfName(net)}`)} · {t('board.pins', { count: net.nodes.length })}
      </p>
      <ul className="plain board-nodes">
        {net.nodes.map(({ ref, pin }) => (
          <Node key={`${ref} ${pin}`} index={index} refName={ref} pin={pin} />
        ))}
      </ul>
    </>
  );
}

const sourceOfName = ({ named, corrected }: Net) => (corrected === true ? 'yours' : named ? 'named' : 'unnamed');

function Node({ index, refName, pin }: { index: BoardIndex; refName: string; pin: string }) {
  const { t } = useTranslation();
  const select = useBoard((state) => state.select);
  const correct = useCorrect();
  const known = index.pin(refName, pin);
  return (
    <li className="board-node">
      <UnstyledButton className="board-link mono" onClick={() => select({ kind: 'component', ref: refName })}>
        {refName}.{pin}
      </UnstyledButton>
      <span className="grow clip muted">{known?.name ?? index.component(refName)?.value}</span>
      {known?.corrected === true && <Corrected />}
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={t('board.edit.disconnect', { pin: `${refName}.${pin}` })}
        title={t('board.edit.disconnect', { pin: `${refName}.${pin}` })}
        onClick={() => void correct({ do: 'disconnect', ref: refName, pin })}
      >
        <IconPlugX size={14} />
      </ActionIcon>
    </li>
  );
}
