import { type BrowserWindow, Notification, powerSaveBlocker } from 'electron';
import type { TaskView } from '../../shared/tasks';
import { Throttle } from '../ipc/throttle';
import type { TaskService } from '../tasks/service';
import { type Activity, followActivity } from './activity';
import type { Texts } from './texts';
import type { RunningTray } from './tray';
import { type FocusableWindow, focusWindow } from './window';

/** Milliseconds between two updates of taskbar and tray. */
const INTERVAL_MS = 1000;

type ShownWindow = FocusableWindow & Pick<BrowserWindow, 'isDestroyed' | 'isFocused' | 'setProgressBar'>;

interface Parts {
  readonly tasks: Pick<TaskService, 'on'>;
  readonly window: ShownWindow;
  readonly tray: Pick<RunningTray, 'show'> | null;
  texts(): Texts;
}

/**
 * Shows the work outside the window: taskbar progress, tray, notifications; and keeps the machine awake while it lasts.
 * Returns what shows the tray anew, for when the language changes.
 */
export function showPresence({ tasks, window, tray, texts }: Parts): () => void {
  const awake = new Wakefulness();
  let last: Activity = { running: [], progress: null };
  const showTray = () => tray?.show(last, texts());
  const shown = new Throttle<'activity', Activity>(INTERVAL_MS, (_, activity) => {
    if (!window.isDestroyed()) window.setProgressBar(activity.progress ?? -1);
    last = activity;
    showTray();
  });
  followActivity(tasks, {
    changed(activity) {
      awake.keep(activity.running.length > 0);
      shown.push('activity', activity);
    },
    ended(task) {
      if (!window.isDestroyed() && !window.isFocused()) notify(task, window, texts());
    },
  });
  return showTray;
}

function notify(task: TaskView, window: ShownWindow, texts: Texts): void {
  if (!Notification.isSupported()) return;
  const title = task.state === 'completed' ? texts.completed : texts.failed;
  const names = task.inputs.map(({ name }) => name).join(', ');
  const note = new Notification({ title, body: task.error ? `${names}\n${texts.what(task.error)}` : names });
  note.on('click', () => focusWindow(window));
  note.show();
}

/** Keeps the machine, not the screen, awake. */
class Wakefulness {
  #blocker: number | null = null;

  keep(working: boolean): void {
    if (working && this.#blocker === null) {
      this.#blocker = powerSaveBlocker.start('prevent-app-suspension');
    } else if (!working && this.#blocker !== null) {
      powerSaveBlocker.stop(this.#blocker);
      this.#blocker = null;
    }
  }
}
