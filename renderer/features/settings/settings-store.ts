import { createStore } from 'zustand/vanilla';
import type { AppInfo } from '../../../shared/ipc';
import type { AgentBridge } from '../../../shared/ipc/api';
import { DEFAULT_SETTINGS, type Settings, type SettingsPatch } from '../../../shared/settings';

export interface SettingsState {
  readonly settings: Settings;
  readonly info: AppInfo | null;
  load(): Promise<void>;
  change(patch: SettingsPatch): Promise<void>;
}

export function createSettingsStore(agent: AgentBridge) {
  const store = createStore<SettingsState>()((set) => ({
    settings: DEFAULT_SETTINGS,
    info: null,
    load: async () => {
      const [settings, info] = await Promise.all([agent.settings.get({}), agent.app.info({})]);
      set({ settings, info });
    },
    change: async (patch) => set({ settings: await agent.settings.set(patch) }),
  }));
  agent.on('settings.changed', (settings) => store.setState({ settings }));
  return store;
}
