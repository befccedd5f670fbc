import { readFile } from 'node:fs/promises';
import type { Handlers } from '../router';
import type { Surroundings } from '../surroundings';

type Saving = 'tasks.saveFile' | 'tasks.saveZip' | 'tasks.saveLog';
type Route = Exclude<Extract<keyof Handlers, `tasks.${string}`>, Saving>;

export function taskHandlers({ tasks, shelf }: Surroundings): Pick<Handlers, Route> {
  return {
    'tasks.submit': ({ datasheets, schematic, instruction, priority, provider }) =>
      tasks.submit({
        datasheets: datasheets.map((token) => shelf.resolve(token)),
        schematic: schematic === null ? null : shelf.resolve(schematic),
        instruction,
        priority,
        provider,
      }),
    'tasks.list': (request) => tasks.list(request),
    'tasks.get': ({ id }) => tasks.get(id),
    'tasks.stats': () => ({ stats: tasks.stats(), paused: tasks.paused }),
    'tasks.cancel': ({ id }) => tasks.cancel(id),
    'tasks.retry': ({ id }) => tasks.retry(id),
    'tasks.again': ({ id }) => tasks.again(id),
    'tasks.remove': async ({ id }) => {
      await tasks.remove(id);
      return null;
    },
    'tasks.pin': ({ id, pinned }) => tasks.pin(id, pinned),
    'tasks.prioritise': ({ id, priority }) => tasks.prioritise(id, priority),
    'tasks.reorder': async ({ id, before }) => {
      await tasks.reorder(id, before);
      return null;
    },
    'tasks.pause': ({ paused }) => {
      tasks.setPaused(paused);
      return null;
    },
    'tasks.logs': ({ id, ...request }) => tasks.logs(id, request),
    'tasks.found': ({ id }) => tasks.found(id),
    'tasks.result': ({ id }) => tasks.result(id),
    'tasks.inputFile': async ({ id, sha256 }) => {
      const { name, path } = await tasks.inputFile(id, sha256);
      return { name, bytes: new Uint8Array(await readFile(path)) };
    },
    'tasks.resultFile': async ({ id, name }) => ({
      name,
      text: await readFile(await tasks.resultFilePath(id, name), 'utf8'),
    }),
  };
}
