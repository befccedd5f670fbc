import { basename, join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import type { AgentBridge } from '../../shared/ipc/api';
import { root } from './launch';

declare global {
  interface Window {
    readonly agent: AgentBridge;
    /** What `watchProgress` has heard. */
    heard?: { step: string; percentage: number }[];
    /** Names of registers that were told while the task ran. */
    found?: string[];
  }
}

export const DATASHEET = join(root, 'samples', 'datasheet.pdf');
export const SCHEMATIC = join(root, 'samples', 'schematic.pdf');
export const fixture = (name: string): string => join(root, 'tests', 'fixtures', 'pdfs', name);

/** Longest run of a small task on a machine that does other things, in milliseconds. */
const TASK_LIMIT = 120_000;
/** Longest look at a few small files, in milliseconds: a process has to start for it. */
export const OPEN_LIMIT = 90_000;

/** The row of an offered file. */
export const fileRow = (page: Page, path: string) => page.getByTestId('file').filter({ hasText: basename(path) });

/** Hands files over through the hidden input: the way of a screen reader or a script. */
export async function addFiles(page: Page, ...files: string[]): Promise<void> {
  const before = await page.getByTestId('file').count();
  await page.getByTestId('file-input').setInputFiles(files);
  await expect(page.getByTestId('file')).toHaveCount(before + files.length, { timeout: OPEN_LIMIT });
}

/** Drops files on the middle of the window, as the system's file manager does. */
export async function dropFiles(page: Page, ...files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  }
}

export async function start(page: Page): Promise<void> {
  await page.getByTestId('start').click({ timeout: OPEN_LIMIT });
  await expect(page.getByTestId('task-page')).toBeVisible();
}

/** Puts the samples into a new task and starts it. */
export async function startSamples(page: Page): Promise<void> {
  await page.getByTestId('nav-compose').click();
  await page.getByTestId('samples').click();
  await expect(page.getByTestId('file')).toHaveCount(2, { timeout: OPEN_LIMIT });
  await start(page);
}

export async function reaches(page: Page, state: string): Promise<void> {
  await expect(page.getByTestId('task-page')).toHaveAttribute('data-state', state, { timeout: TASK_LIMIT });
}

export const completed = (page: Page): Promise<void> => reaches(page, 'completed');

/** Notes each progress that the window is told from now on. */
export async function watchProgress(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: { step: string; percentage: number }[] = [];
    window.heard = heard;
    window.agent.on('task.changed', ({ progress }) => {
      heard.push({ step: progress.stepName, percentage: progress.percentage });
    });
    const found: string[] = [];
    window.found = found;
    window.agent.on('task.found', ({ news }) => found.push(...news.registers.map(({ name }) => name)));
  });
}

/** Ends the worker processes as the system does when it runs out of memory. */
export async function killWorkers(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ app: electron }) => {
    const workers = electron.getAppMetrics().filter(({ name }) => name === 'worker');
    for (const { pid } of workers) process.kill(pid, 'SIGKILL');
    return workers.length;
  });
}
