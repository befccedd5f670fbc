import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './launch';
import { addFiles, completed, DATASHEET, start, startSamples } from './steps';

/** Opens the board of the sample task, with its sheet drawn. */
async function openBoard(page: Page): Promise<void> {
  await startSamples(page);
  await completed(page);
  await page.getByRole('tab', { name: 'Board' }).click();
  await expect(page.getByTestId('board-pane')).toHaveAttribute('data-drawn', 'true', { timeout: 60_000 });
}

const rowOf = (page: Page, list: string, key: string) => page.getByTestId(list).locator(`[data-key="${key}"]`);

test('a net of the board lights up, every pin of the controller is listed, and a correction is used', async ({
  launch,
}) => {
  const { page } = await launch();
  await openBoard(page);
  const lit = page.getByTestId('lit');
  await expect(lit).toHaveAttribute('data-lit', 'false');
  await rowOf(page, 'board-nets', 'LED1').click();
  await expect(lit).toHaveAttribute('data-lit', 'true');
  await expect(page.getByTestId('board-details')).toContainText('U1.6');
  expect(await lit.locator('.board-wires').getAttribute('d')).toMatch(/^M\d/);
  await expect(lit.locator('.board-touched rect')).toHaveCount(2);

  await page.getByTestId('board-list-pins').click();
  await expect(page.getByTestId('pin-row')).toHaveCount(20);
  const led = page.locator('[data-testid="pin-row"][data-pin="6"]');
  await expect(led).toContainText('PA0');
  await expect(led).toContainText('LED D1');
  await expect(led).toContainText('active high');

  await page.getByTestId('board-list-nets').click();
  await page.getByTestId('rename-net').click();
  await page.getByTestId('board-name').fill('STATUS');
  await page.getByTestId('board-save').click();
  await expect(rowOf(page, 'board-nets', 'STATUS')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByTestId('board-corrections')).toContainText('made without these corrections');

  const first = await page.getByTestId('task-page').getAttribute('data-id');
  await page.getByTestId('board-again').click();
  await expect(page.getByTestId('task-page')).not.toHaveAttribute('data-id', first ?? '');
  await completed(page);
  await expect(page.getByTestId('code')).toContainText('STATUS (PA0)');
  await page.getByRole('tab', { name: 'Board' }).click();
  await expect(rowOf(page, 'board-nets', 'STATUS')).toBeVisible();
  await expect(page.getByTestId('board-again')).toBeHidden();
  await page.getByTestId('board-undo').click();
  await expect(rowOf(page, 'board-nets', 'LED1')).toBeVisible();
  await expect(page.getByTestId('board-again')).toBeVisible();
});

test('the sheet is used by mouse and by keyboard', async ({ launch }) => {
  const { page } = await launch();
  await openBoard(page);
  const pane = page.getByTestId('board-pane');
  const paper = page.locator('.board-paper');
  const before = await paper.getAttribute('style');
  await pane.focus();
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowLeft');
  await expect(paper).not.toHaveAttribute('style', before ?? '');
  await page.keyboard.press('0');
  await expect(paper).toHaveAttribute('style', before ?? '');

  // The wire of LED1, by its box on the paper.
  await rowOf(page, 'board-nets', 'LED1').click();
  const wire = await page.locator('.board-pins rect').first().boundingBox();
  await pane.focus();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('lit')).toHaveAttribute('data-lit', 'false');
  await page.mouse.click((wire?.x ?? 0) + (wire?.width ?? 0) / 2, (wire?.y ?? 0) + (wire?.height ?? 0) / 2);
  await expect(page.getByTestId('board-details')).toContainText('LED1');

  await page.getByTestId('board-nets').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('board-details')).toContainText('LED2');
  await page.getByTestId('board-search').fill('uart_t');
  await expect(page.getByTestId('board-row')).toHaveCount(1);
});

for (const theme of ['light', 'dark'] as const) {
  test(`every list of the board is accessible in ${theme}`, async ({ launch }) => {
    const { page } = await launch();
    await page.evaluate((chosen) => window.agent.settings.set({ theme: chosen }), theme);
    await openBoard(page);
    await rowOf(page, 'board-nets', 'GND').click();
    await page.getByTestId('rename-net').click();
    await page.getByTestId('board-name').fill('GROUND');
    await page.getByTestId('board-save').click();
    await page.getByTestId('corrections-open').click();
    for (const list of ['nets', 'components', 'pins', 'doubts']) {
      await page.getByTestId(`board-list-${list}`).click();
      if (list === 'components') await rowOf(page, 'board-components', 'C1').click();
      expect(await violations(page), list).toEqual([]);
    }
    await page.evaluate(() => window.agent.settings.set({ language: 'zh' }));
    await expect(page.getByRole('tab', { name: '原理图' })).toBeVisible();
    expect(await violations(page), 'Chinese').toEqual([]);
  });
}

test('a task without a schematic says so', async ({ launch }) => {
  const { page } = await launch();
  await addFiles(page, DATASHEET);
  await start(page);
  await completed(page);
  await page.getByRole('tab', { name: 'Board' }).click();
  await expect(page.getByTestId('empty')).toContainText('no schematic');
});
