import { createStore } from 'zustand/vanilla';
import type { AgentBridge } from '../../../shared/ipc/api';
import { type FoundList, type FoundNews, isTerminal } from '../../../shared/tasks';

export interface FoundState {
  /** Lists of the tasks that somebody looks at. */
  readonly byTask: Readonly<Record<string, FoundList>>;
  load(id: string): Promise<void>;
  forget(id: string): void;
}

/** The list with the news in it; null when something in between was missed and the list must be fetched anew. */
export function withNews(have: FoundList, { from, registers, total }: FoundNews): FoundList | null {
  if (from > have.registers.length) return null;
  return { registers: [...have.registers.slice(0, from), ...registers], total };
}

/** Registers of running tasks, as far as they are found: fetched once, then kept up by the news. */
export function createFoundStore(agent: AgentBridge) {
  const store = createStore<FoundState>()((set) => ({
    byTask: {},
    load: async (id) => {
      const list = await agent.tasks.found({ id });
      set(({ byTask }) => ({ byTask: { ...byTask, [id]: list } }));
    },
    forget: (id) =>
      set(({ byTask }) => ({ byTask: Object.fromEntries(Object.entries(byTask).filter(([other]) => other !== id)) })),
  }));
  agent.on('task.found', ({ id, news }) => {
    const have = store.getState().byTask[id];
    if (have === undefined) return; // nobody looks at it
    const list = withNews(have, news);
    // A task that ended meanwhile has no list any more; there is nothing to tell then.
    if (list === null)
      void store
        .getState()
        .load(id)
        .catch(() => store.getState().forget(id));
    else store.setState(({ byTask }) => ({ byTask: { ...byTask, [id]: list } }));
  });
  agent.on('task.changed', ({ id, state }) => {
    if (isTerminal(state) && store.getState().byTask[id] !== undefined) store.getState().forget(id);
  });
  return store;
}
