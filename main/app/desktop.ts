import { app, BrowserWindow, clipboard, dialog, webContents } from 'electron';
import type { Desktop } from '../ipc/surroundings';
import { paths } from './paths';

const SAMPLES = ['datasheet.pdf', 'schematic.pdf'];

const windowOf = (contentsId: number): BrowserWindow => {
  const contents = webContents.fromId(contentsId);
  const window = contents && BrowserWindow.fromWebContents(contents);
  if (!window) throw new Error('The window that asked is gone.');
  return window;
};

/** The handlers' view of the desktop, by Electron. */
export function createDesktop(dataDir: string): Desktop {
  return {
    async chooseSavePath(suggestedName, windowId) {
      const { canceled, filePath } = await dialog.showSaveDialog(windowOf(windowId), { defaultPath: suggestedName });
      return canceled || filePath === '' ? null : filePath;
    },
    async choosePdfs(windowId) {
      const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(windowId), {
        properties: ['openFile', 'multiSelections'],
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      return canceled ? [] : filePaths;
    },
    async chooseSvd(windowId) {
      const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(windowId), {
        properties: ['openFile'],
        filters: [
          { name: 'CMSIS-SVD', extensions: ['svd', 'xml'] },
          { name: '*', extensions: ['*'] },
        ],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    writeClipboard: (text) => clipboard.writeText(text),
    samplePaths: () => SAMPLES.map((name) => paths.sample(name)),
    info: () => ({
      name: app.getName(),
      version: app.getVersion(),
      electron: process.versions['electron'] ?? '',
      platform: process.platform,
      dataDir,
      locale: app.getLocale(),
    }),
  };
}
