import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './launch';
import {
  addFiles,
  completed,
  DATASHEET,
  dropFiles,
  fileRow,
  OPEN_LIMIT,
  SCHEMATIC,
  start,
  startSamples,
  watchProgress,
} from './steps';

test('the empty window says what to do', async ({ launch }) => {
  const { page, app } = await launch();
  const title = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  await page.evaluate(() => Object.assign(document, { title: '40 % — manual.pdf' }));
  await expect.poll(title).toBe('40 % — manual.pdf');
  await expect(page.getByTestId('drop-card')).toContainText('Drop one or two PDFs');
  await expect(page.getByTestId('start')).toBeDisabled();
  await expect(page.getByTestId('start-why')).toHaveText('Add a datasheet to start.');
  await page.getByTestId('nav-tasks').click();
  await expect(page.getByTestId('empty')).toBeVisible();
});

test('two PDFs become code, with progress on the way, and are still there after a restart', async ({ launch }) => {
  const program = await launch();
  const { page } = program;
  await addFiles(page, SCHEMATIC, DATASHEET);
  await expect(fileRow(page, DATASHEET)).toHaveAttribute('data-role', 'datasheet');
  await expect(fileRow(page, SCHEMATIC)).toHaveAttribute('data-role', 'schematic');
  await page.getByTestId('swap').click();
  await expect(fileRow(page, DATASHEET)).toHaveAttribute('data-role', 'schematic');
  await page.getByTestId('swap').click();
  await expect(fileRow(page, DATASHEET)).toHaveAttribute('data-role', 'datasheet');
  await page.getByTestId('instruction').fill('生成初始化代码');
  await watchProgress(page);
  await start(page);
  await completed(page);

  const heard = await page.evaluate(() => window.heard ?? []);
  const percentages = heard.map(({ percentage }) => percentage);
  expect(percentages).toEqual([...percentages].sort((a, b) => a - b));
  expect(percentages.at(-1)).toBe(100);
  expect(new Set(heard.map(({ step }) => step).filter(Boolean)).size).toBeGreaterThan(1);
  expect((await page.evaluate(() => window.found ?? [])).length).toBeGreaterThan(0);
  await expect(page.getByTestId('code')).toContainText('init_clocks');

  const next = await program.restart();
  await next.page.getByTestId('nav-tasks').click();
  await expect(next.page.getByTestId('task-row')).toHaveCount(1);
  await expect(next.page.getByTestId('task-row')).toContainText('生成初始化代码');
  await next.page.getByTestId('task-row').click();
  await expect(next.page.getByTestId('code')).toContainText('init_clocks');
  await next.close();
});

test('files dropped from the file manager open the form with their roles', async ({ launch }) => {
  const { page } = await launch();
  await page.getByTestId('nav-settings').click();
  await dropFiles(page, DATASHEET, SCHEMATIC);
  await expect(page.getByTestId('file')).toHaveCount(2, { timeout: OPEN_LIMIT });
  await expect(fileRow(page, DATASHEET)).toHaveAttribute('data-role', 'datasheet');
  await expect(page.getByTestId('start')).toBeEnabled();
});

test('the code is saved and copied as it is shown', async ({ launch, dataDir }) => {
  const { app, page } = await launch();
  await startSamples(page);
  await completed(page);
  const target = join(dataDir, 'saved.c');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, target);
  await expect(page.getByTestId('open-file')).toHaveText(/\.[ch]$/);
  await page.getByTestId('save-file').click();
  await expect.poll(() => readFile(target, 'utf8').catch(() => '')).toContain('board_init');
  await page.getByTestId('copy').click();
  await expect
    .poll(async () => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe(await readFile(target, 'utf8'));
});

test('a line of code leads to its page of the manual, with the place marked', async ({ launch }) => {
  const { page } = await launch();
  await startSamples(page);
  await completed(page);
  await page.getByRole('button', { name: 'Next line with a source' }).click();
  await page.getByTestId('show-page').first().click();
  const shown = page.getByTestId('pdf-page');
  await expect(shown).toHaveAttribute('data-drawn', 'true', { timeout: 60_000 });
  await expect(page.getByTestId('pdf-mark')).toBeInViewport();
  const ink = await shown.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return pixels.filter((value) => value < 128).length;
  });
  expect(ink, 'dark pixels on the page').toBeGreaterThan(1000);
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page.getByTestId('pdf-mark')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(shown).toBeHidden();
});
