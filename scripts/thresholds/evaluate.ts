/** Reads the documents named on the command line and prints one JSON line of their scores, each 0..1. */
import { corpusCases, corpusFolder, measure, type Outcome } from '../accuracy/corpus';

const names = new Set(process.argv.slice(2));
const folder = corpusFolder();
const scores: Record<string, number> = {};
for (const one of folder ? await corpusCases(folder) : []) {
  // A value that makes the reader throw reads nothing.
  if (names.has(one.name)) scores[one.name] = await measure(one).then(scoreOf, () => 0);
}
process.stdout.write(`${JSON.stringify(scores)}\n`);

function scoreOf(outcome: Outcome): number {
  const [a, b] =
    outcome.kind === 'datasheet'
      ? [outcome.score.registers, outcome.score.fields]
      : [outcome.score.components, outcome.score.connections];
  return (a.f1 + b.f1) / 2;
}
