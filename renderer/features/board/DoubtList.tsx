import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '../../../shared/models';
import { useBoard } from '../../app/stores';
import { useReportWords } from '../../ui/use-report-words';

const KNOWN = [
  'PART_WITHOUT_SYMBOL',
  'DESIGNATOR_TWICE',
  'PIN_NUMBER_UNKNOWN',
  'PIN_NUMBER_CUSTOMARY',
  'CORRECTED_BY_USER',
  'CORRECTION_UNMATCHED',
  'CORRECTION_UNUSABLE',
  'CORRECTIONS_UNREADABLE',
] as const;

/** What stayed unclear when the sheets were read; a click shows the place. */
export function DoubtList({ diagnostics }: { diagnostics: readonly Diagnostic[] }) {
  const { t } = useTranslation();
  if (diagnostics.length === 0) return <p className="board-none muted">{t('board.doubts.none')}</p>;
  return (
    <ul className="plain board-scroll" data-testid="board-doubts">
      {diagnostics.map((doubt, index) => (
        <Doubt key={`${doubt.code}-${index.toString()}`} doubt={doubt} />
      ))}
    </ul>
  );
}

function Doubt({ doubt: { severity, code, message, page, bbox } }: { doubt: Diagnostic }) {
  const { t } = useTranslation();
  const words = useReportWords();
  const show = useBoard((state) => state.show);
  const known = KNOWN.find((each) => each === code);
  const text = (
    <>
      <span className="row">
        <span className={`tag tag-${severity}`}>{t(`result.severity.${severity}`)}</span>
        <strong className="grow clip">{known === undefined ? code : t(`board.doubt.${known}`)}</strong>
        {page !== undefined && <span className="muted num">{t('board.doubts.sheet', { page })}</span>}
      </span>
      <span className="muted break">{words.message(code, message)}</span>
    </>
  );
  return (
    <li>
      {page === undefined || bbox === undefined ? (
        <div className="board-doubt">{text}</div>
      ) : (
        <UnstyledButton className="board-doubt" onClick={() => show({ page, bbox })} data-testid="board-doubt">
          {text}
        </UnstyledButton>
      )}
    </li>
  );
}
