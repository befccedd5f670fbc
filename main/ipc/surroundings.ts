import type { AppInfo, RestRequest, RestState, RestToken } from '../../shared/ipc';
import type { Settings, SettingsPatch } from '../../shared/settings';
import type { TaskService } from '../tasks/service';
import type { Job } from '../worker/protocol';
import type { FileShelf } from './shelf';

/** What the handlers need of the desktop. The Electron side is in main/app; tests bring their own. */
export interface Desktop {
  /** Asks where to save; null when the user thought better of it. */
  chooseSavePath(suggestedName: string, windowId: number): Promise<string | null>;
  /** Asks for PDFs; empty when the user thought better of it. */
  choosePdfs(windowId: number): Promise<string[]>;
  /** Asks for an SVD file; null when the user thought better of it. */
  chooseSvd(windowId: number): Promise<string | null>;
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

/** The REST service as the window sees it; switched on and off through the settings. */
export interface RestControl {
  state(): RestState;
  token(): RestToken;
  /** Makes a new token; whoever knows only the old one is out at once. */
  renewToken(): RestToken;
  /** The latest answered requests, oldest first. */
  requests(): RestRequest[];
}

export interface Surroundings {
  readonly tasks: TaskService;
  readonly shelf: FileShelf;
  readonly settings: SettingsStore;
  readonly desktop: Desktop;
  readonly rest: RestControl;
  /** Folder of what the user corrected in models. */
  readonly correctionsDir: string;
  /** Runs a short job in a process of its own: nothing that may be large or hostile is parsed here. Throws AgentError. */
  readonly run: (job: Job) => Promise<unknown>;
}
