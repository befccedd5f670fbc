import { NativeSelect } from '@mantine/core';
import { IconCircleCheck, IconFileSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contradiction, SvdComparison } from '../../../shared/models';
import { useDatasheet } from '../../app/stores';
import { Empty } from '../../ui/Empty';
import { placeOf } from './datasheet-store';
import type { PaneProps } from './pane';
import { CompareButton } from './Toolbar';
import { placeRegisters } from './tree-rows';
import { useRows } from './use-rows';

const ROW = 30;

/** Where an SVD file and the manual contradict each other. */
export function SvdPane({ sheet, onPlace }: PaneProps) {
  const { t } = useTranslation();
  const { comparison: found } = sheet;
  if (found === null) {
    return (
      <div className="ds-wide">
        <Empty icon={<IconFileSearch />} title={t('datasheet.svd.none.title')} detail={t('datasheet.svd.none.detail')}>
          <CompareButton variant="filled" />
        </Empty>
      </div>
    );
  }
  const { file, comparison } = found;
  const { matched, contradictions } = comparison;
  return (
    <div className="ds-wide ds-svd" data-testid="svd">
      <p className="ds-bar" role="status">
        {t('datasheet.svd.summary', { file, matched, count: contradictions.length })}
      </p>
      {contradictions.length === 0 ? (
        <p className="none">
          <IconCircleCheck size={16} aria-hidden /> {t('datasheet.svd.agree')}
        </p>
      ) : (
        <Contradictions sheet={sheet} comparison={comparison} onPlace={onPlace} />
      )}
    </div>
  );
}

function Contradictions({ sheet, comparison, onPlace }: PaneProps & { comparison: SvdComparison }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState('');
  const open = useDatasheet((state) => state.open);
  const show = useDatasheet((state) => state.show);
  const { contradictions: all } = comparison;
  const kinds = [...new Set(all.map((each) => each.kind))];
  const shown = kind === '' ? all : all.filter((each) => each.kind === kind);
  const { scroller, items, total } = useRows(shown.length, ROW, -1);
  const choose = (each: Contradiction) => {
    const found = [...placeRegisters(sheet.device).values()].find(
      ({ peripheral, register }) => peripheral.name === each.peripheral && register.name === each.register,
    );
    // The register stays chosen for when the user goes back to the registers; the list stays on screen.
    if (found !== undefined) open(found.key);
    show('svd');
    if (each.source !== undefined) onPlace(placeOf(each.source));
  };
  return (
    <>
      <div className="ds-bar">
        <NativeSelect
          size="xs"
          aria-label={t('datasheet.svd.filter')}
          value={kind}
          onChange={({ currentTarget }) => setKind(currentTarget.value)}
          data={[
            { value: '', label: t('datasheet.svd.all', { count: all.length }) },
            ...kinds.map((value) => ({
              value,
              label: `${t(`datasheet.svd.kinds.${value}`)} (${all.filter((each) => each.kind === value).length})`,
            })),
          ]}
        />
      </div>
      <div className="ds-difference ds-difference-head" aria-hidden>
        <span>{t('datasheet.svd.kind')}</span>
        <span>{t('datasheet.svd.where')}</span>
        <span>{t('datasheet.svd.manual')}</span>
        <span>{t('datasheet.svd.svd')}</span>
      </div>
      <section className="ds-list" ref={scroller} aria-label={t('datasheet.section.svd')}>
        <ul className="plain" style={{ height: total, position: 'relative' }}>
          {items.map(({ index, start }) => {
            const each = shown[index];
            if (each === undefined) return null;
            return (
              <li
                key={index}
                style={{ transform: `translateY(${start}px)`, height: ROW }}
                className="ds-difference-item"
              >
                <Difference difference={each} onChoose={choose} />
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}

function Difference({ difference, onChoose }: { difference: Contradiction; onChoose: (each: Contradiction) => void }) {
  const { t } = useTranslation();
  const { kind, peripheral, register, field, manual, svd, source } = difference;
  const name = [peripheral, register, field].filter((part) => part !== undefined).join('.');
  const cells = (
    <>
      <span className="clip">{t(`datasheet.svd.kinds.${kind}`)}</span>
      <span className="clip mono">{name}</span>
      <span className="clip mono">{manual ?? '–'}</span>
      <span className="clip mono">{svd ?? '–'}</span>
    </>
  );
  if (source === undefined) return <div className="ds-difference">{cells}</div>;
  return (
    <button
      type="button"
      className="ds-difference"
      title={t('datasheet.svd.show', { name, page: source.page })}
      onClick={() => onChoose(difference)}
      data-testid="contradiction"
    >
      {cells}
    </button>
  );
}
