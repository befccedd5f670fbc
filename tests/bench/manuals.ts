import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SAMPLE = join(import.meta.dirname, '../../samples/datasheet.pdf');

/** The manuals of the folder that CORPUS_DIR names, else the sample. */
export function manuals(): string[] {
  const corpus = process.env['CORPUS_DIR'];
  if (corpus === undefined || !existsSync(join(corpus, 'datasheets'))) return [SAMPLE];
  const folders = readdirSync(join(corpus, 'datasheets'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return folders.map(({ name }) => join(corpus, 'datasheets', name, 'document.pdf')).filter((path) => existsSync(path));
}

/** One file of at least `pages` pages, the given ones again and again; null when qpdf is not installed. */
export async function concatenated(files: readonly { path: string; pages: number }[], pages: number, target: string) {
  const parts: string[] = [];
  for (let count = 0, i = 0; count < pages; i++) {
    const next = files[i % files.length];
    if (next === undefined) return null;
    parts.push(next.path);
    count += next.pages;
  }
  try {
    await run('qpdf', ['--empty', '--warning-exit-0', '--pages', ...parts, '--', target]);
    return target;
  } catch {
    return null;
  }
}
