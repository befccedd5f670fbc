import { type AgentError, TaskError } from '../../shared/errors';
import { nextState, type TaskEvent, type TaskState, type TaskView } from '../../shared/tasks';
import type { TaskEmitter } from './emitter';
import type { TaskRecord, TaskWork } from './record';
import type { TaskStore } from './store';
import type { TaskTable } from './table';

interface LedgerParts {
  readonly store: TaskStore;
  readonly table: TaskTable;
  readonly events: TaskEmitter;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds on a clock that cannot jump. */
  readonly uptime: () => number;
}

interface Outcome {
  readonly error?: AgentError;
  readonly summary?: TaskRecord['summary'];
  readonly work?: TaskWork | null;
}

/**
 * The only place where the record of a task changes: one change of a task at a time, each on what the one before left,
 * first on disk, then in memory, then told. Without turns a pin set while a task starts would write it back to waiting.
 */
export class Ledger {
  /** Uptime at which tasks finished during this run; see `expired`. */
  readonly finished = new Map<string, number>();
  /** The last change of each task that is on its way. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(private readonly parts: LedgerParts) {}

  /**
   * Applies `edit` to the record as it is when its turn comes. Throws StoreError, with nothing changed, TaskError
   * TASK_NOT_FOUND, and what `edit` throws.
   */
  change(id: string, edit: (record: TaskRecord) => TaskRecord): Promise<TaskView> {
    return this.#inTurn(id, async () => {
      const record = edit(this.parts.table.record(id));
      await this.parts.store.save(record);
      this.parts.table.put(record);
      return this.tell(id);
    });
  }

  /**
   * Brings a task into a terminal state. Kept in memory even when the disk refuses it: the user must see how the task
   * ended. Throws TaskError TASK_NOT_FOUND, TASK_STATE_CONFLICT.
   */
  end(id: string, event: TaskEvent, { error, summary = null, work = null }: Outcome): Promise<TaskView> {
    return this.#inTurn(id, async () => {
      const record = this.parts.table.record(id);
      const ended: TaskRecord = {
        ...record,
        state: stateAfter(record, event),
        completedAt: new Date(this.parts.now()).toISOString(),
        error: error?.toRecord() ?? null,
        summary,
        work,
        reached: this.parts.table.view(id).progress,
        blame: 0,
      };
      this.finished.set(id, this.parts.uptime());
      await this.parts.store.save(ended).catch(() => undefined);
      this.parts.table.put(ended);
      return this.tell(id);
    });
  }

  /** Takes a task away. Throws StoreError, with nothing changed. */
  remove(id: string): Promise<void> {
    return this.#inTurn(id, async () => {
      await this.parts.store.remove(id);
      this.parts.table.remove(id);
      this.finished.delete(id);
      this.parts.events.emit('removed', id);
    });
  }

  /** Tells everybody how a task stands. */
  tell(id: string): TaskView {
    const view = this.parts.table.view(id);
    this.parts.events.emit('changed', view);
    return view;
  }

  async #inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(id) ?? Promise.resolve();
    // A change that failed was told to whoever asked for it; the next one starts from what holds.
    const turn = before.then(work, work);
    this.#turns.set(id, turn);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(id) === turn) this.#turns.delete(id);
    }
  }
}

/** The state after `event`. Throws TaskError TASK_STATE_CONFLICT. */
export function stateAfter(record: TaskRecord, event: TaskEvent): TaskState {
  const state = nextState(record.state, event);
  if (state !== null) return state;
  throw conflict(record, event);
}

export const conflict = ({ id, state }: TaskRecord, event: TaskEvent): TaskError =>
  new TaskError('TASK_STATE_CONFLICT', `A task that is ${state} cannot ${event}.`, { data: { id, state } });
