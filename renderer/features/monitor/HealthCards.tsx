import { IconAlertCircle, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TaskStats } from '../../../shared/tasks';
import { formatDuration } from '../../ui/format';
import { type Health, healthOf } from './health';

const ICONS = { good: IconCircleCheck, watch: IconAlertCircle, bad: IconAlertTriangle } as const;

/** The three health bands, each with a word and what to do. */
export function HealthCards({ stats }: { stats: TaskStats }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="health">
      <h2 id="health">{t('monitor.health')}</h2>
      <div className="health">
        {healthOf(stats).map((health) => (
          <HealthCard key={health.metric} health={health} />
        ))}
      </div>
    </section>
  );
}

function HealthCard({ health: { metric, value, band } }: { health: Health }) {
  const { t, i18n } = useTranslation();
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  const words =
    value === null
      ? '–'
      : metric === 'failures'
        ? percent.format(value)
        : metric === 'duration'
          ? formatDuration(value)
          : String(value);
  const Icon = ICONS[band ?? 'good'];
  return (
    <div className="panel health-card" data-testid={`health-${metric}`} data-band={band ?? 'none'}>
      <h3>{t(`monitor.metric.${metric}`)}</h3>
      <div className="health-value">
        <strong>{words}</strong>
        {band !== null && (
          <span className={`chip band-${band}`}>
            <Icon size={14} aria-hidden /> {t(`monitor.band.${band}`)}
          </span>
        )}
      </div>
      <p className="muted">{band === null ? t('monitor.noData') : t(`monitor.advice.${metric}.${band}`)}</p>
    </div>
  );
}
