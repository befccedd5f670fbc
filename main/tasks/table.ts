import { TaskError } from '../../shared/errors';
import { isTerminal, type Progress, type TaskState, type TaskStats, type TaskView } from '../../shared/tasks';
import { expectedEnds, learn, type Past, secondsOf } from './outlook';
import { type TaskRecord, type TaskWork, viewOf } from './record';

interface Row {
  record: TaskRecord;
  progress: Progress | undefined;
  /** What the running attempt was found to have to do. */
  work: TaskWork | null;
  revision: number;
}

/** What the table asks the service: how many tasks may run at once (0 while paused), and milliseconds since 1970. */
interface Surroundings {
  readonly slots: () => number;
  readonly now: () => number;
}

/** Completed tasks that make the average and the estimates. */
const REMEMBERED = 200;
/** Waiting tasks that get an expected end. */
const FORESEEN = 50;

/** All tasks in memory: the view of what is on disk, with progress and queue positions beside it. */
export class TaskTable {
  readonly #rows = new Map<string, Row>();
  /** Those that wait or run: few, whatever the history holds. */
  readonly #active = new Map<string, Row>();
  readonly #counts: Record<TaskState, number> = { pending: 0, processing: 0, completed: 0, failed: 0, cancelled: 0 };
  /** Tasks completed last, the latest last. */
  readonly #completed: TaskRecord[] = [];
  /** What those teach; null after a change. */
  #past: Past | null = null;
  /** Ids, newest first; null after a change of their set. */
  #sorted: readonly string[] | null = null;
  /** Waiting tasks, the next to run first; null after a change. */
  #waiting: readonly TaskRecord[] | null = null;
  #positions: ReadonlyMap<string, number> | null = null;
  /** Milliseconds since 1970 by id; null after a change. */
  #expected: ReadonlyMap<string, number> | null = null;

  constructor(private readonly surroundings: Surroundings) {}

  /** Throws TaskError TASK_NOT_FOUND. */
  record(id: string): TaskRecord {
    return this.#row(id).record;
  }

  has = (id: string): boolean => this.#rows.has(id);
  records = (): TaskRecord[] => [...this.#rows.values()].map(({ record }) => record);

  put(record: TaskRecord): void {
    const row = this.#rows.get(record.id);
    this.#forgetPlaces(record.state, row?.record.state);
    if (record.state === 'completed' && row?.record.state !== 'completed') this.#remember(record);
    this.#expected = null;
    if (row === undefined) {
      this.#rows.set(record.id, { record, progress: undefined, work: null, revision: 1 });
      this.#sorted = null;
    } else {
      const before = row.record.state;
      this.#counts[before] -= 1;
      if (record.state !== before) [row.progress, row.work] = [undefined, null];
      row.record = record;
      row.revision += 1;
    }
    this.#counts[record.state] += 1;
    if (isTerminal(record.state)) this.#active.delete(record.id);
    else this.#active.set(record.id, this.#row(record.id));
  }

  remove(id: string): void {
    const row = this.#rows.get(id);
    if (row === undefined) return;
    this.#forgetPlaces(row.record.state);
    this.#counts[row.record.state] -= 1;
    this.#rows.delete(id);
    this.#active.delete(id);
    this.#sorted = null;
    this.#expected = null;
  }

  setProgress(id: string, progress: Progress): void {
    const row = this.#row(id);
    row.progress = progress;
    row.revision += 1;
  }

  /** What the running attempt has to do, as far as it is known. */
  setWork(id: string, work: TaskWork): void {
    this.#row(id).work = work;
    this.#expected = null;
  }

  /** The queue was paused, or its width changed. */
  forgetForecast(): void {
    this.#expected = null;
  }

  /** Counts as a change of the view: the queue moved. */
  touch(id: string): void {
    this.#row(id).revision += 1;
  }

  view(id: string): TaskView {
    const { record, progress, revision } = this.#row(id);
    const [queuePosition, expectedEnd] = [this.#positionOf(record), this.#expectedEndOf(record)];
    return viewOf(record, { progress, revision, queuePosition, expectedEnd });
  }

  /** Waiting tasks, the next to run first. */
  waiting(): readonly TaskRecord[] {
    this.#waiting ??= [...this.#active.values()]
      .map(({ record }) => record)
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
    const seconds = this.#completed.flatMap((record) => secondsOf(record) ?? []);
    const sum = seconds.reduce((total, each) => total + each, 0);
    return {
      total: this.#rows.size,
      pending,
      processing,
      completed,
      failed,
      cancelled,
      queueLength: pending,
      currentProcessing: processing,
      averageProcessingTimeS: seconds.length === 0 ? null : Math.round((sum / seconds.length) * 1000) / 1000,
    };
  }

  #remember(record: TaskRecord): void {
    this.#completed.push(record);
    if (this.#completed.length > REMEMBERED) this.#completed.shift();
    this.#past = null;
  }

  #expectedEndOf({ id, state }: TaskRecord): number | null {
    if (state !== 'pending' && state !== 'processing') return null;
    this.#past ??= learn(this.#completed);
    this.#expected ??= expectedEnds({
      running: [...this.#active.values()].filter((row) => row.record.state === 'processing'),
      waiting: this.waiting().slice(0, FORESEEN),
      past: this.#past,
      slots: this.surroundings.slots(),
      now: this.surroundings.now(),
    });
    return this.#expected.get(id) ?? null;
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
