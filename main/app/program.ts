import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { forwardEvents } from '../ipc/events';
import { createHandlers } from '../ipc/handlers';
import { createBroadcast, registerRouter } from '../ipc/register';
import { createRouter } from '../ipc/router';
import { FileShelf } from '../ipc/shelf';
import type { TaskService } from '../tasks/service';
import type { WorkerLauncher } from '../worker/launcher';
import { createDesktop } from './desktop';
import { createInspect } from './inspect';
import { JsonStore } from './json-store';
import { setMenu } from './menu';
import { paths } from './paths';
import { showPresence } from './presence';
import { APP_ORIGIN, serveRenderer } from './protocol';
import { guardQuit } from './quit';
import { openRest } from './rest';
import { lockDown } from './security';
import { type AppSettings, applyTheme } from './settings';
import { createShortJobs } from './short-jobs';
import { textsFor } from './texts';
import { RunningTray } from './tray';
import { openWindow } from './window';
import { windowStateSchema } from './window-state';

const MEBIBYTE = 1024 * 1024;

interface Parts {
  readonly dataDir: string;
  readonly tasks: TaskService;
  readonly launcher: WorkerLauncher;
  readonly settings: AppSettings;
}

/** Everything of the window around a running task service. Called when the app is ready. */
export function openProgram({ dataDir, tasks, launcher, settings }: Parts): BrowserWindow {
  const texts = () => textsFor(settings.get().language, app.getLocale());
  lockDown();
  serveRenderer(paths.renderer());

  const inspect = createInspect(launcher, () => settings.get().maxInputMegabytes * MEBIBYTE);
  const shelf = new FileShelf(inspect);
  let window: BrowserWindow | undefined;
  const page = () => (window && !window.isDestroyed() ? window.webContents : undefined);
  const broadcast = createBroadcast(page);
  const rest = openRest({ dataDir, tasks, settings, broadcast });
  const correctionsDir = join(dataDir, 'corrections');
  const [desktop, run] = [createDesktop(dataDir), createShortJobs(launcher)];
  const handlers = createHandlers({ tasks, shelf, settings, rest, correctionsDir, desktop, run });
  const report = (route: string, fault: unknown) => console.error(`fault in ${route}:`, fault);
  registerRouter(createRouter(handlers, report), page, APP_ORIGIN);

  forwardEvents(tasks, broadcast);
  settings.follow((current) => {
    applyTheme(current);
    tasks.setConcurrency(current.concurrency);
    setMenu(texts(), dataDir);
    broadcast('settings.changed', current);
  });

  window = openWindow(app.getName(), new JsonStore(dataDir, 'window', windowStateSchema));
  const tray = RunningTray.create({ show: () => window?.show(), quit: () => app.quit() });
  const showTray = showPresence({ tasks, window, tray, texts });
  // Also at once: a tray without a menu would be the only way back to a hidden window that leads nowhere.
  settings.follow(showTray);
  guardQuit({ tasks, rest, window, texts });
  return window;
}
