/** A number that decides how a page is read, as it stands in a source file. */
export interface Threshold {
  readonly name: string;
  readonly value: number;
}

const DECLARATION = /^(?:export )?const ([A-Z][A-Z0-9_]*) = (\d+(?:\.\d+)?);$/gm;

/** The named numbers that a source file declares at its top level, in order. */
export function thresholdsOf(source: string): Threshold[] {
  return [...source.matchAll(DECLARATION)].map(([, name = '', value = '']) => ({ name, value: Number(value) }));
}

/** The source with one named number replaced. Throws Error when the file does not declare it. */
export function withThreshold(source: string, name: string, value: number): string {
  let found = false;
  const changed = source.replace(DECLARATION, (line: string, declared: string, old: string) => {
    if (declared !== name) return line;
    found = true;
    return line.replace(`= ${old};`, `= ${value};`);
  });
  if (!found) throw new Error(`There is no threshold ${name} in this file.`);
  return changed;
}

/** Values to try around one: a third to twice of it. Whole numbers stay whole, since they count things. */
export function candidates(value: number): number[] {
  const tried = [0.5, 0.75, 1.25, 1.75].map((factor) => value * factor);
  const rounded =
    Number.isInteger(value) && value >= 4 ? tried.map(Math.round) : tried.map((x) => Number(x.toPrecision(3)));
  return [...new Set(rounded)].filter((x) => x > 0 && x !== value).sort((a, b) => a - b);
}
