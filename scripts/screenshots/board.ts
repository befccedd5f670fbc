import type { Page } from '@playwright/test';

interface Camera {
  readonly page: Page;
  /** Keeps what the window shows under this name. */
  readonly draw: (name: string) => Promise<void>;
}

/** The board of the task on screen: a net lit up, and the controller's pins in the other theme and language. */
export async function drawBoard({ page, draw }: Camera): Promise<void> {
  await page.getByTestId('tab-board').click();
  await page.locator('[data-testid="board-pane"][data-drawn="true"]').waitFor();
  await page.getByTestId('board-nets').locator('[data-key="LED1"]').click();
  await sharp(page);
  await draw('board');
  await page.getByTestId('board-list-pins').click();
  await page.getByRole('button', { name: 'Go to what is lit' }).click();
  await page.evaluate(() => window.agent.settings.set({ theme: 'dark', language: 'zh' }));
  await page.getByText('主控引脚').waitFor();
  await sharp(page);
  await draw('board-pins-dark');
  await page.evaluate(() => window.agent.settings.set({ theme: 'light', language: 'en' }));
}

/** Waits until the part in sight is drawn at its own size. */
const sharp = (page: Page) => page.locator('[data-testid="board-pane"][data-sharp="true"]').waitFor();
