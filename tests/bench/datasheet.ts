import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { SILENT } from '../../main/pipeline/context';
import { Preview } from '../../main/pipeline/datasheet/preview';
import { readDevice } from '../../main/pipeline/job/read';
import { openPdf } from '../../main/pipeline/pdf';
import { layoutDocument } from '../../main/pipeline/pdf/layout';
import type { Job } from '../../main/worker/protocol';
import { concatenated, manuals } from './manuals';
import { pdftotextSeconds, takenBy } from './process';
import { type Figure, timed } from './table';

const BUILT = join(import.meta.dirname, '../../out/main/worker.js');
const SOURCE = join(import.meta.dirname, '../../main/worker/entry.ts');
const LARGE_PAGES = 1500;
const MAX_BYTES = 500 * 1024 * 1024;

/**
 * Reading manuals whole, in CPU time of a worker from its start to its end, beside that of pdftotext on the same file. Uses the
 * built worker where there is one. CORPUS_DIR names a folder of manuals.
 */
export async function benchDatasheet(): Promise<Figure[]> {
  const worker = existsSync(BUILT) ? BUILT : SOURCE;
  const folder = await mkdtemp(join(tmpdir(), 'bench-datasheet-'));
  try {
    const files: { path: string; pages: number }[] = [];
    const figures: Figure[] = [];
    for (const path of manuals()) {
      const pages = await pagesOf(path);
      files.push({ path, pages });
      figures.push(...(await reading(worker, path, pages)));
    }
    const longest = files.reduce((a, b) => (b.pages > a.pages ? b : a));
    figures.push(await previewCost(longest.path), await cacheHit(longest.path, folder));
    return [...figures, ...(await large(worker, files, folder))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function reading(worker: string, path: string, pages: number): Promise<Figure[]> {
  const { cpuSeconds } = await takenBy(worker, jobOf(path, null));
  const bare = await pdftotextSeconds(path);
  const name = `${basename(dirname(path))}, ${pages} pages`;
  const perPage = { what: `${name}, CPU per page`, value: (cpuSeconds * 1000) / pages, unit: 'ms', goal: 25 };
  if (bare === null) return [{ ...perPage, beside: 'pdftotext is not installed' }];
  const beside = `pdftotext ${((bare * 1000) / pages).toFixed(2)} ms`;
  return [perPage, { what: `${name}, times pdftotext`, value: cpuSeconds / bare, unit: 'x', goal: 5, beside }];
}

/** Registers found so far, as a share of the time that laying out the pages takes. */
async function previewCost(path: string): Promise<Figure> {
  const doc = await openPdf(path);
  let looking = 0;
  const preview = new Preview(doc, () => undefined);
  const began = process.cpuUsage();
  await layoutDocument(doc, SILENT, (page) => {
    const before = process.cpuUsage();
    preview.take(page);
    looking += cpuMs(before);
  });
  const value = (100 * looking) / (cpuMs(began) - looking);
  await doc.close();
  return { what: 'first registers while reading, on top of the layout', value, unit: '%', goal: 3 };
}

async function cacheHit(path: string, folder: string): Promise<Figure> {
  const options = { maxBytes: MAX_BYTES, cacheDir: join(folder, 'cache') };
  const nothing = () => undefined;
  const context = { signal: SILENT.signal, progress: nothing, log: nothing, opened: nothing };
  const read = () => readDevice({ path, name: basename(path) }, options, context);
  await read();
  return { what: 'a document seen before', value: await timed(read), unit: 'ms', goal: 50 };
}

async function large(worker: string, files: { path: string; pages: number }[], folder: string): Promise<Figure[]> {
  const path = await concatenated(files, LARGE_PAGES, join(folder, 'large.pdf'));
  if (path === null) return [];
  const pages = await pagesOf(path);
  const { cpuSeconds, peakMegabytes } = await takenBy(worker, jobOf(path, null));
  return [
    { what: `${pages} pages, peak memory of the worker`, value: peakMegabytes, unit: 'MB', goal: 600 },
    { what: `${pages} pages, CPU per page`, value: (cpuSeconds * 1000) / pages, unit: 'ms', goal: 25 },
  ];
}

const jobOf = (path: string, cacheDir: string | null): Job => ({
  kind: 'datasheet',
  file: { path, name: basename(path) },
  maxBytes: MAX_BYTES,
  cacheDir,
});

const cpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

async function pagesOf(path: string): Promise<number> {
  const doc = await openPdf(path, { maxBytes: MAX_BYTES });
  const { pageCount } = doc;
  await doc.close();
  return pageCount;
}
