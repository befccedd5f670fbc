import type { Handlers } from '../router';
import type { Surroundings } from '../surroundings';

type Route = Extract<keyof Handlers, `rest.${string}`>;

export function restHandlers({ rest }: Surroundings): Pick<Handlers, Route> {
  return {
    'rest.state': () => rest.state(),
    'rest.token': () => rest.token(),
    'rest.renewToken': () => rest.renewToken(),
    'rest.requests': () => rest.requests(),
  };
}
