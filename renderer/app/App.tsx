import '@mantine/core/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/charts/styles.css';
import './app.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createI18n, resolveLanguage } from '../i18n';
import { cssVariables, theme } from '../ui/theme';
import { useColors } from '../ui/use-color-scheme';
import { Shell } from './Shell';
import { useSettings } from './stores';
import { useStart } from './use-start';

/** The window: theme and language around the shell. */
export function App() {
  const colors = useColors();
  const setting = useSettings(({ settings }) => settings.language);
  const locale = useSettings(({ info }) => info?.locale ?? navigator.language);
  const language = resolveLanguage(setting, locale);
  const [i18n] = useState(() => createI18n(language));
  const ready = useStart();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    void i18n.changeLanguage(language);
  }, [i18n, language]);
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={colors}>
        <Notifications position="bottom-right" limit={4} />
        {ready && <Shell />}
      </MantineProvider>
    </I18nextProvider>
  );
}
