import { Menu, nativeImage, Tray } from 'electron';
import type { Activity } from './activity';
import { paths } from './paths';
import type { Texts } from './texts';

interface Actions {
  show(): void;
  quit(): void;
}

/** Linux has a tray only inside a desktop session; elsewhere the system always has one. */
const supported = (): boolean =>
  process.platform !== 'linux' ||
  Boolean(process.env['DBUS_SESSION_BUS_ADDRESS']?.startsWith('unix:') && process.env['XDG_CURRENT_DESKTOP']);

/** The tray icon with the running tasks in its menu. */
export class RunningTray {
  private constructor(
    private readonly tray: Tray,
    private readonly actions: Actions,
  ) {
    tray.on('click', () => actions.show());
  }

  /** Null where the system has no tray. */
  static create(actions: Actions): RunningTray | null {
    if (!supported()) return null;
    const icon = nativeImage.createFromPath(paths.asset('icon.png')).resize({ width: 22, height: 22 });
    return new RunningTray(new Tray(icon), actions);
  }

  show({ running }: Activity, texts: Texts): void {
    const lines = running.map(
      ({ inputs, progress }) => `${inputs[0]?.name ?? ''}  ${Math.floor(progress.percentage)} %`,
    );
    const rows = lines.length > 0 ? lines : [texts.nothingRuns];
    this.tray.setToolTip(rows.join('\n'));
    this.tray.setContextMenu(
      Menu.buildFromTemplate([
        ...rows.map((label) => ({ label, enabled: false })),
        { type: 'separator' },
        { label: texts.show, click: () => this.actions.show() },
        { label: texts.quit, click: () => this.actions.quit() },
      ]),
    );
  }
}
