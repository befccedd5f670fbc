import type { ElectronApplication, Page } from '@playwright/test';

interface Camera {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Keeps what the window shows under this name. */
  readonly draw: (name: string) => Promise<void>;
}

const LARGE = { width: 1280, height: 820 };
const SMALL = { width: 900, height: 640 };

/** The datasheet of the task on screen: a register with its place on the page, in both themes and languages, and small. */
export async function drawDatasheet({ app, page, draw }: Camera): Promise<void> {
  const resize = (size: { width: number; height: number }) =>
    app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
  await page.getByTestId('tab-datasheet').click();
  await page.getByTestId('pdf-mark').waitFor();
  await page.getByTestId('show-field').first().click();
  await draw('datasheet');
  await page.evaluate(() => window.agent.settings.set({ theme: 'dark', language: 'zh' }));
  await page.getByText('芯片手册').waitFor();
  await draw('datasheet-dark');
  await resize(SMALL);
  await page.getByTestId('pdf-page').waitFor({ state: 'detached' });
  await draw('datasheet-small');
  await resize(LARGE);
  await page.evaluate(() => window.agent.settings.set({ theme: 'light', language: 'en' }));
}
