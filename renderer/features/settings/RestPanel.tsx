import { Button, Switch } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRest, useSettings, useStores } from '../../app/stores';
import { ErrorNote } from '../../ui/ErrorNote';
import { useAction } from '../../ui/use-action';
import { Amount } from './Amount';
import { RequestLog } from './RequestLog';
import { RestToken } from './RestToken';
import { Row } from './Row';
import { useChange } from './use-change';

/** The REST service: its switch, port, token, a command to try it with, and what it was asked. */
export function RestPanel() {
  const { t } = useTranslation();
  const { restEnabled, restPort } = useSettings((state) => state.settings);
  const { rest } = useStores();
  const change = useChange();
  const run = useAction();
  useEffect(() => void run(() => rest.getState().load()), [rest, run]);
  return (
    <section className="panel" aria-labelledby="rest" data-testid="rest">
      <h2 id="rest">{t('settings.rest.title')}</h2>
      <Row label={t('settings.rest.enable')} hint={t('settings.rest.enableHint')}>
        <Switch
          size="sm"
          aria-label={t('settings.rest.enable')}
          checked={restEnabled}
          onChange={({ currentTarget }) => change({ restEnabled: currentTarget.checked })}
          data-testid="rest-enabled"
        />
      </Row>
      <Status />
      <Row label={t('settings.rest.port')} hint={t('settings.rest.portHint')}>
        <Amount name="restPort" label={t('settings.rest.port')} value={restPort} testId="rest-port" />
      </Row>
      <RestToken />
      {restEnabled && <RequestLog />}
    </section>
  );
}

function Status() {
  const { t } = useTranslation();
  const { status, url, error } = useRest((state) => state.service);
  const { agent } = useStores();
  const run = useAction();
  const again = () =>
    void run(async () => {
      await agent.settings.set({ restEnabled: false });
      await agent.settings.set({ restEnabled: true });
    });
  return (
    <>
      <p className={`rest-status ${status}`} role="status" data-testid="rest-status" data-status={status}>
        {t(`settings.rest.status.${status}`, { url: url ?? '' })}
      </p>
      {error !== null && (
        <div className="rest-error">
          <ErrorNote error={error} />
          <Button size="xs" variant="default" onClick={again} data-testid="rest-again">
            {t('settings.rest.again')}
          </Button>
        </div>
      )}
    </>
  );
}
