import { nativeTheme } from 'electron';
import { type Settings, type SettingsPatch, settingsSchema } from '../../shared/settings';
import type { SettingsStore } from '../ipc/surroundings';
import { JsonStore } from './json-store';

/** `settings.json`, kept in memory; listeners hear of each change, the window's own included. */
export class AppSettings implements SettingsStore {
  readonly #store: JsonStore<Settings>;
  readonly #listeners: ((settings: Settings) => void)[] = [];
  #current: Settings;

  constructor(dataDir: string) {
    this.#store = new JsonStore(dataDir, 'settings', settingsSchema);
    this.#current = this.#store.read();
  }

  get(): Settings {
    return this.#current;
  }

  /** @throws StoreError when they cannot be saved; nothing has changed then and nobody has heard of it */
  set(patch: SettingsPatch): Settings {
    // Parsing drops keys that are undefined, which a patch may carry.
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const next = settingsSchema.parse({ ...this.#current, ...given });
    this.#store.write(next);
    this.#current = next;
    for (const listener of this.#listeners) listener(this.#current);
    return this.#current;
  }

  /** Calls now and at each change. */
  follow(listener: (settings: Settings) => void): void {
    this.#listeners.push(listener);
    listener(this.#current);
  }
}

/** Dialogs and the page's `prefers-color-scheme` follow the setting. */
export function applyTheme(settings: Settings): void {
  nativeTheme.themeSource = settings.theme;
}
