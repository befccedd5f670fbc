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

/** Directions that text runs in, in degrees counter-clockwise. */
const ANGLES = [0, 90, 180, 270] as const;
type Angle = (typeof ANGLES)[number];

/**
 * Reads text that is drawn as strokes in the single-line font of open CAD programs (a Hershey-like font on a grid of 21
 * units a capital letter), upright or turned by 90 degrees counter-clockwise as seen on the drawing, which may itself lie
 * turned on the page. Sizes are found, not given.
 */
export function recogniseStrokeText(paths: readonly DrawnPath[]): StrokeText {
  const strokes = penStrokes(paths);
  const taken = new Set<number>();
  const runs: TextRun[] = [];
  const readings = likelyReadings(
    ANGLES.flatMap((angle) => {
      const turned = angle === 0 ? strokes : strokes.map((stroke) => turnBack(stroke, angle));
      const matches = turned.map((_, start) => glyphMatches(turned, start));
      return scalesIn(matches).map((size) => ({ angle, matches, size }));
    }),
  );
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
  readonly angle: Angle;
  readonly matches: readonly (readonly GlyphMatch[])[];
  readonly size: TextScale;
}

/**
 * A drawing has its text in two directions a quarter turn apart. Upside down many letters are others (`6` and `9`, `W` and
 * `M`), so only the pair of directions that explains most is read.
 */
function likelyReadings(all: readonly Reading[]): Reading[] {
  const weightIn = (angle: number) =>
    all
      .filter((reading) => reading.angle === angle % 360)
      .flatMap(({ matches, size }) => wordsAtScale(matches, size, new Set()))
      .reduce((sum, word) => sum + weightOf(word), 0);
  const weights = ANGLES.map(weightIn);
  const pair = (k: number) => (weights[k] ?? 0) + (weights[(k + 1) % ANGLES.length] ?? 0);
  const best = ANGLES.reduce<number>((lead, _, k) => (pair(k) > pair(lead) ? k : lead), 0);
  const chosen = [ANGLES[best], ANGLES[(best + 1) % ANGLES.length]];
  return all.filter(({ angle }) => chosen.includes(angle));
}

/** Words of all sizes and directions that the strokes not yet taken allow, the one that explains most first. */
function candidates(readings: readonly Reading[], taken: ReadonlySet<number>): { word: Word; angle: Angle }[] {
  return readings
    .flatMap(({ angle, matches, size }) => wordsAtScale(matches, size, taken).map((word) => ({ word, angle })))
    .sort((a, b) => weightOf(b.word) - weightOf(a.word));
}

const strokesOf = (word: Word): number[] =>
  word.glyphs.flatMap(({ start, match }) => Array.from({ length: match.count }, (_, k) => start + k));

/** The stroke as it would lie if its text ran from left to right. */
function turnBack(stroke: Stroke, angle: Angle): Stroke {
  const [cos, sin] = turnOf(angle);
  const points: number[] = [];
  for (let i = 0; i + 1 < stroke.points.length; i += 2) {
    const [x = 0, y = 0] = stroke.points.slice(i, i + 2);
    points.push(cos * x + sin * y, cos * y - sin * x);
  }
  return { ...stroke, points };
}

/** Cosine and sine of a quarter turn, exact. */
const turnOf = (angle: Angle): [number, number] => [
  angle === 0 ? 1 : angle === 180 ? -1 : 0,
  angle === 90 ? 1 : angle === 270 ? -1 : 0,
];

function runOf(word: Word, angle: Angle, strokes: readonly Stroke[]): TextRun {
  const bbox: BBox = extentOf(strokes.flatMap(({ points }) => points));
  const first = word.glyphs[0]?.match;
  const last = word.glyphs.at(-1)?.match;
  const [cos, sin] = turnOf(angle);
  const along = first?.x ?? 0;
  const baseline = first === undefined ? 0 : baselineAt(first, word.scale);
  return {
    text: textOf(word),
    x: cos * along - sin * baseline,
    y: sin * along + cos * baseline,
    width: (last?.right ?? along) - along,
    size: heightOf(word) / CAP_RATIO,
    angle,
    bbox,
    font: 'strokes',
  };
}
