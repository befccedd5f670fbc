import { CAP_HEIGHT } from './font';
import { baselineAt, type GlyphMatch, residualAt } from './match';

/** Glyphs of one line of text, in reading order, with the index of the first stroke of each. */
export interface Word {
  readonly glyphs: readonly { readonly start: number; readonly match: GlyphMatch }[];
  readonly scale: number;
}

/** A text size in use: points per font unit, how many telling glyphs have it, and the looks they are drawn in. */
export interface TextScale {
  readonly scale: number;
  readonly votes: number;
  readonly styles: ReadonlySet<string>;
}

/** Scales closer than this are the same text size. */
const SAME_SCALE = 0.03;
/** In font units. */
const MAX_RESIDUAL = 1.2;
const SAME_BASELINE = 1.8;
const MAX_OVERLAP = 3;
const MAX_GAP = 34;
const SPACE_GAP = 12.5;
/** A match of fewer points fits many shapes; it counts only beside others of the same size. */
const TELLING_POINTS = 6;
/** A dot has many points and says nothing about size all the same: a telling glyph also reaches this far. */
const TELLING_REACH = 3;
/** Points that a glyph must have to stand alone in a size and look that text is known to have. */
const LONE_POINTS = 3;
/** Two glyphs must explain more than one that covers the same strokes (a `d` is also an `I` and a `c`). */
const GLYPH_COST = 1;

/** Text sizes in use, most used first, from the matches that cannot be chance. */
export function scalesIn(matches: readonly (readonly GlyphMatch[])[]): TextScale[] {
  const clusters: { scale: number; votes: number; styles: Set<string> }[] = [];
  for (const own of matches) {
    const [match] = [...own].sort((a, b) => a.residual - b.residual);
    if (match === undefined || !isTelling(match)) continue;
    const cluster = clusters.find((each) => Math.abs(each.scale / match.scale - 1) < SAME_SCALE);
    if (cluster === undefined) clusters.push({ scale: match.scale, votes: 1, styles: new Set([match.style]) });
    else {
      cluster.votes += 1;
      cluster.scale += (match.scale - cluster.scale) / cluster.votes;
      cluster.styles.add(match.style);
    }
  }
  return clusters.sort((a, b) => b.votes - a.votes);
}

interface Step {
  readonly score: number;
  readonly start: number;
  readonly match: GlyphMatch | null;
  readonly previous: number;
}

/**
 * The best reading of the strokes at one text size: dynamic programming over the strokes, each left out at no gain or
 * taken into a glyph that gains by its points and loses by its residual. `taken` strokes are read already.
 */
export function wordsAtScale(
  matches: readonly (readonly GlyphMatch[])[],
  size: TextScale,
  taken: ReadonlySet<number>,
): Word[] {
  const { scale } = size;
  const best: Step[] = [{ score: 0, start: 0, match: null, previous: -1 }];
  for (let i = 0; i < matches.length; i += 1) {
    offer(best, i + 1, { score: best[i]?.score ?? 0, start: i, match: null, previous: i });
    for (const match of matches[i] ?? []) {
      if (!usable(match, scale, i, taken)) continue;
      const joined = joins(best[i]?.match ?? null, match, scale) ? 1 : 0;
      const gain = match.points * (1 - residualAt(match, scale) / 2) + joined - GLYPH_COST;
      offer(best, i + match.count, { score: (best[i]?.score ?? 0) + gain, start: i, match, previous: i });
    }
  }
  return lines(path(best), scale).filter((word) => isText(word, size));
}

function offer(best: Step[], at: number, step: Step): void {
  const known = best[at];
  if (known === undefined || step.score > known.score) best[at] = step;
}

function usable(match: GlyphMatch, scale: number, start: number, taken: ReadonlySet<number>): boolean {
  if (residualAt(match, scale) > MAX_RESIDUAL) return false;
  for (let k = start; k < start + match.count; k += 1) if (taken.has(k)) return false;
  return true;
}

function joins(before: GlyphMatch | null, after: GlyphMatch, scale: number): boolean {
  if (before === null) return false;
  if (Math.abs(baselineAt(before, scale) - baselineAt(after, scale)) > SAME_BASELINE * scale) return false;
  const gap = (after.x - before.right) / scale;
  return gap > -MAX_OVERLAP && gap < MAX_GAP;
}

function path(best: readonly Step[]): Word['glyphs'][number][] {
  const glyphs: Word['glyphs'][number][] = [];
  for (let at = best.length - 1; at > 0; ) {
    const step = best[at];
    if (step === undefined) {
      at -= 1;
      continue;
    }
    if (step.match !== null) glyphs.push({ start: step.start, match: step.match });
    at = step.previous;
  }
  return glyphs.reverse();
}

/** Cuts a row of glyphs where the next one does not stand beside the one before. */
function lines(glyphs: readonly Word['glyphs'][number][], scale: number): Word[] {
  const words: { glyphs: Word['glyphs'][number][]; scale: number }[] = [];
  for (const glyph of glyphs) {
    const last = words.at(-1);
    if (last !== undefined && joins(last.glyphs.at(-1)?.match ?? null, glyph.match, scale)) last.glyphs.push(glyph);
    else words.push({ glyphs: [glyph], scale });
  }
  return words;
}

/** Two straight lines are no text; a telling glyph, three of any kind in a row, or a lone one that looks like text, are. */
function isText({ glyphs }: Word, { styles, votes }: TextScale): boolean {
  // Dashes and slashes alone are a drawing; a plus is the sign of a battery or an amplifier's input.
  if (!glyphs.some(({ match }) => /[\p{L}\p{N}+]/u.test(match.character))) return false;
  if (glyphs.length >= 3 || glyphs.some(({ match }) => isTelling(match))) return true;
  return votes >= TELLING_POINTS && glyphs.some(({ match }) => isLone(match) && styles.has(match.style));
}

const isTelling = ({ points, reach }: GlyphMatch): boolean => points >= TELLING_POINTS && reach >= TELLING_REACH;
const isLone = ({ points, reach }: GlyphMatch): boolean => points >= LONE_POINTS && reach >= TELLING_REACH;

/** How much a word explains; the better of two readings of the same strokes has more. */
export const weightOf = ({ glyphs, scale }: Word): number =>
  glyphs.reduce((sum, { match }) => sum + match.points * (1 - residualAt(match, scale) / 2) - GLYPH_COST, 0);

/** The word with spaces where the gap is wide enough for one. */
export function textOf({ glyphs, scale }: Word): string {
  return glyphs
    .map(({ match }, i) => {
      const before = glyphs[i - 1]?.match;
      return (before !== undefined && (match.x - before.right) / scale > SPACE_GAP ? ' ' : '') + match.character;
    })
    .join('');
}

export const heightOf = ({ scale }: Word): number => scale * CAP_HEIGHT;
