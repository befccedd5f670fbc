/** Scores 0..1 of every document, by its name, with a threshold at `value`. */
export interface Trial {
  readonly value: number;
  readonly scores: Readonly<Record<string, number>>;
}

export interface Choice {
  /** The value that reads the corpus best; the present one where no other is better. */
  readonly best: number;
  /** Lowest and highest tried value that read as well as the present one; the wider, the safer on other documents. */
  readonly plateau: readonly [number, number];
  /** Mean gain over the present value on all documents. */
  readonly gain: number;
  /** Mean gain on a document that had no part in choosing; what may be expected of documents not seen. */
  readonly heldOutGain: number;
}

/** Means closer than this are the same: one field among thousands must not decide. */
const SAME = 0.0005;

/**
 * Chooses a threshold by leave-one-out cross-validation: for each document the value is chosen by all others, and its
 * gain is counted on that document alone. `trials` must hold one with the value `present`, all with the same documents.
 */
export function choose(present: number, trials: readonly Trial[]): Choice {
  const now = trials.find(({ value }) => value === present);
  if (now === undefined) throw new Error(`No trial was made with the present value ${present}.`);
  const documents = Object.keys(now.scores);
  const pick = (judges: readonly string[]): Trial =>
    trials.reduce((best, trial) => (mean(trial, judges) > mean(best, judges) + SAME ? trial : best), now);
  const best = pick(documents);
  const heldOut = documents.map((document) => {
    const chosen = pick(documents.filter((other) => other !== document));
    return (chosen.scores[document] ?? 0) - (now.scores[document] ?? 0);
  });
  const level = trials.filter((trial) => mean(trial, documents) >= mean(now, documents) - SAME);
  const values = level.map(({ value }) => value);
  return {
    best: best.value,
    plateau: [Math.min(...values), Math.max(...values)],
    gain: mean(best, documents) - mean(now, documents),
    heldOutGain: average(heldOut),
  };
}

const mean = ({ scores }: Trial, documents: readonly string[]): number =>
  average(documents.map((document) => scores[document] ?? 0));

const average = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
