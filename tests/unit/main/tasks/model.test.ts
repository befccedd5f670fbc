import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, asyncProperty, constantFrom, nat, record } from 'fast-check';
import { expect, test } from 'vitest';
import { createTaskService, type TaskService } from '../../../../main/tasks';
import type { WorkerExit, WorkerHandle, WorkerLauncher } from '../../../../main/worker/launcher';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { isTerminal } from '../../../../shared/tasks';

const SUMMARY = {
  device: 'D',
  mcu: null,
  registers: 0,
  registersWritten: 0,
  components: 0,
  proofLevel: 'none',
  findings: 0,
};

/** Workers in this process that end when the test says so. */
class HeldWorkers implements WorkerLauncher {
  readonly running = new Map<string, { end(how: 'done' | 'failed' | 'crash'): void }>();
  readonly startedTwice: string[] = [];

  launch(): WorkerHandle {
    let [key, tell, exit] = ['', (_: unknown): void => undefined, (_: WorkerExit): void => undefined];
    const gone = (code: number): void => {
      this.running.delete(key);
      queueMicrotask(() => exit({ code, signal: null, stderr: '' }));
    };
    const end = (how: 'done' | 'failed' | 'crash'): void => {
      if (how === 'done') tell({ type: 'done', value: SUMMARY });
      if (how === 'failed') {
        tell({ type: 'failed', error: { code: 'PDF_NO_TEXT', message: '', hint: '', retryable: false } });
      }
      gone(how === 'crash' ? 1 : 0);
    };
    return {
      pid: 1,
      post: (message) => {
        if (message.type === 'cancel') gone(0);
        if (message.type !== 'run' || message.job.kind !== 'generate') return;
        key = message.job.outDir;
        if (this.running.has(key)) this.startedTwice.push(key);
        this.running.set(key, { end });
      },
      onMessage: (listener) => {
        tell = listener;
      },
      onExit: (listener) => {
        exit = listener;
      },
      kill: () => gone(0),
    };
  }
}

const steps = array(
  record({
    act: constantFrom(
      'submit',
      'submit',
      'submit',
      'done',
      'failed',
      'crash',
      'cancel',
      'retry',
      'remove',
      'pause',
      'resume',
      'width',
      'restart',
    ),
    pick: nat(20),
  }),
  { minLength: 4, maxLength: 30 },
);

test('whatever happens in whatever order, no task is lost, run twice at once, or ends twice', async () => {
  await assert(
    asyncProperty(steps, async (script) => {
      const folder = await mkdtemp(join(tmpdir(), 'model-'));
      try {
        await play(folder, script);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);

async function play(folder: string, script: readonly { act: string; pick: number }[]): Promise<void> {
  const pdf = join(folder, 'a.pdf');
  await mkdir(folder, { recursive: true });
  await writeFile(pdf, '%PDF-1.4');
  let width = 3;
  const alive = new Set<string>();
  const completed = new Set<string>();
  const open = async () => {
    const workers = new HeldWorkers();
    const settings = () => ({ ...DEFAULT_SETTINGS, concurrency: width });
    return {
      workers,
      service: await createTaskService({ dataDir: join(folder, 'data'), launcher: workers, settings }),
    };
  };
  let { workers, service } = await open();
  try {
    for (const { act, pick } of script) {
      const id = [...alive][pick % Math.max(1, alive.size)];
      if (act === 'submit') {
        const file = { path: pdf, name: 'a.pdf' };
        alive.add(
          (
            await service.submit({
              datasheets: [file],
              schematic: null,
              instruction: '',
              priority: pick % 3,
              provider: 'offline',
            })
          ).id,
        );
      } else if (act === 'pause' || act === 'resume') service.setPaused(act === 'pause');
      else if (act === 'width') {
        width = 1 + (pick % 5);
        service.setConcurrency(width);
      } else if (act === 'restart') {
        await service.close();
        ({ workers, service } = await open());
      } else if (act === 'done' || act === 'failed' || act === 'crash')
        [...workers.running.values()][pick % 5]?.end(act);
      else if (id !== undefined) await attemptOn(service, act, id, alive);
      await settle();
      check(service, workers, alive, completed);
    }
  } finally {
    await service.close();
  }
}

async function attemptOn(service: TaskService, act: string, id: string, alive: Set<string>): Promise<void> {
  if (act === 'remove') {
    await service.remove(id);
    alive.delete(id);
    return;
  }
  const before = service.get(id).state;
  const allowed = act === 'cancel' ? !isTerminal(before) : before === 'failed' || before === 'cancelled';
  const call = act === 'cancel' ? service.cancel(id) : service.retry(id);
  const refused = await call.then(
    () => false,
    () => true,
  );
  expect(refused, `${act} of a ${before} task`).toBe(!allowed);
}

function check(service: TaskService, workers: HeldWorkers, alive: ReadonlySet<string>, completed: Set<string>): void {
  const { tasks } = service.list({ limit: 200 });
  expect(new Set(tasks.map(({ id }) => id))).toEqual(alive);
  expect(workers.startedTwice).toEqual([]);
  for (const { id, state } of tasks) {
    if (completed.has(id)) expect(state).toBe('completed');
    if (state === 'completed') completed.add(id);
  }
  const stats = service.stats();
  expect(stats.total).toBe(alive.size);
  expect(stats.pending + stats.processing + stats.completed + stats.failed + stats.cancelled).toBe(alive.size);
  const places = tasks.flatMap(({ queuePosition }) => queuePosition ?? []).sort((a, b) => a - b);
  expect(places).toEqual(places.map((_, index) => index + 1));
}

/** Lets writes to disk and what follows them happen. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 15));
