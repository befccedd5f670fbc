/** Precision, recall and their harmonic mean, each 0..1, with the counts behind them. */
export interface Ratio {
  readonly hit: number;
  readonly given: number;
  readonly wanted: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function ratio(hit: number, given: number, wanted: number): Ratio {
  return rated(given ? hit / given : 0, wanted ? hit / wanted : 0, { hit, given, wanted });
}

export function rated(precision: number, recall: number, counts: Pick<Ratio, 'hit' | 'given' | 'wanted'>): Ratio {
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { ...counts, precision, recall, f1 };
}

/** Names compare without case and punctuation. */
export const fold = (text: string | null | undefined): string => (text ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
