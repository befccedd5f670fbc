import type { BBox } from '../../../shared/models';
import { centre, type Point, width } from './geometry';
import type { Shape } from './primitives';

export interface Dot extends Point {
  readonly radius: number;
  readonly color: string;
  readonly bbox: BBox;
  readonly shape: number;
}

/** Small filled discs: the candidates for junction dots. `unit` is the sheet's text height in points. */
export function findDots(shapes: readonly Shape[], unit: number): Dot[] {
  const dots: Dot[] = [];
  const seen = new Set<string>();
  for (const s of shapes) {
    if (!s.round || s.fill === null || width(s.bbox) > 0.95 * unit || width(s.bbox) < 0.08 * unit) continue;
    const c = centre(s.bbox);
    const key = `${c.x.toFixed(1)},${c.y.toFixed(1)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    dots.push({ ...c, radius: width(s.bbox) / 2, color: s.fill, bbox: s.bbox, shape: s.id });
  }
  return dots;
}
