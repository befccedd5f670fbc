import type { EventName, EventPayload } from '../../shared/ipc';
import type { LogEntry, TaskState, TaskStats, TaskView } from '../../shared/tasks';
import type { TaskService } from '../tasks/service';
import { Throttle } from './throttle';

export type Broadcast = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

/** Milliseconds between two news about the same thing. */
const INTERVAL_MS = 100;

/**
 * Passes news of the tasks on to the window: a change of state at once, progress and log lines at most ten times a
 * second per task. Returns the function that ends it.
 */
export function forwardEvents(tasks: Pick<TaskService, 'on'>, broadcast: Broadcast): () => void {
  const states = new Map<string, TaskState>();
  const changes = new Throttle<string, TaskView>(INTERVAL_MS, (_, task) => broadcast('task.changed', task));
  const logs = new Throttle<string, readonly LogEntry[]>(
    INTERVAL_MS,
    (id, entries) => broadcast('task.logged', { id, entries: [...entries] }),
    (earlier, later) => [...earlier, ...later],
  );
  const queue = new Throttle<'queue', { stats: TaskStats; paused: boolean }>(INTERVAL_MS, (_, news) =>
    broadcast('queue.changed', news),
  );
  const ends = [
    tasks.on('changed', (task) => {
      if (states.get(task.id) !== task.state) {
        states.set(task.id, task.state);
        changes.forget(task.id);
      }
      changes.push(task.id, task);
    }),
    tasks.on('removed', (id) => {
      states.delete(id);
      changes.forget(id);
      logs.forget(id);
      broadcast('task.removed', { id });
    }),
    tasks.on('logged', (id, entries) => logs.push(id, entries)),
    // Few and small already as they come from the worker; merged, they would need their places worked out anew.
    tasks.on('found', (id, news) => broadcast('task.found', { id, news })),
    tasks.on('queue', (stats, paused) => queue.push('queue', { stats, paused })),
  ];
  return () => {
    for (const end of ends) end();
    for (const throttle of [changes, logs, queue]) throttle.clear();
  };
}
