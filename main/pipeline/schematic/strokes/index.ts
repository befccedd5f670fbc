import type { BBox } from '../../../../shared/models';
import type { DrawnPath, TextRun } from '../../pdf';
import { CAP_RATIO } from './font';
import { baselineAt, type GlyphMatch, glyphMatches } from './match';
import { extentOf, penStrokes, type Stroke } from './polylines';
import { heightOf, scalesIn, type TextScale, textOf, type Word, weightOf, wordsAtScale } from './words';

/** Text read from pen strokes, and the paths (by drawing order) that are letters and therefore neither wire nor symbol. */
export interface StrokeText {
  readonly runs: readonly TextRun[];
  readonly consumed: ReadonlySet<number>;
}

/**
 * Reads text that is drawn as strokes in the single-line font of open CAD programs (a Hershey-like font on a grid of 21
 * units a capital letter), upright or turned by 90 degrees counter-clockwise. Sizes are found, not given.
 */
export function recogniseStrokeText(paths: readonly DrawnPath[]): StrokeText {
  const strokes = penStrokes(paths);
  const taken = new Set<number>();
  const runs: TextRun[] = [];
  const readings = ([0, 90] as const).flatMap((angle) => {
    const turned = angle === 0 ? strokes : strokes.map(turnBack);
    const matches = turned.map((_, start) => glyphMatches(turned, start));
    return scalesIn(matches).map((size) => ({ angle, matches, size }));
  });
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = taken.size;
    for (const { word, angle } of candidates(readings, taken)) {
      const used = strokesOf(word);
      if (used.some((index) => taken.has(index))) continue;
      for (const index of used) taken.add(index);
      runs.push(
        runOf(
          word,
          angle,
          used.flatMap((index) => strokes[index] ?? []),
        ),
      );
    }
    if (taken.size === before) break;
  }
  const consumed = new Set([...taken].flatMap((index) => strokes[index]?.orders ?? []));
  return { runs, consumed };
}

/** A word lost to a heavier one may still be read in part; more rounds than this only find crumbs. */
const MAX_ROUNDS = 4;

interface Reading {
  readonly angle: 0 | 90;
  readonly matches: readonly (readonly GlyphMatch[])[];
  readonly size: TextScale;
}

/** Words of all sizes and directions that the strokes not yet taken allow, the one that explains most first. */
function candidates(readings: readonly Reading[], taken: ReadonlySet<number>): { word: Word; angle: 0 | 90 }[] {
  return readings
    .flatMap(({ angle, matches, size }) => wordsAtScale(matches, size, taken).map((word) => ({ word, angle })))
    .sort((a, b) => weightOf(b.word) - weightOf(a.word));
}

const strokesOf = (word: Word): number[] =>
  word.glyphs.flatMap(({ start, match }) => Array.from({ length: match.count }, (_, k) => start + k));

/** The stroke as it would lie if its text ran from left to right. */
function turnBack(stroke: Stroke): Stroke {
  const points = stroke.points.map((_, i, all) => (i % 2 === 0 ? (all[i + 1] ?? 0) : -(all[i - 1] ?? 0)));
  return { ...stroke, points };
}

function runOf(word: Word, angle: 0 | 90, strokes: readonly Stroke[]): TextRun {
  const bbox: BBox = extentOf(strokes.flatMap(({ points }) => points));
  const first = word.glyphs[0]?.match;
  const last = word.glyphs.at(-1)?.match;
  const along = first?.x ?? 0;
  const baseline = first === undefined ? 0 : baselineAt(first, word.scale);
  return {
    text: textOf(word),
    x: angle === 0 ? along : -baseline,
    y: angle === 0 ? baseline : along,
    width: (last?.right ?? along) - along,
    size: heightOf(word) / CAP_RATIO,
    angle,
    bbox,
    font: 'strokes',
  };
}
