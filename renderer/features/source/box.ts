import type { BBox } from '../../../shared/models';
import type { PageSize } from './pdf-engine';

/** A box as CSS percentages of the page's picture. PDF boxes count from the lower left, pictures from the upper left. */
export interface Placement {
  readonly left: string;
  readonly top: string;
  readonly width: string;
  readonly height: string;
}

/** Points added around a box, so that the mark does not cut through what it marks. */
const MARGIN = 2;

/** An empty box marks nothing: what the user added has a page alone. */
export const marksSomething = ([x0, y0, x1, y1]: BBox): boolean => x1 > x0 && y1 > y0;

export function placementOf([x0, y0, x1, y1]: BBox, { width, height }: PageSize): Placement {
  const left = Math.max(0, x0 - MARGIN);
  const right = Math.min(width, x1 + MARGIN);
  const bottom = Math.max(0, y0 - MARGIN);
  const top = Math.min(height, y1 + MARGIN);
  const percent = (part: number, whole: number): string => `${Math.round((part / whole) * 10_000) / 100}%`;
  return {
    left: percent(left, width),
    top: percent(height - top, height),
    width: percent(Math.max(0, right - left), width),
    height: percent(Math.max(0, top - bottom), height),
  };
}
