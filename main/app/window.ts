import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { JsonStore } from './json-store';
import { paths } from './paths';
import { APP_URL } from './protocol';
import { boundsFor, MINIMUM_SIZE, rememberPlace, type WindowState } from './window-state';

/** Opens the one window where it was left and remembers where it goes. */
export function openWindow(title: string, store: JsonStore<WindowState>): BrowserWindow {
  const state = store.read();
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...boundsFor(state, areas),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title,
    icon: paths.asset('icon.png'),
    show: false,
    // The colour of the page before it is painted, so that a dark desktop sees no white flash.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload: paths.preload(),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (state.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  rememberPlace(window, store);
  window.webContents.on('render-process-gone', (_, { reason }) => {
    // Tasks run elsewhere: a fresh page shows them as they are.
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.reload();
  });
  void window.loadURL(APP_URL);
  return window;
}

export type FocusableWindow = Pick<BrowserWindow, 'isMinimized' | 'restore' | 'show' | 'focus'>;

/** Brings the window in front of the user. */
export function focusWindow(window: FocusableWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
