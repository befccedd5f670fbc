import { expect, it, vi } from 'vitest';
import type { Activity } from '../../../../main/app/activity';
import { showPresence } from '../../../../main/app/presence';
import { type Texts, textsFor } from '../../../../main/app/texts';

vi.mock('electron', () => ({
  Notification: { isSupported: () => false },
  powerSaveBlocker: { start: () => 1, stop: () => undefined },
  BrowserWindow: class {},
  nativeTheme: {},
  screen: {},
  app: {},
  protocol: {},
  net: {},
}));

function aPresence() {
  const shown: [running: number, nothing: string][] = [];
  let texts: Texts = textsFor('en', '');
  const nothing = () => undefined;
  const window = {
    isDestroyed: () => false,
    isFocused: () => true,
    isMinimized: () => false,
    setProgressBar: nothing,
    restore: nothing,
    show: nothing,
    focus: nothing,
  };
  const showTray = showPresence({
    tasks: { on: () => () => undefined },
    window,
    tray: {
      show: ({ running }: Activity, { nothingRuns }: Texts) => shown.push([running.length, nothingRuns]),
    },
    texts: () => texts,
  });
  return { shown, showTray, speak: (language: 'en' | 'zh') => (texts = textsFor(language, '')) };
}

it('shows the tray before the first task runs, and again in the other language', () => {
  const { shown, showTray, speak } = aPresence();
  showTray();
  speak('zh');
  showTray();
  expect(shown).toEqual([
    [0, 'No task is running'],
    [0, '没有正在运行的任务'],
  ]);
});
