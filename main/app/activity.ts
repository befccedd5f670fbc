import type { TaskState, TaskView } from '../../shared/tasks';
import type { TaskService } from '../tasks/service';

/** What the desktop shows of the tasks. */
export interface Activity {
  /** Tasks that run now, in the order they were first seen. */
  readonly running: readonly TaskView[];
  /** Mean progress of the running ones, 0..1; null when none runs. */
  readonly progress: number | null;
}

export interface ActivityListener {
  changed(activity: Activity): void;
  /** A task that this run of the program saw running has completed or failed. */
  ended(task: TaskView): void;
}

const ended: ReadonlySet<TaskState> = new Set(['completed', 'failed']);

/** Follows the tasks for taskbar, tray and notifications. Returns the function that ends it. */
export function followActivity(tasks: Pick<TaskService, 'on'>, listener: ActivityListener): () => void {
  const running = new Map<string, TaskView>();
  const tell = () =>
    listener.changed({ running: [...running.values()], progress: meanProgress([...running.values()]) });
  const ends = [
    tasks.on('changed', (task) => {
      if (task.state === 'processing') {
        running.set(task.id, task);
        tell();
      } else if (running.delete(task.id)) {
        tell();
        if (ended.has(task.state)) listener.ended(task);
      }
    }),
    tasks.on('removed', (id) => {
      if (running.delete(id)) tell();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

function meanProgress(tasks: readonly TaskView[]): number | null {
  if (tasks.length === 0) return null;
  return tasks.reduce((sum, { progress }) => sum + progress.percentage, 0) / tasks.length / 100;
}
