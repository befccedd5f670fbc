import { useMediaQuery } from '@mantine/hooks';
import { useSettings } from '../app/stores';

/** The colours to show: the chosen theme, or the system's, also when that changes. */
export function useColors(): 'light' | 'dark' {
  const theme = useSettings(({ settings }) => settings.theme);
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false });
  if (theme !== 'system') return theme;
  return systemDark ? 'dark' : 'light';
}
