import { join } from 'node:path';
import { app } from 'electron';

/** Where things lie, in the tree as well as in the packaged program. */
export const paths = {
  renderer: () => join(app.getAppPath(), 'out', 'renderer'),
  preload: () => join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
  worker: () => join(app.getAppPath(), 'out', 'main', 'worker.js'),
  asset: (name: string) => join(app.getAppPath(), 'main', 'app', 'assets', name),
  sample: (name: string) => join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'samples', name),
};
