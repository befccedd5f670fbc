import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SILENT } from '../../main/pipeline/context';
import { readDatasheet } from '../../main/pipeline/datasheet';
import { openPdf } from '../../main/pipeline/pdf';
import type { Figure } from './table';

const run = promisify(execFile);
const SAMPLE = join(import.meta.dirname, '../../samples/datasheet.pdf');

/** Pages per second of reading a manual whole, beside pdftotext on the same file. CORPUS_DIR names a folder of manuals. */
export async function benchDatasheet(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const file of manuals()) {
    const began = performance.now();
    const document = await openPdf(file);
    const pages = document.pageCount;
    await readDatasheet(document, SILENT);
    await document.close();
    const seconds = (performance.now() - began) / 1000;
    const bare = await pdftotextSeconds(file);
    const beside =
      bare === null
        ? 'pdftotext is not installed'
        : `pdftotext ${bare.toFixed(2)} s, ratio ${(seconds / bare).toFixed(1)}`;
    const name = file.split('/').slice(-2).join('/');
    figures.push({
      what: `${name}, ${pages} pages, ms per page`,
      value: (seconds * 1000) / pages,
      unit: 'ms',
      goal: 25,
      beside,
    });
  }
  return figures;
}

function manuals(): string[] {
  const corpus = process.env['CORPUS_DIR'];
  if (corpus === undefined || !existsSync(join(corpus, 'datasheets'))) return [SAMPLE];
  const folders = readdirSync(join(corpus, 'datasheets'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return folders.map(({ name }) => join(corpus, 'datasheets', name, 'document.pdf')).filter((path) => existsSync(path));
}

async function pdftotextSeconds(file: string): Promise<number | null> {
  const began = performance.now();
  try {
    await run('pdftotext', ['-bbox-layout', file, '/dev/null']);
    return (performance.now() - began) / 1000;
  } catch {
    return null; // not installed: the figure stands alone
  }
}
