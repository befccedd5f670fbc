import { isTerminal, type TaskView } from '../../shared/tasks';
import type { TaskService } from '../tasks/service';

export type WaitOutcome = 'ended' | 'timeout' | 'gone';

/**
 * Resolves 'ended' when the task has reached a terminal state or was deleted, 'timeout' after `limitMs` (null = no
 * limit), 'gone' when `signal` aborts because the caller hung up.
 */
export function waitForEnd(
  service: TaskService,
  task: TaskView,
  limitMs: number | null,
  signal: AbortSignal,
): Promise<WaitOutcome> {
  return new Promise((resolve) => {
    const stops: (() => void)[] = [];
    const finish = (outcome: WaitOutcome): void => {
      for (const stop of stops) stop();
      resolve(outcome);
    };
    stops.push(
      service.on('changed', (changed) => {
        if (changed.id === task.id && isTerminal(changed.state)) finish('ended');
      }),
      service.on('removed', (id) => {
        if (id === task.id) finish('ended');
      }),
    );
    const onAbort = (): void => finish('gone');
    signal.addEventListener('abort', onAbort, { once: true });
    stops.push(() => signal.removeEventListener('abort', onAbort));
    if (limitMs !== null) {
      const timer = setTimeout(() => finish('timeout'), limitMs);
      stops.push(() => clearTimeout(timer));
    }
    if (signal.aborted) finish('gone');
    else if (isTerminal(service.get(task.id).state)) finish('ended');
  });
}
