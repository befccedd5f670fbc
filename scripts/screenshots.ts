import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { repeatPdf } from '../tests/e2e/documents';
import { Program, root } from '../tests/e2e/launch';
import { completed, DATASHEET, reaches, startSamples } from '../tests/e2e/steps';
import { drawBoard } from './screenshots/board';
import { drawDatasheet } from './screenshots/datasheet';
import { writeHistory } from './screenshots/history';

/** Draws docs/images from the real window: `npm run screenshots`. */
const images = join(root, 'docs', 'images');
const SIZE = { width: 1280, height: 820 };

async function draw(page: Page, name: string): Promise<void> {
  // A tooltip over what was clicked last hides the page.
  await page.mouse.move(0, 0);
  // Notes that fade and lines that blink make two runs differ.
  await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled', caret: 'hide' });
  console.log(`docs/images/${name}.png`);
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'agent-screenshots-'));
  const { longLog } = await writeHistory(dataDir, Date.now());
  const program = await Program.launch({ dataDir });
  const { app, page } = program;
  page.setDefaultTimeout(120_000);
  try {
    await app.evaluate(({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    }, SIZE);
    await page.evaluate(() => window.agent.settings.set({ theme: 'light', language: 'en' }));
    await draw(page, 'empty');

    await startSamples(page);
    await completed(page);
    await page.getByTestId('code').waitFor();
    await page.getByRole('button', { name: 'Next line with a source' }).click();
    await draw(page, 'result');
    await drawDatasheet({ app, page, draw: (name) => draw(page, name) });
    await drawBoard({ page, draw: (name) => draw(page, name) });

    await page.evaluate(async () => {
      await window.agent.tasks.pause({ paused: true });
      const { tasks } = await window.agent.tasks.list({ state: 'completed', limit: 1 });
      for (let waiting = 0; waiting < 3; waiting += 1) await window.agent.tasks.again({ id: tasks[0]?.id ?? '' });
    });
    await page.getByTestId('nav-monitor').click();
    await page.getByTestId('queue-row').nth(2).waitFor();
    await draw(page, 'monitor');

    await page.evaluate((id) => {
      window.location.hash = `#/tasks/${id}`;
    }, longLog);
    await page.getByText('100000').waitFor();
    await draw(page, 'log');
    await page.evaluate(() => window.agent.tasks.pause({ paused: false }));

    const manual = await repeatPdf(DATASHEET, 12, join(dataDir, 'manual.pdf'));
    await page.getByTestId('nav-compose').click();
    await page.getByTestId('file-input').setInputFiles([manual]);
    await page.getByTestId('instruction').fill('Bring up UART1 at 115200 baud and the two LEDs');
    await page.getByTestId('start').click();
    await reaches(page, 'processing');
    await page.waitForFunction(
      () => Number.parseFloat(document.querySelector('[data-testid="percentage"]')?.textContent ?? '0') > 15,
    );
    await draw(page, 'running');
  } finally {
    await program.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

await main();
