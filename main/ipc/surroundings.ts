import type { AppInfo } from '../../shared/ipc';
import type { Settings, SettingsPatch } from '../../shared/settings';
import type { TaskService } from '../tasks/service';
import type { FileShelf } from './shelf';

/** What the handlers need of the desktop. The Electron side is in main/app; tests bring their own. */
export interface Desktop {
  /** Asks where to save; null when the user thought better of it. */
  chooseSavePath(suggestedName: string, windowId: number): Promise<string | null>;
  /** Asks for PDFs; empty when the user thought better of it. */
  choosePdfs(windowId: number): Promise<string[]>;
  writeClipboard(text: string): void;
  /** Absolute paths of the samples that come with the program. */
  samplePaths(): string[];
  info(): AppInfo;
}

export interface SettingsStore {
  get(): Settings;
  /** Saves and applies; returns what holds now. */
  set(patch: SettingsPatch): Settings;
}

export interface Surroundings {
  readonly tasks: TaskService;
  readonly shelf: FileShelf;
  readonly settings: SettingsStore;
  readonly desktop: Desktop;
}
