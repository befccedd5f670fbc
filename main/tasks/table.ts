import { TaskError } from '../../shared/errors';
import type { Progress, TaskState, TaskStats, TaskView } from '../../shared/tasks';
import { type TaskRecord, viewOf } from './record';

interface Row {
  record: TaskRecord;
  progress: Progress | undefined;
  revision: number;
}

/** Completed tasks whose durations make the average. */
const AVERAGED = 200;

/** All tasks in memory: the view of what is on disk, with progress and queue positions beside it. */
export class TaskTable {
  readonly #rows = new Map<string, Row>();
  readonly #counts: Record<TaskState, number> = { pending: 0, processing: 0, completed: 0, failed: 0, cancelled: 0 };
  readonly #durations: number[] = [];
  /** Ids, newest first; null after a change of their set. */
  #sorted: readonly string[] | null = null;
  /** Waiting tasks, the next to run first; null after a change. */
  #waiting: readonly TaskRecord[] | null = null;
  #positions: ReadonlyMap<string, number> | null = null;

  /** Throws TaskError TASK_NOT_FOUND. */
  record(id: string): TaskRecord {
    return this.#row(id).record;
  }

  has = (id: string): boolean => this.#rows.has(id);
  records = (): TaskRecord[] => [...this.#rows.values()].map(({ record }) => record);

  put(record: TaskRecord): void {
    const row = this.#rows.get(record.id);
    this.#forgetPlaces(record.state, row?.record.state);
    if (record.state === 'completed' && row?.record.state !== 'completed') this.#addDuration(record);
    if (row === undefined) {
      this.#rows.set(record.id, { record, progress: undefined, revision: 1 });
      this.#sorted = null;
    } else {
      const before = row.record.state;
      this.#counts[before] -= 1;
      if (record.state !== before && record.state !== 'completed') row.progress = undefined;
      row.record = record;
      row.revision += 1;
    }
    this.#counts[record.state] += 1;
  }

  remove(id: string): void {
    const row = this.#rows.get(id);
    if (row === undefined) return;
    this.#forgetPlaces(row.record.state);
    this.#counts[row.record.state] -= 1;
    this.#rows.delete(id);
    this.#sorted = null;
  }

  setProgress(id: string, progress: Progress): void {
    const row = this.#row(id);
    row.progress = progress;
    row.revision += 1;
  }

  /** Counts as a change of the view: the queue moved. */
  touch(id: string): void {
    this.#row(id).revision += 1;
  }

  view(id: string): TaskView {
    const { record, progress, revision } = this.#row(id);
    return viewOf(record, { progress, revision, queuePosition: this.#positionOf(record) });
  }

  /** Waiting tasks, the next to run first. */
  waiting(): readonly TaskRecord[] {
    this.#waiting ??= this.records()
      .filter(({ state }) => state === 'pending')
      .sort(runsBefore);
    return this.#waiting;
  }

  /** Ids, newest first. */
  ids(): readonly string[] {
    this.#sorted ??= [...this.#rows.values()]
      .map(({ record }) => record)
      .sort((a, b) => (a.createdAt === b.createdAt ? compare(b.id, a.id) : compare(b.createdAt, a.createdAt)))
      .map(({ id }) => id);
    return this.#sorted;
  }

  stats(): TaskStats {
    const { pending, processing, completed, failed, cancelled } = this.#counts;
    const sum = this.#durations.reduce((total, each) => total + each, 0);
    return {
      total: this.#rows.size,
      pending,
      processing,
      completed,
      failed,
      cancelled,
      queueLength: pending,
      currentProcessing: processing,
      averageProcessingTimeS:
        this.#durations.length === 0 ? null : Math.round((sum / this.#durations.length) * 1000) / 1000,
    };
  }

  #addDuration({ startedAt, completedAt }: TaskRecord): void {
    if (startedAt === null || completedAt === null) return;
    this.#durations.push(Math.max(0, Date.parse(completedAt) - Date.parse(startedAt)) / 1000);
    if (this.#durations.length > AVERAGED) this.#durations.shift();
  }

  #positionOf({ id, state }: TaskRecord): number | null {
    if (state !== 'pending') return null;
    this.#positions ??= new Map(this.waiting().map((record, index) => [record.id, index + 1]));
    return this.#positions.get(id) ?? null;
  }

  /** Only what waits, or did, has to do with places in the queue. */
  #forgetPlaces(...states: (TaskState | undefined)[]): void {
    if (!states.includes('pending')) return;
    this.#waiting = null;
    this.#positions = null;
  }

  #row(id: string): Row {
    const row = this.#rows.get(id);
    if (row === undefined) throw new TaskError('TASK_NOT_FOUND', `There is no task ${id}.`, { data: { id } });
    return row;
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Order in which waiting tasks run: priority, then their place. */
export function runsBefore(a: TaskRecord, b: TaskRecord): number {
  return b.priority - a.priority || a.order - b.order || compare(a.id, b.id);
}
