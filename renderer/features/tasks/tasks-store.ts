import { createStore } from 'zustand/vanilla';
import type { AgentBridge } from '../../../shared/ipc/api';
import { matchesWords, searchWords, type TaskState, type TaskView } from '../../../shared/tasks';

export type TaskFilter = TaskState | 'all';

export interface TasksState {
  readonly byId: Readonly<Record<string, TaskView>>;
  readonly filter: TaskFilter;
  readonly text: string;
  /** Where each list goes on, by {@link listKey}: absent before its first page, null when it is complete. */
  readonly cursors: Readonly<Record<string, string | null>>;
  readonly loaded: boolean;
  setFilter(filter: TaskFilter): void;
  setText(text: string): void;
  /**
   * Fetches the next page of a list, by default the present one, and resolves with it; with nothing when the list is
   * complete or the page on its way.
   */
  loadMore(limit?: number, list?: TaskList): Promise<readonly TaskView[]>;
  load(id: string): Promise<TaskView>;
  put(task: TaskView): void;
  drop(id: string): void;
}

/** The tasks of a state that match a search text. */
export type TaskList = Pick<TasksState, 'filter' | 'text'>;

export const listKey = ({ filter, text }: TaskList): string => [filter, ...searchWords(text)].join(' ');

/** Takes `task` unless a newer revision of it is already there. */
export function merged(byId: TasksState['byId'], tasks: readonly TaskView[]): TasksState['byId'] {
  const fresh = tasks.filter((task) => (byId[task.id]?.revision ?? -1) <= task.revision);
  return { ...byId, ...Object.fromEntries(fresh.map((task) => [task.id, task])) };
}

const newestFirst = (a: TaskView, b: TaskView) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id);

/** What the list shows: the filter's tasks that match every word, newest first. */
export function visibleTasks({ byId, filter, text }: Pick<TasksState, 'byId' | 'filter' | 'text'>): TaskView[] {
  const words = searchWords(text);
  return Object.values(byId)
    .filter((task) => (filter === 'all' || task.state === filter) && matchesWords(task, words))
    .sort(newestFirst);
}

export function createTasksStore(agent: AgentBridge) {
  const loading = new Set<string>();
  const store = createStore<TasksState>()((set, get) => ({
    byId: {},
    filter: 'all',
    text: '',
    cursors: {},
    loaded: false,
    setFilter: (filter) => set({ filter }),
    setText: (text) => set({ text }),
    loadMore: async (limit = 100, list = get()) => {
      const { filter, text } = list;
      const key = listKey(list);
      const cursor = get().cursors[key];
      if (cursor === null || loading.has(key)) return [];
      loading.add(key);
      try {
        const page = await agent.tasks.list({
          limit,
          ...(cursor === undefined ? {} : { cursor }),
          ...(filter === 'all' ? {} : { state: filter }),
          ...(text.trim() === '' ? {} : { text }),
        });
        set((state) => ({
          byId: merged(state.byId, page.tasks),
          cursors: { ...state.cursors, [key]: page.nextCursor },
          loaded: true,
        }));
        return page.tasks;
      } finally {
        loading.delete(key);
      }
    },
    load: async (id) => {
      const task = await agent.tasks.get({ id });
      get().put(task);
      return task;
    },
    put: (task) => set(({ byId }) => ({ byId: merged(byId, [task]) })),
    drop: (id) =>
      set(({ byId }) => ({ byId: Object.fromEntries(Object.entries(byId).filter(([other]) => other !== id)) })),
  }));
  agent.on('task.changed', (task) => store.getState().put(task));
  agent.on('task.removed', ({ id }) => store.getState().drop(id));
  return store;
}
