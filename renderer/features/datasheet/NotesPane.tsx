import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useReportWords } from '../../ui/use-report-words';
import { PageLink } from './PageLink';
import type { PaneProps } from './pane';

/** What the reader saw and could not use, or used with doubt; and what the user put right. */
export function NotesPane({ sheet, onPlace }: PaneProps) {
  const { t } = useTranslation();
  const words = useReportWords();
  const { diagnostics } = sheet.device.model;
  if (diagnostics.length === 0) {
    return (
      <div className="ds-wide">
        <p className="muted none">
          <IconCircleCheck size={16} aria-hidden /> {t('datasheet.notes.none')}
        </p>
      </div>
    );
  }
  return (
    <div className="ds-wide">
      <table className="ds-table ds-sticky" data-testid="notes">
        <thead>
          <tr>
            <th scope="col">{t('datasheet.notes.severity')}</th>
            <th scope="col">{t('datasheet.notes.message')}</th>
            <th scope="col">{t('datasheet.notes.page')}</th>
          </tr>
        </thead>
        <tbody>
          {diagnostics.map(({ severity, code, message, page, bbox }, index) => (
            <tr key={`${code}-${index.toString()}`}>
              <td>
                <span className={`tag tag-${severity}`}>{t(`result.severity.${severity}`)}</span>
              </td>
              <td>
                <span className="two-lines">
                  <span className="break">{words.message(code, message)}</span>
                  <code className="muted">{code}</code>
                </span>
              </td>
              <td className="num">
                {page !== undefined && (
                  <PageLink
                    source={{ page, bbox: bbox ?? [0, 0, 0, 0] }}
                    label={t('datasheet.notes.show', { page })}
                    onPlace={onPlace}
                  >
                    {page}
                  </PageLink>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
