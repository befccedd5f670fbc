import { rm } from 'node:fs/promises';
import type { TaskService } from '../../main/tasks';
import { aHistory, HISTORY, openBench } from './history';
import { machineFigures } from './machine';
import { type Figure, percentile, timed } from './table';

const SUBMITS = 300;
const READS = 2000;

/** The task service with 10,000 tasks in its history and three running. */
export async function benchTasks(): Promise<Figure[]> {
  const { folder, files } = await aHistory();
  const [datasheet = '', schematic = ''] = files;
  const raw = await machineFigures(folder, datasheet);
  const began = performance.now();
  const service = await openBench(folder);
  const start = performance.now() - began;
  const submit = (instruction: string) =>
    service.submit({
      datasheets: [{ path: datasheet, name: 'a.pdf' }],
      schematic: { path: schematic, name: 'b.pdf' },
      instruction,
      priority: 0,
      provider: 'offline',
    });
  for (let running = 0; running < 3; running += 1) await submit('hang');
  await allRunning(service, 3);
  // Before the submits: the disk is busy for a while with the gigabytes that those leave.
  const { reads, pages, changes } = await readings(service);
  const submits: number[] = [];
  for (let n = 0; n < SUBMITS; n += 1) submits.push(await timed(() => submit('ok')));
  await service.close();
  await rm(folder, { recursive: true, force: true });
  const beside = `copy of 5 MB ${raw.copy.toFixed(1)} ms, fsync ${raw.fsync.toFixed(1)} ms`;
  return [
    { what: `start with ${HISTORY} tasks`, value: start, unit: 'ms', goal: 1500 },
    { what: 'submit, two 5 MB files, p99', value: percentile(submits, 0.99), unit: 'ms', goal: 50, beside },
    { what: 'submit, median', value: percentile(submits, 0.5), unit: 'ms' },
    { what: 'status, p99', value: percentile(reads, 0.99), unit: 'ms', goal: 5 },
    { what: 'page of 50, p99', value: percentile(pages, 0.99), unit: 'ms', goal: 20 },
    {
      what: 'change of a state written, p99',
      value: percentile(changes, 0.99),
      unit: 'ms',
      goal: 5,
      beside: `fsync ${raw.fsync.toFixed(1)} ms`,
    },
    { what: 'one entry through an empty p-queue', value: raw.queue, unit: 'ms' },
  ];
}

/** Resolves when so many tasks have told progress: their processes are up. */
async function allRunning(service: TaskService, count: number): Promise<void> {
  const up = () =>
    service.list({ limit: count, state: 'processing' }).tasks.filter((task) => task.progress.percentage > 0);
  while (up().length < count) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function readings(service: TaskService) {
  const ids = service.list({ limit: 200 }).tasks.map(({ id }) => id);
  const [reads, pages, changes]: [number[], number[], number[]] = [[], [], []];
  for (let n = 0; n < READS; n += 1) reads.push(await timed(() => service.get(ids[n % ids.length] ?? '')));
  for (let n = 0; n < 50; n += 1) pages.push(await timed(() => service.list({ limit: 50 })));
  for (let n = 0; n < SUBMITS; n += 1) changes.push(await timed(() => service.pin(ids.at(-1) ?? '', n % 2 === 0)));
  return { reads, pages, changes };
}
