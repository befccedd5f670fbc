import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './launch';
import { completed, startSamples } from './steps';

const choose = (page: Page, setting: string, option: string) =>
  page.getByTestId(setting).getByText(option, { exact: true }).click();

test('language and theme change at once and are kept', async ({ launch }) => {
  const program = await launch();
  const { page } = program;
  await page.getByTestId('nav-settings').click();
  await choose(page, 'language', '中文');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('设置');
  await choose(page, 'theme', '深色');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');

  const next = await program.restart();
  await expect(next.page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(next.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await next.close();
});

test('a Chinese system gets a Chinese window', async ({ launch }) => {
  const { page } = await launch({ locale: 'zh-CN' });
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

for (const theme of ['light', 'dark'] as const) {
  test(`every screen is accessible in ${theme}`, async ({ launch }) => {
    const { page } = await launch();
    await page.evaluate((chosen) => window.agent.settings.set({ theme: chosen }), theme);
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
    for (const screen of ['compose', 'tasks', 'monitor', 'settings']) {
      await page.getByTestId(`nav-${screen}`).click();
      expect(await violations(page), screen).toEqual([]);
    }
    await startSamples(page);
    await completed(page);
    await expect(page.getByTestId('code')).toBeVisible();
    expect(await violations(page), 'result').toEqual([]);
    await page.getByRole('tab').nth(1).click();
    expect(await violations(page), 'report').toEqual([]);
  });
}
