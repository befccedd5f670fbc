import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { corpusCases, corpusFolder, figures, measure, sampleCases } from '../../scripts/accuracy/corpus';

const baselineSchema = z.record(z.string(), z.record(z.string(), z.number()));
const baseline = baselineSchema.parse(JSON.parse(await readFile(join(import.meta.dirname, 'baseline.json'), 'utf8')));

const folder = corpusFolder();
const corpus = folder ? await corpusCases(folder) : [];
const known = corpus.filter((one) => baseline[one.key] !== undefined);

/** Reading a manual of some hundred pages takes its time on a busy machine. */
const TIMEOUT = 300_000;

async function expectNoFall(one: Parameters<typeof measure>[0]): Promise<void> {
  const outcome = await measure(one);
  if (outcome.kind === 'datasheet') expect(outcome.uncited, 'cites a page that does not print its name').toEqual([]);
  const reached = figures(outcome);
  const fallen = Object.entries(baseline[one.key] ?? {}).filter(
    ([name, floor]) => (reached[name] ?? 0) < floor - 0.002,
  );
  expect(fallen, `${one.name} reached ${JSON.stringify(reached)}`).toEqual([]);
}

describe('the samples', () => {
  it.each(sampleCases())(
    'reads the $name no worse than before, every item cited where it is printed',
    expectNoFall,
    TIMEOUT,
  );

  it('has a baseline for both', () => {
    expect(sampleCases().filter((one) => baseline[one.key] === undefined)).toEqual([]);
  });
});

const why = folder ? '' : ' (left out: no corpus found, set CORPUS_DIR to a folder of documents with truth)';

describe.skipIf(known.length === 0)(`the corpus${why}`, () => {
  it.each(known)('reads $name no worse than before, every item cited where it is printed', expectNoFall, TIMEOUT);
});
