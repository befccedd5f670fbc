import { boxGap, grow, isHorizontal, isOrthogonal, lengthOf, type Point } from './geometry';
import { BoxGrid } from './grid';
import type { Stroke } from './primitives';
import { type Cluster, directionOf, mergeClusters } from './symbols';

/** Gap between two bars of one ground symbol, in text heights. */
const BAR_GAP = 0.8;

/**
 * Joins the loose bars of a ground or battery symbol to its stem: single lines across the axis of a one-pin cluster,
 * centred on it, each close to the one before.
 */
export function joinBars(clusters: readonly Cluster[], unit: number): Cluster[] {
  const bars = new BoxGrid<Cluster>(2 * unit);
  for (const c of clusters) if (soleStroke(c)) bars.add(c.bbox, c);
  const taken = new Set<number>();
  const grown = new Map<number, Cluster>();
  for (const host of clusters) {
    if (host.pins.length !== 1) continue;
    let whole = host;
    for (;;) {
      const next = bars
        .near(grow(whole.body, BAR_GAP * unit))
        .find((b) => !taken.has(b.id) && continues(whole, b, unit));
      if (!next) break;
      taken.add(next.id);
      whole = mergeClusters([whole, next], host.id);
    }
    if (whole !== host) grown.set(host.id, whole);
  }
  return clusters.filter((c) => !taken.has(c.id)).map((c) => grown.get(c.id) ?? c);
}

function soleStroke(c: Cluster): Stroke | null {
  const [only, more] = c.members;
  return only && !more && c.pins.length === 0 && 'style' in only && isOrthogonal(only) ? only : null;
}

function continues(host: Cluster, bar: Cluster, unit: number): boolean {
  const [pin] = host.pins;
  const stroke = soleStroke(bar);
  if (!pin || !stroke || lengthOf(stroke) > 4 * unit || boxGap(host.body, bar.bbox) > BAR_GAP * unit) return false;
  const d: Point = directionOf(pin);
  const across = isHorizontal(stroke) ? Math.abs(d.y) > 0.9 : Math.abs(d.x) > 0.9;
  const middle = { x: (stroke.x0 + stroke.x1) / 2, y: (stroke.y0 + stroke.y1) / 2 };
  const off = Math.abs((middle.x - pin.inner.x) * d.y - (middle.y - pin.inner.y) * d.x);
  const ahead = (middle.x - pin.inner.x) * d.x + (middle.y - pin.inner.y) * d.y < 0.05 * unit;
  return across && ahead && off < 0.15 * unit;
}
