import { app, type BrowserWindow, dialog } from 'electron';
import type { TaskService } from '../tasks/service';
import type { Texts } from './texts';

/** Longest wait for an orderly end, in milliseconds; tasks are safe on disk all the time. */
const LIMIT_MS = 8_000;

interface Parts {
  readonly tasks: TaskService;
  /** Ends before the tasks do: nobody may hand in another one meanwhile. */
  readonly rest: { close(): Promise<void> };
  readonly window: BrowserWindow;
  texts(): Texts;
}

/** Closing the window ends the program; with unfinished tasks it asks first. Signals do not ask. */
export function guardQuit({ tasks, rest, window, texts }: Parts): void {
  let state: 'open' | 'asking' | 'closing' | 'closed' = 'open';

  const close = async (): Promise<void> => {
    if (state === 'closing' || state === 'closed') return;
    state = 'closing';
    const end = rest.close().finally(() => tasks.close());
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, LIMIT_MS))]).catch(console.error);
    state = 'closed';
    app.quit();
  };
  const request = async (): Promise<void> => {
    if (state !== 'open') return;
    state = 'asking';
    const { pending, processing } = tasks.stats();
    const agreed = pending + processing === 0 || (await agrees(window, texts(), pending + processing));
    state = 'open';
    if (agreed) await close();
  };

  window.on('close', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    void request();
  });
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    void request();
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void close());
}

async function agrees(window: BrowserWindow, texts: Texts, count: number): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: texts.quitQuestion(count),
    detail: texts.quitDetail,
    buttons: [texts.keepWorking, texts.quit],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
