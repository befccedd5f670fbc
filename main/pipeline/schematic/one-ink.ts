import { withOutlines } from './loops';
import type { Stroke } from './primitives';
import type { Sheet } from './sheet';

/** Share of all lines in one colour from which a document counts as printed in one ink. */
const NEARLY_ALL = 0.95;
/** Lines this many times broader than the usual one are buses and bars, whatever the ink. */
const BROAD = 2.6;

/**
 * Sheets of a document printed in one ink, with one style for all lines but broad ones: the widths that are left say less
 * than they seem to, as tools draw wires and pins in one width and outlines in several. Other documents as they are.
 */
export function inOneStyle(sheets: readonly Sheet[]): readonly Sheet[] {
  const strokes = sheets.flatMap((sheet) => sheet.strokes);
  const counts = new Map<string, number>();
  for (const s of strokes) counts.set(s.color, (counts.get(s.color) ?? 0) + 1);
  const [ink, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  if (count < NEARLY_ALL * strokes.length) return sheets;
  const own = strokes.filter((s) => s.color === ink);
  const usual = own.map((s) => s.weight).sort((a, b) => a - b)[own.length >> 1] ?? 0;
  const style = `${ink}/${usual.toFixed(1)}`;
  const plain = (s: Stroke) => s.color === ink && s.weight <= BROAD * Math.max(usual, 0.3);
  return sheets.map((sheet) =>
    withOutlines({ ...sheet, strokes: sheet.strokes.map((s) => (plain(s) ? { ...s, style } : s)) }),
  );
}
