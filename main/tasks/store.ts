import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf, StoreError } from '../../shared/errors';
import { tryJson } from '../../shared/json';
import { taskIdSchema } from '../../shared/tasks';
import { allWritten, asStoreError, replaceFile, syncFolder, writeSynced } from './disk';
import { LateSync } from './late-sync';
import { type TaskRecord, taskRecordSchema } from './record';

/**
 * Records are read one by one for so long, in milliseconds, before other work gets its turn. Ten thousand small files are
 * read three times as fast without a queue and four turns of the loop for each.
 */
const SLICE_MS = 8;

/** The folder `tasks/` with one folder per task: `task.json`, `inputs/`, `log.jsonl`, `result/`. */
export class TaskStore {
  readonly #sync = new LateSync();

  constructor(private readonly root: string) {}

  folder = (id: string): string => join(this.root, id);
  inputs = (id: string): string => join(this.root, id, 'inputs');
  log = (id: string): string => join(this.root, id, 'log.jsonl');
  result = (id: string): string => join(this.root, id, 'result');

  /**
   * Puts a new task on the disk: when this resolves, neither a kill nor a power cut can take it back. Everything is
   * written and synced side by side; the record gets its name last, and until then the folder is no task. Throws
   * StoreError, or InputError from `fill`, which puts the inputs into the folder it is given.
   */
  async add(record: TaskRecord, fill: (inputs: string) => Promise<void>): Promise<void> {
    const [folder, inputs, path] = [this.folder(record.id), this.inputs(record.id), this.#record(record.id)];
    await this.#writing(async () => {
      await mkdir(inputs, { recursive: true });
      await allWritten([fill(inputs), writeSynced(`${path}.new`, textOf(record)), syncFolder(this.root)]);
      await rename(`${path}.new`, path);
      await Promise.all([syncFolder(inputs), syncFolder(folder)]);
    });
  }

  /** Writes the record of a task that is there; a kill leaves this one or the one before. Throws StoreError. */
  async save(record: TaskRecord): Promise<void> {
    const path = this.#record(record.id);
    await this.#writing(() => replaceFile(path, textOf(record)));
    this.#sync.add(path);
  }

  /** Removes everything of a task; first its record, so that a crash in between leaves no half task in use. */
  async remove(id: string): Promise<void> {
    await this.#writing(async () => {
      await rm(this.#record(id), { force: true });
      await rm(this.folder(id), { recursive: true, force: true });
    });
  }

  async removeResult(id: string): Promise<void> {
    await this.#writing(() => rm(this.result(id), { recursive: true, force: true }));
  }

  /**
   * All records. One that does not parse becomes a failed task that says so, its file kept as `task.json.damaged`; a
   * folder without a record is a submit that never got its id out, and is removed.
   */
  async load(now: number): Promise<TaskRecord[]> {
    await this.#writing(() => mkdir(this.root, { recursive: true }));
    const ids = (await readdir(this.root)).filter((name) => taskIdSchema.safeParse(name).success);
    const records: TaskRecord[] = [];
    let since = performance.now();
    for (const id of ids) {
      const record = this.#readNow(id) ?? (await this.#loadDoubtful(id, now));
      if (record !== null) records.push(record);
      if (performance.now() - since < SLICE_MS) continue;
      await new Promise((resolve) => setImmediate(resolve));
      since = performance.now();
    }
    return records;
  }

  /** Waits until the disk has what was written. */
  settle = (): Promise<void> => this.#sync.flush();

  /** Null when there is no record that can be used. */
  #readNow(id: string): TaskRecord | null {
    try {
      const { data } = taskRecordSchema.safeParse(tryJson(readFileSync(this.#record(id), 'utf8')));
      return data?.id === id ? data : null;
    } catch (error) {
      if (reasonOf(error) === 'unknown reason') throw error;
      return null;
    }
  }

  async #loadDoubtful(id: string, now: number): Promise<TaskRecord | null> {
    const path = this.#record(id);
    if (!existsSync(path)) return this.#loadWithoutRecord(id);
    const record = damagedRecord(id, now);
    // What cannot be read now, or not moved aside, may be whole: it is shown as it is, and tried again at the next start.
    if (!(await isDamaged(path))) return record;
    const kept = await rename(path, `${path}.damaged`).then(
      () => true,
      () => false,
    );
    if (kept) await this.save(record).catch(() => undefined);
    return record;
  }

  #record = (id: string): string => join(this.folder(id), 'task.json');

  async #loadWithoutRecord(id: string): Promise<null> {
    const facts = await stat(this.folder(id)).catch(() => null);
    if (facts?.isDirectory()) await rm(this.folder(id), { recursive: true, force: true }).catch(() => undefined);
    return null;
  }

  async #writing<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      throw asStoreError(error);
    }
  }
}

/** False when the file could not be read at all, as while another program holds it. */
const isDamaged = (path: string): Promise<boolean> =>
  readFile(path).then(
    () => true,
    () => false,
  );

const textOf = (record: TaskRecord): string => `${JSON.stringify(record, null, 1)}\n`;

function damagedRecord(id: string, now: number): TaskRecord {
  const time = new Date(now).toISOString();
  const error = new StoreError('STORE_RECORD_UNREADABLE', 'The record of this task is damaged and cannot be read.');
  return {
    schema: 'task/1',
    id,
    state: 'failed',
    instruction: '',
    inputs: [],
    provider: 'offline',
    priority: 0,
    order: 0,
    pinned: false,
    attempt: 0,
    blame: 0,
    createdAt: createdAtOf(id) ?? time,
    startedAt: null,
    completedAt: time,
    error: error.toRecord(),
    summary: null,
    work: null,
    reached: null,
  };
}

/** The time in the id itself. */
function createdAtOf(id: string): string | null {
  const milliseconds = Number(id.split('_')[1]);
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString() : null;
}
