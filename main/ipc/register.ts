import { ipcMain, type WebContents } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../shared/ipc';
import type { Broadcast } from './events';
import type { Router } from './router';

/** Our page and nothing else: the main frame of the given window, showing a page of our own scheme. */
const isTrusted = (event: Electron.IpcMainInvokeEvent, page: WebContents | undefined, origin: string): boolean =>
  page !== undefined &&
  event.sender === page &&
  event.senderFrame === page.mainFrame &&
  event.senderFrame.url.startsWith(`${origin}/`);

/**
 * Binds the router to Electron.
 * @param page the contents of our window, undefined while there is none
 * @param origin such as `app://agent`
 */
export function registerRouter(router: Router, page: () => WebContents | undefined, origin: string): void {
  ipcMain.handle(CALL_CHANNEL, (event, route: unknown, input: unknown) =>
    router({ id: event.sender.id, trusted: isTrusted(event, page(), origin) }, route, input),
  );
}

/** Sends news to our window, if there is one. */
export function createBroadcast(page: () => WebContents | undefined): Broadcast {
  return (event, payload) => {
    const contents = page();
    if (contents && !contents.isDestroyed()) contents.send(EVENT_CHANNEL, event, payload);
  };
}
