import type { TaskRecord } from '../../../../main/tasks/record';

/** A record with the given differences. */
export const aRecord = (changes: Partial<TaskRecord> = {}): TaskRecord => ({
  schema: 'task/1',
  id: 'task_1705312845123_abc123',
  state: 'pending',
  instruction: 'x',
  inputs: [{ role: 'datasheet', name: 'chip.pdf', bytes: 10, file: '0.pdf' }],
  provider: 'offline',
  priority: 0,
  order: 1,
  pinned: false,
  attempt: 0,
  blame: 0,
  createdAt: '2024-01-15T09:34:05.123Z',
  startedAt: null,
  completedAt: null,
  error: null,
  summary: null,
  work: null,
  reached: null,
  ...changes,
});
