import { SegmentedControl, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { useSettings } from '../../app/stores';
import { Amount } from './Amount';
import { RestPanel } from './RestPanel';
import { Choice, Row } from './Row';
import { useChange } from './use-change';
import './settings.css';

/** Everything that can be set; each change is kept at once. */
export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <div className="page settings">
      <h1>{t('settings.title')}</h1>
      <Appearance />
      <Work />
      <RestPanel />
      <About />
    </div>
  );
}

function Appearance() {
  const { t } = useTranslation();
  const { language, theme } = useSettings((state) => state.settings);
  const change = useChange();
  return (
    <section className="panel" aria-labelledby="appearance">
      <h2 id="appearance">{t('settings.appearance')}</h2>
      <Choice
        label={t('settings.language')}
        value={language}
        options={[
          ['system', t('settings.system')],
          ['zh', '中文'],
          ['en', 'English'],
        ]}
        onChange={(value) => change({ language: value })}
        testId="language"
      />
      <Choice
        label={t('settings.theme')}
        value={theme}
        options={[
          ['system', t('settings.system')],
          ['light', t('settings.light')],
          ['dark', t('settings.dark')],
        ]}
        onChange={(value) => change({ theme: value })}
        testId="theme"
      />
    </section>
  );
}

type Limit = 'taskTimeoutMinutes' | 'workerMemoryMegabytes' | 'maxInputMegabytes';
const LIMITS: readonly { key: Limit; text: 'timeout' | 'memory' | 'maxInput' }[] = [
  { key: 'taskTimeoutMinutes', text: 'timeout' },
  { key: 'workerMemoryMegabytes', text: 'memory' },
  { key: 'maxInputMegabytes', text: 'maxInput' },
];

function Work() {
  const { t } = useTranslation();
  const settings = useSettings((state) => state.settings);
  const change = useChange();
  return (
    <section className="panel" aria-labelledby="work">
      <h2 id="work">{t('settings.work')}</h2>
      <Row label={t('settings.concurrency')} hint={t('settings.concurrencyHint')}>
        <SegmentedControl
          size="xs"
          aria-label={t('settings.concurrency')}
          data={['1', '2', '3', '4', '5']}
          value={String(settings.concurrency)}
          onChange={(value) => change({ concurrency: Number(value) })}
        />
      </Row>
      {LIMITS.map(({ key, text }) => (
        <Row key={key} label={t(`settings.${text}`)} hint={t(`settings.${text}Hint`)}>
          <Amount name={key} label={t(`settings.${text}`)} value={settings[key]} />
        </Row>
      ))}
      <Retention hours={settings.retentionHours} />
    </section>
  );
}

function Retention({ hours }: { hours: number | null }) {
  const { t } = useTranslation();
  const change = useChange();
  return (
    <Row label={t('settings.keep')} hint={t('settings.keepHint')}>
      <Switch
        size="sm"
        label={t('settings.keepForever')}
        checked={hours === null}
        onChange={({ currentTarget }) =>
          change({ retentionHours: currentTarget.checked ? null : DEFAULT_SETTINGS.retentionHours })
        }
      />
      <Amount name="retentionHours" label={t('settings.keep')} value={hours} />
    </Row>
  );
}

function About() {
  const { t } = useTranslation();
  const info = useSettings((state) => state.info);
  return (
    <section className="panel" aria-labelledby="about">
      <h2 id="about">{t('settings.about')}</h2>
      <dl className="about">
        <dt>{t('settings.version')}</dt>
        <dd>{info?.version ?? '–'}</dd>
        <dt>{t('settings.runtime')}</dt>
        <dd>{info === null ? '–' : `Electron ${info.electron} · ${info.platform}`}</dd>
        <dt>{t('settings.dataDir')}</dt>
        <dd className="mono break">{info?.dataDir ?? '–'}</dd>
      </dl>
      <p className="muted">{t('shell.offline')}</p>
    </section>
  );
}
