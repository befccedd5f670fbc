import type { Handlers } from '../router';
import type { Surroundings } from '../surroundings';

type Route = 'files.offer' | 'files.pick' | 'files.samples';

export function fileHandlers({ desktop, shelf }: Surroundings): Pick<Handlers, Route> {
  return {
    'files.offer': ({ paths }) => shelf.offer(paths),
    'files.pick': async (_, { id }) => {
      const paths = await desktop.choosePdfs(id);
      return paths.length > 0 ? shelf.offer(paths) : [];
    },
    'files.samples': () => shelf.offer(desktop.samplePaths()),
  };
}
