import { createStore } from 'zustand/vanilla';

export type Page = 'compose' | 'tasks' | 'monitor' | 'settings';
export type Route = { readonly page: Page } | { readonly page: 'task'; readonly id: string };

export interface NavigationState {
  readonly route: Route;
  go(route: Route): void;
}

/** `#/tasks/task_…`, `#/monitor`; anything unknown is the page for a new task. */
export function parseHash(hash: string): Route {
  const [page, id] = hash.replace(/^#\/?/, '').split('/');
  if (page === 'tasks' && id !== undefined && id !== '') return { page: 'task', id };
  return page === 'tasks' || page === 'monitor' || page === 'settings' ? { page } : { page: 'compose' };
}

export const toHash = (route: Route): string =>
  route.page === 'task' ? `#/tasks/${route.id}` : `#/${route.page === 'compose' ? 'new' : route.page}`;

/** The page on screen. It lives in the address, so that reload and the back button work. */
export function createNavigationStore(view: Pick<Window, 'location' | 'addEventListener'> = window) {
  const store = createStore<NavigationState>()(() => ({
    route: parseHash(view.location.hash),
    go: (route) => {
      view.location.hash = toHash(route);
      store.setState({ route });
    },
  }));
  view.addEventListener('hashchange', () => store.setState({ route: parseHash(view.location.hash) }));
  return store;
}
