import type { SettingsPatch } from '../../../shared/settings';
import { useSettings } from '../../app/stores';
import { useAction } from '../../ui/use-action';

/** Keeps a change of the settings; a refusal is shown. */
export function useChange() {
  const change = useSettings((state) => state.change);
  const run = useAction();
  return (patch: SettingsPatch) => void run(() => change(patch));
}
