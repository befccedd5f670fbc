import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report } from '../../../shared/models';
import type { BoardIndex } from './board-index';
import { ComponentList } from './ComponentList';
import { Corrections } from './Corrections';
import { Details } from './Details';
import { DoubtList } from './DoubtList';
import { NetList } from './NetList';
import { PinTable } from './PinTable';

const LISTS = ['components', 'nets', 'pins', 'doubts'] as const;
type ListName = (typeof LISTS)[number];

/** Lists of what is on the board, what is known of the selected thing, and the user's corrections. */
export function SidePanel({ index, report, taskId }: { index: BoardIndex; report: Report; taskId: string }) {
  const { t } = useTranslation();
  const [list, setList] = useState<ListName>('nets');
  const controller = index.board.mcu === null ? undefined : index.component(index.board.mcu);
  const counts: Record<ListName, number> = {
    components: index.components.length,
    nets: index.nets.length,
    pins: controller?.pins.length ?? 0,
    doubts: index.board.diagnostics.length,
  };
  return (
    <div className="board-side" data-list={list}>
      <SegmentedControl
        className="board-lists"
        size="xs"
        fullWidth
        value={list}
        onChange={(value) => setList(LISTS.find((name) => name === value) ?? 'nets')}
        aria-label={t('board.lists')}
        data={LISTS.map((name) => ({
          value: name,
          label: (
            <span data-testid={`board-list-${name}`}>
              {t(`board.list.${name}`)} <span className="board-count">{counts[name]}</span>
            </span>
          ),
        }))}
      />
      <div className="board-list">
        {list === 'components' && <ComponentList index={index} />}
        {list === 'nets' && <NetList index={index} />}
        {list === 'pins' && <PinTable index={index} controller={controller} pins={report.pins ?? []} taskId={taskId} />}
        {list === 'doubts' && <DoubtList diagnostics={index.board.diagnostics} />}
      </div>
      <Details index={index} />
      <Corrections taskId={taskId} />
    </div>
  );
}
