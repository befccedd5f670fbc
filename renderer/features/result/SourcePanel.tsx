import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconBook2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ProvenanceEntry } from '../../../shared/models';
import { type LineSources, neighbourLine } from './provenance';

interface SourcePanelProps {
  readonly line: number | null;
  readonly sources: LineSources;
  readonly onLine: (line: number) => void;
  /** Shows the page with the place marked. */
  readonly onShow: (entry: ProvenanceEntry) => void;
}

/** Document, page and subject behind the chosen line. */
export function SourcePanel({ line, sources, onLine, onShow }: SourcePanelProps) {
  const { t } = useTranslation();
  const previous = neighbourLine(sources, line ?? 0, 'previous');
  const next = neighbourLine(sources, line ?? 0, 'next');
  const entries = line === null ? [] : (sources.get(line) ?? []);
  return (
    <section className="source-panel" aria-labelledby="source-title" data-testid="source">
      <div className="source-head">
        <h2 id="source-title">{t('result.source.title')}</h2>
        <StepButton
          to={previous}
          label={t('result.source.previous')}
          icon={<IconArrowUp size={15} />}
          onLine={onLine}
        />
        <StepButton to={next} label={t('result.source.next')} icon={<IconArrowDown size={15} />} onLine={onLine} />
      </div>
      <div aria-live="polite">
        {line === null && <p className="muted">{t('result.source.pick')}</p>}
        {line !== null && <p className="source-line">{t('result.source.line', { line })}</p>}
        {line !== null && entries.length === 0 && <p className="muted">{t('result.source.none')}</p>}
        <ul className="plain">
          {entries.map((entry) => (
            <li
              key={`${entry.subject}-${entry.page}-${entry.bbox.join()}`}
              className="source-item"
              data-testid="source-item"
            >
              <code className="subject">{entry.subject}</code>
              <span className="muted break">{entry.document}</span>
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconBook2 size={15} aria-hidden />}
                onClick={() => onShow(entry)}
                data-testid="show-page"
              >
                {t('source.show', { page: entry.page })}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

interface StepButtonProps {
  readonly to: number | null;
  readonly label: string;
  readonly icon: React.ReactNode;
  readonly onLine: (line: number) => void;
}

function StepButton({ to, label, icon, onLine }: StepButtonProps) {
  return (
    <ActionIcon
      size="sm"
      variant="default"
      aria-label={label}
      title={label}
      disabled={to === null}
      onClick={() => to !== null && onLine(to)}
    >
      {icon}
    </ActionIcon>
  );
}
