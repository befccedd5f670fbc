/**
 * Reads every document of the corpus and the samples, and writes docs/ACCURACY.md. With `--baseline` it also writes the
 * figures that tests/accuracy holds the readers to.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { corpusCases, corpusFolder, figures, measure, type Outcome, sampleCases } from './accuracy/corpus';
import { accuracyPage } from './accuracy/report';

const root = join(import.meta.dirname, '..');
const folder = corpusFolder();
if (!folder) console.error('No corpus found: only the samples are measured. Set CORPUS_DIR to a folder of documents.');

const outcomes: Outcome[] = [];
const failed: { name: string; message: string }[] = [];
for (const one of [...sampleCases(), ...(folder ? await corpusCases(folder) : [])]) {
  try {
    const outcome = await measure(one);
    outcomes.push(outcome);
    console.error(`${one.name}: ${JSON.stringify(figures(outcome))} ${outcome.seconds.toFixed(1)} s`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    failed.push({ name: one.name, message });
    console.error(`${one.name}: ${message}`);
  }
}

await writeFile(join(root, 'docs', 'ACCURACY.md'), accuracyPage(outcomes, failed));
if (process.argv.includes('--baseline')) {
  const baseline = Object.fromEntries(outcomes.map((outcome) => [outcome.key, figures(outcome)]));
  await writeFile(join(root, 'tests', 'accuracy', 'baseline.json'), `${JSON.stringify(baseline, null, 2)}\n`);
}
