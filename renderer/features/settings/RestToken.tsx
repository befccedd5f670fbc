import { Button, Code, Switch, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent, useRest, useSettings } from '../../app/stores';
import { notifyDone, useAction } from '../../ui/use-action';
import { curlLine } from './curl';
import { Row } from './Row';
import { useChange } from './use-change';

const HIDDEN = '•'.repeat(16);

/** The token and the command that uses it, both hidden until the user wants to see them. */
export function RestToken() {
  const { t } = useTranslation();
  const { restTokenRequired, restPort } = useSettings((state) => state.settings);
  const token = useRest((state) => state.token);
  const renew = useRest((state) => state.renew);
  const served = useRest((state) => state.service.url);
  const [shown, setShown] = useState(false);
  const change = useChange();
  const run = useAction();
  const copy = useCopy();
  if (token === null) return null;
  const url = served ?? `http://127.0.0.1:${restPort}`;
  const curl = (secret: string) => curlLine(url, restTokenRequired ? secret : null);
  return (
    <>
      <Row label={t('settings.rest.tokenRequired')} hint={t('settings.rest.tokenRequiredHint')}>
        <Switch
          size="sm"
          aria-label={t('settings.rest.tokenRequired')}
          checked={restTokenRequired}
          onChange={({ currentTarget }) => change({ restTokenRequired: currentTarget.checked })}
          data-testid="rest-token-required"
        />
      </Row>
      <Row
        label={t('settings.rest.token')}
        hint={token.kept ? t('settings.rest.tokenKept') : t('settings.rest.tokenNotKept')}
      >
        <Code className="break" data-testid="rest-token">
          {shown ? token.token : <Hidden />}
        </Code>
        <Button size="xs" variant="default" onClick={() => setShown(!shown)} data-testid="rest-token-show">
          {shown ? t('settings.rest.hide') : t('settings.rest.show')}
        </Button>
        <Button size="xs" variant="default" onClick={() => copy(token.token)} data-testid="rest-token-copy">
          {t('settings.rest.copy')}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => void run(async () => renew().then(() => notifyDone(t('settings.rest.renewed'))))}
          data-testid="rest-token-renew"
        >
          {t('settings.rest.renew')}
        </Button>
      </Row>
      <Row label={t('settings.rest.curl')} hint={t('settings.rest.curlHint')}>
        <Button size="xs" variant="default" onClick={() => copy(curl(token.token))} data-testid="rest-curl-copy">
          {t('settings.rest.copy')}
        </Button>
      </Row>
      <Code block className="curl" data-testid="rest-curl">
        {curl(shown ? token.token : HIDDEN)}
      </Code>
    </>
  );
}

function Hidden() {
  const { t } = useTranslation();
  return (
    <>
      <span aria-hidden>{HIDDEN}</span>
      <VisuallyHidden>{t('settings.rest.tokenHidden')}</VisuallyHidden>
    </>
  );
}

function useCopy() {
  const { t } = useTranslation();
  const agent = useAgent();
  const run = useAction();
  return (text: string) =>
    void run(async () => {
      await agent.clipboard.write({ text });
      notifyDone(t('settings.rest.copied'));
    });
}
