import type { Choice } from './choose';
import type { Threshold } from './constants';

export interface Learnt extends Threshold {
  readonly file: string;
  readonly choice: Choice;
}

const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(4)}`;

/** docs/THRESHOLDS.md. */
export function thresholdsPage(learnt: readonly Learnt[], documents: readonly string[]): string {
  const rows = learnt.map(
    ({ file, name, value, choice }) =>
      `| ${file} | ${name} | ${value} | ${choice.plateau.join(' – ')} | ${choice.best} | ${signed(choice.gain)} | ${signed(choice.heldOutGain)} |`,
  );
  return `# Thresholds

Written by \`npm run thresholds\`: each number that decides how a page is read is set to other values, the documents are read
anew, and the mean of their scores (registers and fields, or components and connections, F1) is compared. **As good**
is the range of tried values that read no worse than the present one: a number that may be halved or doubled is not fitted to
any document. **Held out** is the gain on a document that had no part in choosing the value (leave-one-out
cross-validation); only where it is above zero is another value worth taking.

Read for this: ${documents.join(', ')}.

| file | threshold | now | as good | best | gain | held out |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
