/** Names are compared many times over; so many folded ones are kept. */
const MOST_KEPT = 20_000;
const kept = new Map<string, string>();

/** Upper-case letters and digits only, to compare names as printed in different places. */
export function foldName(name: string): string {
  const known = kept.get(name);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const folded = name.toUpperCase().replace(/[^A-Z0-9]/g, '');
  kept.set(name, folded);
  return folded;
}
