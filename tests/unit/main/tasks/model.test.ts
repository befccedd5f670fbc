import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, asyncProperty, constantFrom, nat, record } from 'fast-check';
import { expect, test } from 'vitest';
import { createTaskService, type TaskService } from '../../../../main/tasks';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { isTerminal, type TaskView } from '../../../../shared/tasks';
import { HeldWorkers } from './held-workers';

const DAY_MS = 25 * 3_600_000;
const ACTS = ['done', 'failed', 'crash', 'cancel', 'retry', 'again', 'remove', 'pin', 'pause', 'resume'] as const;
const UPHEAVALS = ['width', 'restart', 'kill', 'dayLater'] as const;

const steps = array(record({ act: constantFrom('submit', 'submit', 'submit', ...ACTS, ...UPHEAVALS), pick: nat(20) }), {
  minLength: 4,
  maxLength: 30,
});
type Step = { readonly act: 'submit' | (typeof ACTS)[number] | (typeof UPHEAVALS)[number]; readonly pick: number };

test('whatever happens in whatever order, no task is lost, run twice at once, or ends twice', async () => {
  await assert(
    asyncProperty(steps, async (script) => {
      const world = await World.create();
      try {
        for (const step of script) {
          await world.play(step);
          await settle();
          world.check();
        }
      } finally {
        await world.end();
      }
    }),
    { numRuns: 40 },
  );
}, 240_000);

/** The service, and what must be true of it. */
class World {
  /** Tasks that were accepted and not removed. */
  readonly #alive = new Set<string>();
  readonly #completed = new Set<string>();
  #now = Date.parse('2026-01-01T00:00:00Z');
  #uptime = 0;
  #width = 3;
  #lives = 0;
  #paused = false;
  #workers = new HeldWorkers();

  private constructor(
    private readonly folder: string,
    private service: TaskService,
  ) {}

  static async create(): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), 'model-'));
    await writeFile(join(folder, 'a.pdf'), '%PDF-1.4');
    const launcher = new HeldWorkers();
    const first = await createTaskService({ dataDir: join(folder, '0'), launcher, settings: () => DEFAULT_SETTINGS });
    const world = new World(folder, first);
    await world.#restart();
    return world;
  }

  async end(): Promise<void> {
    await this.service.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async play({ act, pick }: Step): Promise<void> {
    const id = [...this.#alive][pick % Math.max(1, this.#alive.size)];
    if (act === 'submit') this.#alive.add((await this.#submit(pick % 3)).id);
    else if (act === 'pause' || act === 'resume') {
      this.#paused = act === 'pause';
      this.service.setPaused(this.#paused);
    } else if (act === 'width') {
      this.#width = 1 + (pick % 5);
      this.service.setConcurrency(this.#width);
    } else if (act === 'restart') await this.#restart();
    else if (act === 'kill') await this.#kill();
    else if (act === 'dayLater') await this.#dayLater();
    else if (act === 'done' || act === 'failed' || act === 'crash')
      [...this.#workers.running.values()][pick % 5]?.end(act);
    else if (id !== undefined) await this.#onTask(act, id);
  }

  check(): void {
    const { tasks } = this.service.list({ limit: 200 });
    expect(new Set(tasks.map(({ id }) => id))).toEqual(this.#alive);
    expect(this.#workers.startedTwice).toEqual([]);
    for (const { id, state } of tasks) {
      if (this.#completed.has(id)) expect(state).toBe('completed');
      if (state === 'completed') this.#completed.add(id);
    }
    const stats = this.service.stats();
    expect(stats.total).toBe(this.#alive.size);
    expect(stats.pending + stats.processing + stats.completed + stats.failed + stats.cancelled).toBe(stats.total);
    const places = tasks.flatMap(({ queuePosition }) => queuePosition ?? []).sort((a, b) => a - b);
    expect(places).toEqual(places.map((_, index) => index + 1));
  }

  #submit(priority: number): Promise<TaskView> {
    const file = { path: join(this.folder, 'a.pdf'), name: 'a.pdf' };
    return this.service.submit({
      datasheets: [file],
      schematic: null,
      instruction: '',
      priority,
      provider: 'offline',
    });
  }

  async #onTask(act: 'cancel' | 'retry' | 'again' | 'remove' | 'pin', id: string): Promise<void> {
    const { state, pinned } = this.service.get(id);
    if (act === 'remove') {
      await this.service.remove(id);
      this.#alive.delete(id);
    } else if (act === 'pin') await this.service.pin(id, !pinned);
    else if (act === 'again') this.#alive.add((await this.service.again(id)).id);
    else {
      const allowed = act === 'cancel' ? !isTerminal(state) : state === 'failed' || state === 'cancelled';
      const refused = await this.service[act](id).then(
        () => false,
        () => true,
      );
      expect(refused, `${act} of a ${state} task`).toBe(!allowed);
    }
  }

  async #restart(): Promise<void> {
    await this.service.close();
    await this.#open();
  }

  /** What is on the disk at this moment is what a kill would leave; the old service writes no more where we look. */
  async #kill(): Promise<void> {
    const before = this.#dataDir();
    this.#lives += 1;
    await cp(join(before, 'tasks'), join(this.#dataDir(), 'tasks'), { recursive: true });
    await this.service.close();
    await this.#open();
  }

  /** Everything that ended, and is not pinned, is over a day old then. */
  async #dayLater(): Promise<void> {
    this.#now += DAY_MS;
    this.#uptime += DAY_MS;
    for (const { id, state, pinned } of this.service.list({ limit: 200 }).tasks) {
      if (isTerminal(state) && !pinned) this.#alive.delete(id);
    }
    await this.#restart();
  }

  #dataDir = (): string => join(this.folder, String(this.#lives));

  async #open(): Promise<void> {
    this.#workers = new HeldWorkers();
    this.service = await createTaskService({
      dataDir: this.#dataDir(),
      launcher: this.#workers,
      settings: () => ({ ...DEFAULT_SETTINGS, concurrency: this.#width }),
      now: () => this.#now,
      uptime: () => this.#uptime,
    });
    this.service.setPaused(this.#paused);
  }
}

/** Lets writes to disk and what follows them happen. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 15));
