import { join } from 'node:path';
import { repeatPdf } from './documents';
import { expect, test } from './launch';
import { addFiles, completed, DATASHEET, fileRow, fixture, killWorkers, reaches, start, startSamples } from './steps';

const REFUSED = [
  ['not-a-pdf.pdf', 'PDF_NOT_A_PDF'],
  ['empty.pdf', 'PDF_EMPTY'],
  ['truncated.pdf', 'PDF_DAMAGED'],
  ['encrypted-user.pdf', 'PDF_ENCRYPTED'],
] as const;

test('files that can never work are refused at once, each with its code', async ({ launch }) => {
  const { page } = await launch();
  for (const [name, code] of REFUSED) {
    await addFiles(page, fixture(name));
    await expect(fileRow(page, name).getByTestId('error')).toHaveAttribute('data-code', code);
  }
  await expect(page.getByTestId('start')).toBeDisabled();
});

test('a file above the size limit is refused with the limit', async ({ launch, dataDir }) => {
  const { page } = await launch();
  await page.evaluate(() => window.agent.settings.set({ maxInputMegabytes: 1 }));
  const long = await repeatPdf(DATASHEET, 40, join(dataDir, 'long.pdf'));
  await addFiles(page, long);
  await expect(fileRow(page, long).getByTestId('error')).toHaveAttribute('data-code', 'PDF_TOO_LARGE');
});

for (const [name, code] of [
  ['scan.pdf', 'PDF_NO_TEXT'],
  ['prose.pdf', 'DATASHEET_NO_REGISTERS'],
] as const) {
  test(`a task on ${name} fails with ${code}`, async ({ launch }) => {
    const { page } = await launch();
    await addFiles(page, fixture(name));
    await fileRow(page, name).getByText('Datasheet', { exact: true }).click();
    await start(page);
    await reaches(page, 'failed');
    await expect(page.getByTestId('error')).toHaveAttribute('data-code', code);
  });
}

test('a running task is cancelled', async ({ launch, dataDir }) => {
  const { page } = await launch();
  await addFiles(page, await repeatPdf(DATASHEET, 30, join(dataDir, 'long.pdf')));
  await start(page);
  await reaches(page, 'processing');
  await page.getByTestId('cancel').click();
  await reaches(page, 'cancelled');
});

test('a killed worker fails its task and nothing else', async ({ launch, dataDir }) => {
  const { app, page } = await launch();
  await addFiles(page, await repeatPdf(DATASHEET, 30, join(dataDir, 'long.pdf')));
  await start(page);
  await reaches(page, 'processing');
  await expect.poll(() => killWorkers(app)).toBeGreaterThan(0);
  await reaches(page, 'failed');
  await expect(page.getByTestId('error')).toHaveAttribute('data-code', 'WORKER_CRASHED');
  await startSamples(page);
  await completed(page);
});

test('closing the window asks while a task runs, and keeps it when the answer is no', async ({ launch, dataDir }) => {
  const program = await launch();
  const { app, page } = program;
  await addFiles(page, await repeatPdf(DATASHEET, 30, join(dataDir, 'long.pdf')));
  await start(page);
  await reaches(page, 'processing');
  const question = app.evaluate(
    ({ dialog, BrowserWindow }) =>
      new Promise<string>((resolve) => {
        const quit = dialog.showMessageBox;
        const ask = async (...given: unknown[]) => {
          dialog.showMessageBox = quit;
          resolve((given.at(-1) as { message: string }).message);
          return { response: 0, checkboxChecked: false };
        };
        dialog.showMessageBox = ask as typeof dialog.showMessageBox;
        BrowserWindow.getAllWindows()[0]?.close();
      }),
  );
  expect(await question).toBe('One task is not finished.');
  await expect(page.getByTestId('task-page')).toHaveAttribute('data-state', 'processing');

  // The second time the answer is yes; the task begins again at the next start.
  const next = await program.restart();
  await next.page.getByTestId('nav-tasks').click();
  await expect(next.page.getByTestId('task-row')).toHaveAttribute('data-state', /pending|processing/);
  await next.close();
});
