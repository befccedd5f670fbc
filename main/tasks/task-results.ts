import { join } from 'node:path';
import { AgentError, TaskError } from '../../shared/errors';
import type { TaskResult } from '../../shared/ipc';
import { isTerminal } from '../../shared/tasks';
import { inputIndex, readResult, resultFile, zipResult } from './results';
import type { TaskStore } from './store';
import type { TaskTable } from './table';

/** What callers may read of ended tasks: results, and the documents they rest on. */
export class TaskResults {
  constructor(
    private readonly store: TaskStore,
    private readonly table: TaskTable,
  ) {}

  read = async (id: string): Promise<TaskResult> => readResult(this.#folder(id));
  file = async (id: string, name: string): Promise<string> => resultFile(this.#folder(id), name);
  zip = async (id: string): Promise<Uint8Array> => zipResult(this.#folder(id));

  /** Throws TaskError RESULT_FILE_NOT_FOUND when the task read no document with this sha256. */
  async input(id: string, sha256: string): Promise<{ name: string; path: string }> {
    const input = this.table.record(id).inputs[await inputIndex(this.#folder(id), sha256)];
    if (input !== undefined) return { name: input.name, path: join(this.store.inputs(id), input.file) };
    throw new TaskError('RESULT_FILE_NOT_FOUND', 'The task read no such document.', { data: { sha256 } });
  }

  /** Throws TASK_NOT_FINISHED, or the error that the task ended with. */
  #folder(id: string): string {
    const { state, error } = this.table.record(id);
    if (state === 'completed') return this.store.result(id);
    if (error !== null && isTerminal(state)) throw AgentError.fromRecord(error);
    throw new TaskError('TASK_NOT_FINISHED', `The task is ${state}.`, { data: { id, state } });
  }
}
