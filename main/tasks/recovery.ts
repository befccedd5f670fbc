import { TaskError } from '../../shared/errors';
import { nextState } from '../../shared/tasks';
import type { TaskRecord } from './record';

/** A task found running at start-up this many times in a row is taken for what ended the program. */
const MAX_INTERRUPTIONS = 2;

/**
 * The record of a task as it goes on after a restart: one that ran waits again; one that was running at every one of the
 * last ends of the program is parked as failed, so that it cannot end it for ever. Others stay as they are.
 */
export function recovered(record: TaskRecord, now: number): TaskRecord {
  if (record.state !== 'processing') return record;
  const interruptions = record.interruptions + 1;
  const event = interruptions >= MAX_INTERRUPTIONS ? 'park' : 'interrupt';
  const state = nextState(record.state, event) ?? record.state;
  if (event === 'interrupt') return { ...record, state, interruptions };
  const error = new TaskError('WORKER_CRASHED', `The program ended ${interruptions} times while this task ran.`, {
    data: { interruptions },
  });
  return { ...record, state, interruptions, error: error.toRecord(), completedAt: new Date(now).toISOString() };
}
