import { createStore } from 'zustand/vanilla';
import type { AgentBridge } from '../../../shared/ipc/api';
import type { TaskStats, TaskView } from '../../../shared/tasks';

export interface QueueState {
  readonly stats: TaskStats | null;
  readonly paused: boolean;
  load(): Promise<void>;
}

export function createQueueStore(agent: AgentBridge) {
  const store = createStore<QueueState>()((set) => ({
    stats: null,
    paused: false,
    load: async () => set(await agent.tasks.stats({})),
  }));
  agent.on('queue.changed', ({ stats, paused }) => store.setState({ stats, paused }));
  return store;
}

/** The waiting tasks in the order in which they will run. */
export function queueOf(byId: Readonly<Record<string, TaskView>>): TaskView[] {
  return Object.values(byId)
    .filter(({ state }) => state === 'pending')
    .sort((a, b) => (a.queuePosition ?? Number.MAX_SAFE_INTEGER) - (b.queuePosition ?? Number.MAX_SAFE_INTEGER));
}

/**
 * The task that `id` must run before to end up at index `to` (0-based, after the move); null = last.
 * Undefined when nothing would change.
 */
export function moveTarget(ids: readonly string[], id: string, to: number): string | null | undefined {
  const from = ids.indexOf(id);
  if (from < 0 || from === to || to < 0 || to >= ids.length) return undefined;
  const rest = ids.filter((other) => other !== id);
  return rest[to] ?? null;
}
