import type { Handlers } from '../router';
import type { Surroundings } from '../surroundings';
import { appHandlers } from './app';
import { boardHandlers } from './board';
import { datasheetHandlers } from './datasheet';
import { fileHandlers } from './files';
import { restHandlers } from './rest';
import { savingHandlers } from './saving';
import { taskHandlers } from './tasks';

/** All handlers of the contract. */
export function createHandlers(surroundings: Surroundings): Handlers {
  return {
    ...fileHandlers(surroundings),
    ...taskHandlers(surroundings),
    ...savingHandlers(surroundings),
    ...appHandlers(surroundings),
    ...boardHandlers(surroundings),
    ...datasheetHandlers(surroundings),
    ...restHandlers(surroundings),
  };
}
