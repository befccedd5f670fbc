import { createStore } from 'zustand/vanilla';
import type { AgentBridge } from '../../../shared/ipc/api';
import type { TaskState, TaskView } from '../../../shared/tasks';

export type TaskFilter = TaskState | 'all';

export interface TasksState {
  readonly byId: Readonly<Record<string, TaskView>>;
  readonly filter: TaskFilter;
  readonly text: string;
  /** Where each list goes on: absent before its first page, null when it is complete. */
  readonly cursors: Readonly<Partial<Record<TaskFilter, string | null>>>;
  readonly loaded: boolean;
  setFilter(filter: TaskFilter): void;
  setText(text: string): void;
  /** Fetches the next page of a list, by default the present one; does nothing when it is complete or on its way. */
  loadMore(limit?: number, list?: TaskFilter): Promise<void>;
  load(id: string): Promise<TaskView>;
  put(task: TaskView): void;
  drop(id: string): void;
}

/** Takes `task` unless a newer revision of it is already there. */
export function merged(byId: TasksState['byId'], tasks: readonly TaskView[]): TasksState['byId'] {
  const fresh = tasks.filter((task) => (byId[task.id]?.revision ?? -1) <= task.revision);
  return { ...byId, ...Object.fromEntries(fresh.map((task) => [task.id, task])) };
}

const newestFirst = (a: TaskView, b: TaskView) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id);

/** The words of a task that its search looks at. */
const searchText = (task: TaskView) =>
  [task.summary?.device ?? '', task.instruction, task.id, ...task.inputs.map(({ name }) => name)]
    .join('\n')
    .toLowerCase();

/** What the list shows: the filter's tasks that match every word, newest first. */
export function visibleTasks({ byId, filter, text }: Pick<TasksState, 'byId' | 'filter' | 'text'>): TaskView[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return Object.values(byId)
    .filter((task) => filter === 'all' || task.state === filter)
    .filter((task) => words.length === 0 || words.every((word) => searchText(task).includes(word)))
    .sort(newestFirst);
}

export function createTasksStore(agent: AgentBridge) {
  const loading = new Set<TaskFilter>();
  const store = createStore<TasksState>()((set, get) => ({
    byId: {},
    filter: 'all',
    text: '',
    cursors: {},
    loaded: false,
    setFilter: (filter) => set({ filter }),
    setText: (text) => set({ text }),
    loadMore: async (limit = 100, filter = get().filter) => {
      const { cursors } = get();
      const cursor = cursors[filter];
      if (cursor === null || loading.has(filter)) return;
      loading.add(filter);
      try {
        const page = await agent.tasks.list({
          limit,
          ...(cursor === undefined ? {} : { cursor }),
          ...(filter === 'all' ? {} : { state: filter }),
        });
        set((state) => ({
          byId: merged(state.byId, page.tasks),
          cursors: { ...state.cursors, [filter]: page.nextCursor },
          loaded: true,
        }));
      } finally {
        loading.delete(filter);
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
