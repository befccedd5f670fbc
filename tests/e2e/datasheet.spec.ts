import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './launch';
import { completed, startSamples } from './steps';

const tab = (page: Page) => page.getByTestId('tab-datasheet');

async function openDatasheet(page: Page): Promise<void> {
  await startSamples(page);
  await completed(page);
  await tab(page).click();
  await expect(page.getByTestId('register')).toBeVisible();
}

/** The next question for a place to save is answered with `path`. */
const saveTo = (app: ElectronApplication, path: string) =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);

const section = (page: Page, name: string) => page.getByTestId('sections').getByText(name).click();

test('a register is found, shown with its page, put right, and used by the next run', async ({ launch }) => {
  const { page } = await launch();
  await openDatasheet(page);
  await page.getByTestId('search').fill('baud rate');
  await page.getByTestId('hit').first().click();
  const register = page.getByTestId('register');
  await expect(register).toHaveAttribute('data-name', /BRR/);
  await expect(page.getByTestId('pdf-page')).toHaveAttribute('data-drawn', 'true', { timeout: 60_000 });
  await expect(page.getByTestId('pdf-mark')).toBeInViewport();

  await page.getByTestId('edit-register').click();
  await page.getByTestId('form-reset').fill('0x1A1');
  await page.getByTestId('save-correction').click();
  await expect(page.getByTestId('fact-reset')).toHaveText('0x000001A1');
  await expect(page.getByTestId('corrected')).toBeVisible();

  const before = await page.getByTestId('task-page').getAttribute('data-id');
  await page.getByTestId('generate-again').click();
  await expect(page.getByTestId('task-page')).not.toHaveAttribute('data-id', before ?? '');
  await completed(page);
  const files = await page.evaluate(
    async (id) => {
      const text = async (name: string) => (await window.agent.tasks.resultFile({ id, name })).text;
      return {
        report: await text('report.md'),
        model: await text('device.json'),
        read: await text('device.read.json'),
      };
    },
    await page.getByTestId('task-page').getAttribute('data-id').then(String),
  );
  expect(files.report).toContain('0x1A1');
  expect(files.model).toContain('"corrected"');
  expect(files.read).not.toContain('"corrected"');

  await tab(page).click();
  await expect(page.getByTestId('register')).toBeVisible();
  await expect(page.getByTestId('stale')).toBeHidden();
  await page.getByTestId('undo').click();
  await expect(page.getByTestId('stale')).toBeVisible();
});

test('the tree is walked with the keyboard, and the bits with the arrow keys', async ({ launch }) => {
  const { page } = await launch();
  await openDatasheet(page);
  const name = () => page.getByTestId('register').getAttribute('data-name');
  const first = await name();
  await page.getByTestId('tree').focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(name).not.toBe(first);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByTestId('tree-peripheral').first()).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('tree-peripheral').first()).toHaveAttribute('aria-expanded', 'true');
  await page.getByTestId('bit').first().focus();
  await expect(page.locator('[data-testid="field"][data-lit="true"]')).toHaveCount(1);
});

test('pins and memory lead to their page', async ({ launch }) => {
  const { page } = await launch();
  await openDatasheet(page);
  for (const [part, table] of [
    ['Pins', 'pins'],
    ['Memory and interrupts', 'memory'],
  ] as const) {
    await section(page, part);
    await page.getByTestId(table).getByTestId('place').first().click();
    await expect(page.getByTestId('pdf-mark')).toBeInViewport({ timeout: 60_000 });
  }
});

test('an export is compared with the reading, and what was changed in it is listed', async ({ launch, dataDir }) => {
  const { app, page } = await launch();
  await openDatasheet(page);
  const path = join(dataDir, 'device.svd');
  await saveTo(app, path);
  await page.getByTestId('export').click();
  await page.getByTestId('export-svd').click();
  await expect.poll(() => readFile(path, 'utf8').catch(() => ''), { timeout: 60_000 }).toContain('</device>');

  const svd = await readFile(path, 'utf8');
  await writeFile(path, svd.replace(/<resetValue>0x[0-9A-F]+</, '<resetValue>0x12345<'));
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
  }, path);
  await page.getByTestId('compare-svd').first().click();
  await expect(page.getByTestId('contradiction')).toHaveCount(1, { timeout: 60_000 });
  await expect(page.getByTestId('contradiction')).toContainText('0x12345');
  await page.getByTestId('contradiction').click();
  await expect(page.getByTestId('pdf-mark')).toBeInViewport({ timeout: 60_000 });

  await writeFile(path, '<!DOCTYPE d [<!ENTITY a "x">]><device>&a;</device>');
  await page.getByTestId('compare-svd').first().click();
  await expect(page.getByText('SVD_UNREADABLE')).toBeVisible({ timeout: 60_000 });
});

test('every part of it is accessible in both themes and languages', async ({ launch }) => {
  const { page } = await launch();
  await startSamples(page);
  await completed(page);
  for (const look of [
    { theme: 'light', language: 'en' },
    { theme: 'dark', language: 'zh' },
  ] as const) {
    await page.evaluate((chosen) => window.agent.settings.set(chosen), look);
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', look.theme);
    await page.getByTestId('tab-datasheet').click();
    const parts = page.getByTestId('sections').locator('label');
    for (let part = 1; part <= 5; part += 1) {
      await parts.nth(part % 5).click();
      expect(await violations(page), `${look.theme}, part ${part % 5}`).toEqual([]);
    }
    await expect(page.getByTestId('pdf-mark')).toBeVisible({ timeout: 60_000 });
    await page.getByTestId('search').fill('uart');
    await page.getByTestId('hit').first().click();
    expect(await violations(page), `${look.theme}, search`).toEqual([]);
    await page.getByTestId('edit-register').click();
    await page.getByTestId('form-reset').fill('none');
    expect(await violations(page), `${look.theme}, form`).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('search').fill('');
  }
});
