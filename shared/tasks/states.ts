import { z } from 'zod';

export const taskStateSchema = z.enum(['pending', 'processing', 'completed', 'failed', 'cancelled']);
export type TaskState = z.infer<typeof taskStateSchema>;

/**
 * What can happen to a task. `interrupt` is a restart of the program that finds the task processing; `park` is the
 * same once too often, so that a task that takes the program down cannot loop.
 */
export type TaskEvent = 'start' | 'complete' | 'fail' | 'cancel' | 'retry' | 'interrupt' | 'park';

const TRANSITIONS: Readonly<Record<TaskState, Partial<Record<TaskEvent, TaskState>>>> = {
  pending: { start: 'processing', cancel: 'cancelled', fail: 'failed' },
  processing: {
    complete: 'completed',
    fail: 'failed',
    cancel: 'cancelled',
    interrupt: 'pending',
    park: 'failed',
    retry: 'pending',
  },
  completed: {},
  failed: { retry: 'pending' },
  cancelled: { retry: 'pending' },
};

/** The state after `event`, or null when the event does not apply in `state`. The only place that decides this. */
export function nextState(state: TaskState, event: TaskEvent): TaskState | null {
  return TRANSITIONS[state][event] ?? null;
}

export const isTerminal = (state: TaskState): boolean =>
  state === 'completed' || state === 'failed' || state === 'cancelled';
