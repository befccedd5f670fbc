import { ActionIcon, Table, UnstyledButton } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Component, ComponentPin, ProvenanceEntry, ReportPin } from '../../../shared/models';
import { useBoard } from '../../app/stores';
import { PageDialog } from '../source/PageDialog';
import type { BoardIndex } from './board-index';
import { Corrected } from './Corrected';
import { ROLE_KEYS } from './roles';

interface PinTableProps {
  readonly index: BoardIndex;
  /** The board's controller; undefined where none is known. */
  readonly controller: Component | undefined;
  /** What the report says of the controller's pins. */
  readonly pins: readonly ReportPin[];
  readonly taskId: string;
}

/** Every pin of the controller: number, name, net, what the board wants of it and what the code made of it. */
export function PinTable({ index, controller, pins, taskId }: PinTableProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<ProvenanceEntry | null>(null);
  if (controller === undefined) return <p className="board-none muted">{t('board.pinTable.none')}</p>;
  const told = new Map(pins.map((pin) => [pin.number, pin]));
  const rows = [...controller.pins].sort((a, b) => natural(a.number, b.number));
  return (
    <div className="board-scroll">
      <Table
        className="board-pin-table"
        stickyHeader
        verticalSpacing={3}
        horizontalSpacing={6}
        fz="xs"
        data-testid="pin-table"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('board.pinTable.number')}</Table.Th>
            <Table.Th>{t('board.pinTable.name')}</Table.Th>
            <Table.Th>{t('board.pinTable.net')}</Table.Th>
            <Table.Th>{t('board.pinTable.role')}</Table.Th>
            <Table.Th aria-label={t('board.pinTable.manual')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((pin) => (
            <Row
              key={pin.number}
              index={index}
              controller={controller}
              pin={pin}
              told={told.get(pin.number)}
              onManual={setShown}
            />
          ))}
        </Table.Tbody>
      </Table>
      {shown !== null && <PageDialog taskId={taskId} entry={shown} onClose={() => setShown(null)} />}
    </div>
  );
}

const natural = new Intl.Collator('en', { numeric: true }).compare;

interface RowProps {
  readonly index: BoardIndex;
  readonly controller: Component;
  readonly pin: ComponentPin;
  readonly told: ReportPin | undefined;
  readonly onManual: (entry: ProvenanceEntry) => void;
}

function Row({ index, controller, pin, told, onManual }: RowProps) {
  const { t } = useTranslation();
  const selection = useBoard((state) => state.selection);
  const select = useBoard((state) => state.select);
  const show = useBoard((state) => state.show);
  const net = index.netOf(controller.ref, pin.number);
  const name = pin.name ?? told?.name ?? '';
  const { source } = pin;
  const here = net !== null && selection?.kind === 'net' && selection.id === net;
  return (
    <Table.Tr data-selected={here} className="board-pin-row" data-testid="pin-row" data-pin={pin.number}>
      <Table.Th scope="row" className="num">
        {source === undefined ? (
          pin.number
        ) : (
          <UnstyledButton
            className="board-link"
            aria-label={t('board.pinTable.show', { pin: pin.number })}
            onClick={() => show({ page: source.page, bbox: source.bbox })}
          >
            {pin.number}
          </UnstyledButton>
        )}
      </Table.Th>
      <Table.Td className="mono break">
        <Breakable name={name} />
      </Table.Td>
      <Table.Td className="mono break">
        {net === null ? (
          <span className="muted">
            {pin.net ?? (pin.noConnect === true ? t('board.pinTable.noConnect') : t('board.pinTable.open'))}
          </span>
        ) : (
          <UnstyledButton className="board-link" onClick={() => select({ kind: 'net', id: net })}>
            {net}
          </UnstyledButton>
        )}
        {pin.corrected === true && <Corrected />}
      </Table.Td>
      <Table.Td>
        <Role told={told} />
      </Table.Td>
      <Table.Td>
        {told !== undefined && told.manual !== null && told.manual.document !== undefined && (
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('board.pinTable.page', { pin: pin.number, page: told.manual.page })}
            title={t('source.show', { page: told.manual.page })}
            onClick={() => onManual(entryOf(told, told.manual?.document ?? ''))}
          >
            <IconBook2 size={14} />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** A list of functions breaks behind its slashes. */
function Breakable({ name }: { name: string }) {
  return name.split(/(?<=\/)/).map((part, at) => (
    <Fragment key={`${at.toString()} ${part}`}>
      {part}
      <wbr />
    </Fragment>
  ));
}

/** What the board wants, and under it what the code set up. */
function Role({ told }: { told: ReportPin | undefined }) {
  const { t } = useTranslation();
  if (told === undefined) return null;
  const key = ROLE_KEYS.find((role) => role === told.role) ?? 'unknown';
  const quiet = key === 'unknown' || key === 'unused';
  return (
    <span className="two-lines">
      <span className={quiet ? 'muted' : ''}>
        {t(`board.role.${key}`)} {told.of !== undefined && <span className="mono">{told.of}</span>}
      </span>
      {told.configured !== null && <span className="board-made">{told.configured}</span>}
    </span>
  );
}

function entryOf({ name, manual }: ReportPin, sha256: string): ProvenanceEntry {
  const place = { page: manual?.page ?? 1, bbox: manual?.bbox ?? ([0, 0, 0, 0] as const) };
  return { file: '', line: 1, document: '', sha256, subject: name, page: place.page, bbox: [...place.bbox] };
}
