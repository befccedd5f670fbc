import { useHotkeys } from '@mantine/hooks';
import { useCompose, useNavigation } from './stores';

/** The keys that work on every page, text fields included. */
export function useShortcuts(help: () => void): void {
  const go = useNavigation((state) => state.go);
  const pick = useCompose((state) => state.pick);
  const pickFiles = () => {
    go({ page: 'compose' });
    void pick();
  };
  useHotkeys(
    [
      ['mod+N', () => go({ page: 'compose' })],
      ['mod+O', pickFiles],
      ['mod+1', () => go({ page: 'tasks' })],
      ['mod+2', () => go({ page: 'monitor' })],
      ['mod+,', () => go({ page: 'settings' })],
      ['F1', help],
    ],
    [],
  );
}
