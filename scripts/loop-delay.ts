import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repeatPdf } from '../tests/e2e/documents';
import { Program, root } from '../tests/e2e/launch';
import { addFiles, DATASHEET, start } from '../tests/e2e/steps';

/**
 * Measures how long the main process keeps its event loop while three large manuals are read at once. Uses the largest
 * documents of CORPUS_DIR (default: ../shared/corpus) where there is one, else the sample repeated to 750 pages.
 */
const LIMIT_MS = 50;
const MANUALS = 3;
const SECONDS = 20;

async function manuals(folder: string): Promise<string[]> {
  const corpus = join(process.env['CORPUS_DIR'] ?? join(root, '..', 'shared', 'corpus'), 'datasheets');
  if (existsSync(corpus)) {
    const found = readdirSync(corpus)
      .map((name) => join(corpus, name, 'document.pdf'))
      .filter(existsSync);
    if (found.length >= MANUALS) return found.sort((a, b) => statSync(b).size - statSync(a).size).slice(0, MANUALS);
  }
  return Promise.all(
    Array.from({ length: MANUALS }, (_, index) => repeatPdf(DATASHEET, 30, join(folder, `manual-${index}.pdf`))),
  );
}

async function main(): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'agent-loop-'));
  const program = await Program.launch({ dataDir });
  const { app, page } = program;
  try {
    const files = await manuals(dataDir);
    for (const file of files) {
      await page.getByTestId('nav-compose').click();
      await addFiles(page, file);
      await start(page);
    }
    const figures = await app.evaluate(async (_, seconds) => {
      const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      delay.disable();
      return { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
    }, SECONDS);
    console.log(figures);
    return figures.p99 < LIMIT_MS ? 0 : 1;
  } finally {
    await program.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

process.exitCode = await main();
