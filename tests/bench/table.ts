/** One measured thing. `goal` and `beside` (what the machine needs for the bare operation) are optional. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: number;
  readonly beside?: string;
}

export function printTable(title: string, figures: readonly Figure[]): void {
  const rows = figures.map(({ what, value, unit, goal, beside }) => [
    what,
    `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`,
    goal === undefined ? '' : `${value <= goal ? 'met' : 'MISSED'} (${goal} ${unit})`,
    beside ?? '',
  ]);
  const all = [[title, 'measured', 'goal', 'beside it'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  for (const row of all)
    process.stdout.write(
      `${row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  process.stdout.write('\n');
}

/** The value below which `share` (0..1) of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
