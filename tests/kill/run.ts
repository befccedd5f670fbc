/**
 * Kills the headless service again and again, at any moment, with tasks waiting, running and being handed in, and then
 * looks at what is left. Needs the build. Run: npm run test:kill -- --rounds 50
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AgentClient } from '../../clients/js/agent-client.mjs';
import { startService } from './service';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } });
const ROUNDS = Number(values.rounds);
const TASKS_PER_ROUND = 20;
/** Longest time between the first accepted task and the kill. */
const LONGEST_LIFE_MS = 1500;

const dataDir = await mkdtemp(join(tmpdir(), 'kill-'));
const accepted = new Set<string>();
const PDF = new Blob(['%PDF-1.4 made for the kill test']);

/** Hands tasks in until the service dies; what was answered with an id counts as accepted. */
async function submitUntilDead(url: string, onFirst: () => void): Promise<void> {
  const client = new AgentClient({ baseUrl: url });
  for (let count = 0; count < TASKS_PER_ROUND; count += 1) {
    const task = await client
      .submit({
        datasheets: [{ name: 'chip.pdf', data: PDF }],
        instruction: `slow ${20 + Math.floor(Math.random() * 200)}`,
      })
      .catch(() => null);
    if (task === null) return onFirst();
    accepted.add(task.task_id);
    onFirst();
  }
}

async function round(): Promise<void> {
  const service = await startService(dataDir);
  const life = Math.random() * LONGEST_LIFE_MS;
  let submitting: Promise<void> = Promise.resolve();
  await new Promise<void>((resolve) => {
    submitting = submitUntilDead(service.url, resolve);
  });
  await new Promise((resolve) => setTimeout(resolve, life));
  await service.killTree();
  await submitting;
}

interface Listed {
  readonly task_id: string;
  readonly status: string;
  readonly error?: { readonly code: string };
}

async function allTasks(client: AgentClient): Promise<Listed[]> {
  const tasks: Listed[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.list({ limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    tasks.push(...page.tasks);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return tasks;
}

/** Lets the last service finish everything and counts what is wrong. */
async function verdict() {
  const service = await startService(dataDir);
  const client = new AgentClient({ baseUrl: service.url });
  for (;;) {
    const { stats } = await client.list({ limit: 1 });
    if (stats.pending + stats.processing === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const tasks = await allTasks(client);
  const known = new Map(tasks.map((task) => [task.task_id, task]));
  let [duplicated, badResults] = [0, 0];
  for (const { task_id: id, status } of tasks) {
    const log = await readFile(join(dataDir, 'tasks', id, 'log.jsonl'), 'utf8').catch(() => '');
    if (log.split('"message":"Completed"').length > 2) duplicated += 1;
    if (status === 'completed' && !(await client.result(id).then(Boolean, () => false))) badResults += 1;
  }
  await service.killTree();
  return {
    rounds: ROUNDS,
    tasks: accepted.size,
    lost: [...accepted].filter((id) => !known.has(id)).length,
    duplicated,
    unreadable: badResults + tasks.filter(({ error }) => error?.code === 'STORE_RECORD_UNREADABLE').length,
    orphans: service.orphans(),
    parked: tasks.filter(({ error }) => error?.code === 'WORKER_CRASHED').length,
    completed: tasks.filter(({ status }) => status === 'completed').length,
  };
}

for (let done = 1; done <= ROUNDS; done += 1) {
  await round();
  process.stderr.write(`\rround ${done} of ${ROUNDS}, ${accepted.size} tasks accepted`);
}
process.stderr.write('\n');
const result = await verdict();
for (const [name, value] of Object.entries(result)) process.stdout.write(`${name.padEnd(12)} ${value}\n`);
await rm(dataDir, { recursive: true, force: true });
process.exitCode = result.lost + result.duplicated + result.unreadable + result.orphans === 0 ? 0 : 1;
