import { join } from 'node:path';
import { app } from 'electron';
import { StoreError } from '../../shared/errors';
import { createTaskService } from '../tasks';
import { parseArguments } from './arguments';
import { prepareDataFolder } from './data-folder';
import { failStart } from './failure';
import { paths } from './paths';
import { openProgram } from './program';
import { declareScheme } from './protocol';
import { AppSettings } from './settings';
import { createUtilityLauncher } from './utility-launcher';
import { focusWindow } from './window';

const { dataDir: givenDataDir, quiet } = parseArguments(process.argv.slice(1), process.env);
const dataDir = givenDataDir ?? join(app.getPath('appData'), 'embedded-ai-agent');

declareScheme();
try {
  claimDataFolder();
  // Not awaited: Electron is ready only after this module has run to its end.
  app.whenReady().then(start).catch(fail);
} catch (error) {
  fail(error);
}

/** @throws StoreError when the folder cannot be written or a window has it open */
function claimDataFolder(): void {
  prepareDataFolder(dataDir);
  app.setPath('userData', dataDir);
  // Chromium's own files apart from ours: its `Cache` and our `cache` are one name on some file systems.
  app.setPath('sessionData', join(dataDir, 'chromium'));
  // The first window comes to the front; this one ends.
  if (!app.requestSingleInstanceLock()) {
    throw new StoreError('STORE_IN_USE', 'The program is already open on this data folder.');
  }
}

async function start(): Promise<void> {
  const settings = new AppSettings(dataDir);
  const launcher = createUtilityLauncher(paths.worker());
  const tasks = await createTaskService({ dataDir, launcher, settings: () => settings.get() });
  const window = openProgram({ dataDir, tasks, launcher, settings });
  app.on('second-instance', () => focusWindow(window));
  app.on('activate', () => focusWindow(window));
}

function fail(error: unknown): void {
  // A second start needs no dialog: the user sees the first window come to the front.
  const seen = error instanceof StoreError && error.code === 'STORE_IN_USE' && !app.hasSingleInstanceLock();
  void failStart(error, quiet || seen);
}
