import type { DrawnText, PageGraphics, TextRun } from '../pdf';
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
  const colors = new Map(graphics.paths.map((path) => [path.order, path.stroke ?? '#000000']));
  const ink = [...consumed].map((order) => colors.get(order) ?? '#000000');
  return { texts: runs.map((run) => drawn(run, ink[0] ?? '#000000')), consumed };
}

function drawn(run: TextRun, color: string): DrawnText {
  const glyphs = [...run.text];
  const step = run.width / Math.max(glyphs.length, 1);
  return { ...run, renderMode: 0, color, offsets: glyphs.map((_, i) => i * step), glyphs };
}
