import { TaskError } from '../../shared/errors';
import { nextState } from '../../shared/tasks';
import type { TaskRecord } from './record';

/** A task that alone was running at two ends of the program is taken for their cause. */
const MAX_BLAME = 2;

/**
 * The record of a task as it goes on after a restart: one that ran waits again, one that again and again ran when the
 * program ended is parked as failed, so that it cannot end it for ever. The blame for an end is shared by all tasks that
 * ran then: three that ran side by side through a power cut must not all be taken for its cause.
 *
 * @param running tasks found running, this one among them
 */
export function recovered(record: TaskRecord, running: number, now: number): TaskRecord {
  if (record.state !== 'processing') return record;
  const blame = record.blame + 1 / Math.max(1, running);
  // Thirds do not add up to a whole in binary.
  const event = blame >= MAX_BLAME - 1e-6 ? 'park' : 'interrupt';
  const state = nextState(record.state, event) ?? record.state;
  if (event === 'interrupt') return { ...record, state, blame };
  const error = new TaskError('WORKER_CRASHED', 'The program ended again and again while this task ran.');
  return { ...record, state, blame, error: error.toRecord(), completedAt: new Date(now).toISOString() };
}
