/**
 * Learns the thresholds of a reader from the corpus: `npm run thresholds [-- FOLDER]`, by default those of the page layout.
 * Writes docs/THRESHOLDS.md; changes no number itself. Takes an hour or two.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { openPdf } from '../main/pipeline/pdf';
import { corpusCases, corpusFolder } from './accuracy/corpus';
import { choose, type Trial } from './thresholds/choose';
import { candidates, thresholdsOf } from './thresholds/constants';
import { type Learnt, thresholdsPage } from './thresholds/report';
import { Variant } from './thresholds/variant';

/** Longer documents are left out: a sweep reads each document a hundred times. */
const MOST_PAGES = 210;

const root = join(import.meta.dirname, '..');
const folder = process.argv[2] ?? 'main/pipeline/pdf/layout';
const kind = folder.includes('schematic') ? 'schematic' : 'datasheet';
const corpus = corpusFolder();
if (!corpus) throw new Error('No corpus found. Set CORPUS_DIR to a folder of documents with truth.');

const documents = await documentsOf(corpus);
const free = await Promise.all(Array.from({ length: availableParallelism() }, () => Variant.make(corpus)));
const queue = new PQueue({ concurrency: free.length });
const present = await queue.add(() => free[0]?.scores(documents, null) ?? Promise.resolve({}));
console.error(`now: ${JSON.stringify(present)}`);

const learnt: Learnt[] = [];
for (const file of await sourcesOf(folder)) {
  for (const threshold of thresholdsOf(await readFile(join(root, file), 'utf8'))) {
    const tried = candidates(threshold.value).map((value) => queue.add(() => tryOut(file, threshold.name, value)));
    const trials: Trial[] = [{ value: threshold.value, scores: present }, ...(await Promise.all(tried))];
    const choice = choose(threshold.value, trials);
    learnt.push({ ...threshold, file, choice });
    console.error(`${file} ${threshold.name} = ${threshold.value}: ${JSON.stringify(choice)}`);
    await writeFile(join(root, 'docs', 'THRESHOLDS.md'), thresholdsPage(learnt, documents));
  }
}
await Promise.all(free.map((variant) => variant.remove()));

async function tryOut(file: string, name: string, value: number): Promise<Trial> {
  const variant = free.pop();
  if (variant === undefined) throw new Error('More trials at once than copies of the sources.');
  try {
    return { value, scores: await variant.scores(documents, { file, name, value }) };
  } finally {
    free.push(variant);
  }
}

async function documentsOf(corpus: string): Promise<string[]> {
  const names: string[] = [];
  for (const one of (await corpusCases(corpus)).filter((each) => each.kind === kind)) {
    const doc = await openPdf(one.pdf);
    if (doc.pageCount <= MOST_PAGES) names.push(one.name);
    await doc.close();
  }
  return names;
}

async function sourcesOf(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true });
  return entries
    .filter((entry) => entry.endsWith('.ts'))
    .sort()
    .map((entry) => `${folder}/${entry.replaceAll('\\', '/')}`);
}
