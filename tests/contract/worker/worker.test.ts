import { fork } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createChildLauncher } from '../../../main/worker/child-launcher';
import type { FromWorker, Job } from '../../../main/worker/protocol';
import { runJob } from '../../../main/worker/run-job';
import { taskSummarySchema } from '../../../shared/tasks';
import { builtPrograms } from '../support/programs';

const ROOT = join(import.meta.dirname, '../../..');
const programs = builtPrograms();
vi.setConfig({ testTimeout: 240_000 });
const MAX_BYTES = 200 * 1024 * 1024;
const named = (path: string) => ({ path: join(ROOT, path), name: path.split('/').at(-1) ?? path });
const chip = named('samples/datasheet.pdf');
const board = named('samples/schematic.pdf');
const limits = { timeoutMs: 200_000, memoryMegabytes: 1024 };

const run = (job: Job, options: Partial<Parameters<typeof runJob>[2]> = {}): Promise<unknown> =>
  runJob(createChildLauncher(programs.worker()), job, { signal: new AbortController().signal, ...limits, ...options });

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'worker-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const generate = (folder: string): Job => ({
  kind: 'generate',
  datasheets: [chip],
  schematic: board,
  instruction: '生成初始化代码',
  provider: 'offline',
  outDir: join(folder, 'result'),
  maxBytes: MAX_BYTES,
  cacheDir: join(folder, 'cache'),
});

describe('the worker', () => {
  test('looks at several files and tells a datasheet, a schematic and a broken file apart', async () => {
    const bad = named('tests/fixtures/pdfs/not-a-pdf.pdf');
    const looked = await run({ kind: 'inspect', files: [chip, board, bad], maxBytes: MAX_BYTES });
    expect(looked).toMatchObject([
      { guess: 'datasheet', error: null },
      { guess: 'schematic', error: null },
      { guess: null, pages: null, error: { code: 'PDF_NOT_A_PDF' } },
    ]);
  });

  test('does the whole job with progress that only rises, and finds what it read the next time', async () => {
    const folder = await aFolder();
    const news: FromWorker[] = [];
    const summary = taskSummarySchema.parse(await run(generate(folder), { onMessage: (each) => news.push(each) }));
    expect(summary.registers).toBeGreaterThan(0);
    expect(await readdir(join(folder, 'result'))).toContain('generated.c');
    const steps = new Set(news.flatMap((each) => (each.type === 'progress' ? [each.step] : [])));
    expect([...steps]).toEqual(['datasheet', 'schematic', 'code']);

    const again: FromWorker[] = [];
    expect(await run(generate(folder), { onMessage: (each) => again.push(each) })).toEqual(summary);
    const messages = again.flatMap((each) => (each.type === 'log' ? [each.message] : []));
    expect(messages).toEqual(
      expect.arrayContaining(['datasheet.pdf was read before', 'schematic.pdf was read before']),
    );
  });

  test('stops when it is cancelled, and leaves no result', async () => {
    const folder = await aFolder();
    const stop = new AbortController();
    const job = run(generate(folder), { signal: stop.signal, onMessage: () => stop.abort() });
    await expect(job).rejects.toMatchObject({ code: 'TASK_CANCELLED' });
    expect((await readdir(folder)).filter((name) => name.startsWith('result'))).toEqual([]);
  });

  test('logs neither the text of a document nor a path', async () => {
    const folder = await aFolder();
    const lines: string[] = [];
    await run(generate(folder), {
      onMessage: (each) => {
        if (each.type === 'log') lines.push(JSON.stringify(each));
      },
    });
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line.length).toBeLessThan(2000);
      expect(line).not.toContain(folder);
      expect(line).not.toContain(ROOT);
    }
  });

  test('ends by itself when whoever started it is gone', async () => {
    const child = fork(programs.worker(), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await new Promise((resolve) => child.once('message', resolve));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.disconnect();
    expect(await ended).toBe(1);
  });

  test('that cannot be started at all is a crash with a code', async () => {
    const job = runJob(createChildLauncher('/nonexistent/worker.js'), generate('/tmp'), {
      signal: new AbortController().signal,
      ...limits,
    });
    await expect(job).rejects.toMatchObject({ code: 'WORKER_CRASHED' });
  });
});
