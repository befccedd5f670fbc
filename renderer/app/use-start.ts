import { useEffect, useState } from 'react';
import { useStores } from './stores';

/** Loads what every page needs; true once it is there (or failed: the pages then show why). Marks the document ready after the first render with data. */
export function useStart(): boolean {
  const stores = useStores();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const { settings, tasks, queue } = stores;
    const first = [settings.getState().load(), tasks.getState().loadMore(), queue.getState().load()];
    void Promise.allSettled(first).then(() => setReady(true));
  }, [stores]);
  useEffect(() => {
    if (ready) document.documentElement.dataset['ready'] = 'true';
  }, [ready]);
  return ready;
}
