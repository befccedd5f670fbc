import { GLYPHS, type GlyphTemplate } from './font';
import { extentOf, type Stroke } from './polylines';

/** A template laid over strokes. `scale` in points per font unit; lengths in points of the turned frame. */
export interface GlyphMatch {
  readonly character: string;
  /** Strokes used, from the one the match starts at. */
  readonly count: number;
  readonly scale: number;
  readonly x: number;
  readonly right: number;
  /** Height of the points' mean: as drawn, in points, and of the template over its baseline, in font units. */
  readonly middle: number;
  readonly templateMiddle: number;
  /** Root mean square distance of the points at the best scale, in font units. */
  readonly residual: number;
  /** Root mean square distance of the template's points from their centre, in font units. */
  readonly reach: number;
  /** Look of the strokes. */
  readonly style: string;
  /** Points compared: two say nothing about scale, many make a chance match impossible. */
  readonly points: number;
}

/** In font units. Writers that plot in pixels round points by as much as a unit; more is another glyph. */
const MAX_RESIDUAL = 1.2;

interface IndexedTemplate extends GlyphTemplate {
  readonly counts: readonly number[];
  readonly flat: readonly number[];
}

const byFirstCount = new Map<number, IndexedTemplate[]>();
for (const glyph of GLYPHS) {
  const counts = glyph.strokes.map((points) => points.length);
  const first = counts[0] ?? 0;
  byFirstCount.set(first, [...(byFirstCount.get(first) ?? []), { ...glyph, counts, flat: glyph.strokes.flat() }]);
}

/**
 * All glyphs that the strokes from `start` on may be. The fit is a least-squares scale and shift of the template
 * (Procrustes without rotation: turn the strokes first).
 */
export function glyphMatches(strokes: readonly Stroke[], start: number): GlyphMatch[] {
  const first = strokes[start];
  if (first === undefined) return [];
  const matches: GlyphMatch[] = [];
  for (const template of byFirstCount.get(first.points.length) ?? []) {
    const own = strokes.slice(start, start + template.counts.length);
    const fits =
      own.length === template.counts.length && own.every((stroke, i) => stroke.points.length === template.counts[i]);
    if (!fits || own.some(({ style }) => style !== first.style)) continue;
    const match = overlay(
      template,
      own.flatMap(({ points }) => points),
      first.style,
    );
    if (match !== null && match.residual <= MAX_RESIDUAL) matches.push(match);
  }
  return matches;
}

function overlay(
  { character, counts, flat }: IndexedTemplate,
  drawn: readonly number[],
  style: string,
): GlyphMatch | null {
  const points = flat.length / 2;
  const [tx, ty] = meanOf(flat);
  const [dx, dy] = meanOf(drawn);
  let dot = 0;
  let norm = 0;
  for (let i = 0; i < flat.length; i += 2) {
    const x = (flat[i] ?? 0) - tx;
    const y = (flat[i + 1] ?? 0) - ty;
    dot += x * ((drawn[i] ?? 0) - dx) + y * ((drawn[i + 1] ?? 0) - dy);
    norm += x * x + y * y;
  }
  const scale = dot / norm;
  if (!(scale > 0)) return null;
  let square = 0;
  for (let i = 0; i < flat.length; i += 2) {
    square += ((drawn[i] ?? 0) - dx - scale * ((flat[i] ?? 0) - tx)) ** 2;
    square += ((drawn[i + 1] ?? 0) - dy - scale * ((flat[i + 1] ?? 0) - ty)) ** 2;
  }
  const [left, , right] = extentOf(drawn);
  return {
    character,
    count: counts.length,
    scale,
    x: left,
    right,
    middle: dy,
    templateMiddle: ty,
    residual: Math.sqrt(square / points) / scale,
    reach: Math.sqrt(norm / points),
    style,
    points,
  };
}

/** Height of the baseline when the text is `scale` points per unit large. */
export const baselineAt = (match: GlyphMatch, scale: number): number => match.middle - scale * match.templateMiddle;

/** Root mean square distance of the points, in font units, when the text is `scale` points per unit large. */
export function residualAt({ residual, reach, scale: own }: GlyphMatch, scale: number): number {
  const factor = own / scale;
  return Math.hypot(residual * factor, (factor - 1) * reach);
}

function meanOf(flat: readonly number[]): [number, number] {
  let [x, y] = [0, 0];
  for (let i = 0; i + 1 < flat.length; i += 2) {
    x += flat[i] ?? 0;
    y += flat[i + 1] ?? 0;
  }
  return [(x * 2) / flat.length, (y * 2) / flat.length];
}
