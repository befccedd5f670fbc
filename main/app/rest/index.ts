import { join } from 'node:path';
import { app } from 'electron';
import type { Broadcast } from '../../ipc/events';
import type { TaskService } from '../../tasks/service';
import { JsonStore } from '../json-store';
import type { AppSettings } from '../settings';
import { RestService } from './service';
import { RestTokenStore, secretsSchema } from './token';
import { systemVault } from './vault';

interface Parts {
  readonly dataDir: string;
  readonly tasks: TaskService;
  readonly settings: AppSettings;
  readonly broadcast: Broadcast;
}

/** The REST service over the window's own tasks, following the settings from now on: it starts now if it was on. */
export function openRest({ dataDir, tasks, settings, broadcast }: Parts): RestService {
  const rest = new RestService({
    start: async (setup) => {
      // Only when it is switched on: its libraries would cost every start of the window a third of a second.
      const { startApiServer } = await import('../../api/server');
      return startApiServer({
        ...setup,
        service: tasks,
        version: app.getVersion(),
        stateDir: join(dataDir, 'api'),
        host: '127.0.0.1',
        maxInputMegabytes: () => settings.get().maxInputMegabytes,
      });
    },
    tokens: new RestTokenStore(new JsonStore(dataDir, 'secrets', secretsSchema), systemVault),
    onState: (state) => broadcast('rest.changed', state),
    onRequests: (lines) => broadcast('rest.requested', lines),
  });
  settings.follow((current) => rest.follow(current));
  return rest;
}
