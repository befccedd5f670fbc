import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environment, expect, flags, root, runtime, test } from './launch';

/** Starts the program as a person does in a terminal; resolves when it has ended. */
function runInTerminal(dataDir: string): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(runtime(), [root, '--data-dir', dataDir, '--quiet', ...flags], { env: environment() });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr })));
}

test('a data folder that cannot be written ends the start with a code and what to do', async ({ dataDir }) => {
  const file = join(dataDir, 'a-file');
  await writeFile(file, '');
  const { code, stderr } = await runInTerminal(join(file, 'folder'));
  expect(stderr).toMatch(/^STORE_UNWRITABLE: .+Check its permissions/m);
  expect(code).toBe(1);
});

test('a second start on the same data folder brings the first window forward and ends', async ({ launch, dataDir }) => {
  const { app, page } = await launch();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const { code, stderr } = await runInTerminal(dataDir);
  expect(stderr).toMatch(/^STORE_IN_USE: /m);
  expect(code).toBe(1);
  const visible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(visible).toBe(true);
  await expect(page.getByTestId('drop-card')).toBeVisible();
});

test('settings that cannot be parsed are set aside and the program starts', async ({ launch, dataDir }) => {
  await writeFile(join(dataDir, 'settings.json'), '{ "theme": "da');
  const { page } = await launch();
  expect(await page.evaluate(() => window.agent.settings.get({}))).toMatchObject({ theme: 'system', concurrency: 3 });
});
