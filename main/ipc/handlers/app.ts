import type { Handlers } from '../router';
import type { Surroundings } from '../surroundings';

type Route = 'app.info' | 'settings.get' | 'settings.set' | 'clipboard.write';

export function appHandlers({ desktop, settings }: Surroundings): Pick<Handlers, Route> {
  return {
    'app.info': () => desktop.info(),
    'settings.get': () => settings.get(),
    'settings.set': (patch) => settings.set(patch),
    'clipboard.write': ({ text }) => {
      desktop.writeClipboard(text);
      return null;
    },
  };
}
