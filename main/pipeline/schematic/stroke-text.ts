import type { DrawnText, PageGraphics, TextRun } from '../pdf';
import { boxOf, union } from './geometry';
import { BoxGrid } from './grid';
import { recogniseStrokeText } from './strokes';

/** Text of a sheet that is drawn as strokes, in the shape of ordinary text, and the orders of the paths it is made of. */
export interface RecognisedText {
  readonly texts: readonly DrawnText[];
  readonly consumed: ReadonlySet<number>;
}

const NOTHING: RecognisedText = { texts: [], consumed: new Set() };

/** Texts below which a sheet counts as one without a text layer. */
const FEW_TEXTS = 5;
/** Paths above which the search is left out: no sheet has that many letters. */
const MOST_PATHS = 60_000;

/** Reads stroked letters where the page has next to no text of its own. */
export function strokeText(graphics: PageGraphics): RecognisedText {
  if (graphics.texts.length >= FEW_TEXTS || graphics.paths.length > MOST_PATHS) return NOTHING;
  const { runs, consumed } = recogniseStrokeText(graphics.paths);
  const inks = new BoxGrid<{ readonly color: string }>(20);
  for (const path of graphics.paths) {
    const box = path.subpaths.map((sub) => boxOf(sub.points)).reduce(union);
    if (consumed.has(path.order)) inks.add(box, { color: path.stroke ?? BLACK });
  }
  return {
    texts: runs.map((run) => drawn(run, commonest(inks.near(run.bbox).map((ink) => ink.color)) ?? BLACK)),
    consumed,
  };
}

const BLACK = '#000000';

/** The colour most strokes of a run have; neighbours may reach into its box. */
function commonest(colors: readonly string[]): string | undefined {
  const votes = new Map<string, number>();
  for (const color of colors) votes.set(color, (votes.get(color) ?? 0) + 1);
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function drawn(run: TextRun, color: string): DrawnText {
  const glyphs = [...run.text];
  const step = run.width / Math.max(glyphs.length, 1);
  return { ...run, renderMode: 0, color, offsets: glyphs.map((_, i) => i * step), glyphs };
}
