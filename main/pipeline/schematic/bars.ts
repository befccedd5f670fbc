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
  // The longest bar of a ground is its first.
  const size = (c: Cluster) => Math.max(c.bbox[2] - c.bbox[0], c.bbox[3] - c.bbox[1]);
  for (const host of [...clusters].sort((a, b) => size(b) - size(a))) {
    if (taken.has(host.id) || host.pins.length > 1 || (host.pins.length === 0 && !soleStroke(host))) continue;
    let whole = host;
    for (;;) {
      const next = bars
        .near(grow(whole.body, BAR_GAP * unit))
        .find((b) => b.id !== host.id && !taken.has(b.id) && continues(whole, b, unit));
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
  const stroke = soleStroke(bar);
  const axis = axisOf(host);
  if (!axis || !stroke || lengthOf(stroke) > 4 * unit || boxGap(host.body, bar.bbox) > BAR_GAP * unit) return false;
  const { from, d, longest } = axis;
  const across = isHorizontal(stroke) ? Math.abs(d.y) > 0.9 : Math.abs(d.x) > 0.9;
  const middle = { x: (stroke.x0 + stroke.x1) / 2, y: (stroke.y0 + stroke.y1) / 2 };
  const off = Math.abs((middle.x - from.x) * d.y - (middle.y - from.y) * d.x);
  const along = (middle.x - from.x) * d.x + (middle.y - from.y) * d.y;
  const fits = host.pins.length > 0 ? along < 0.05 * unit : lengthOf(stroke) < 0.92 * longest;
  return across && fits && off < 0.15 * unit;
}

/** The line that bars are strung on: along the pin, or square through the middle of the bars so far. */
function axisOf(host: Cluster): { from: Point; d: Point; longest: number } | null {
  const [pin] = host.pins;
  if (pin) return { from: pin.inner, d: directionOf(pin), longest: Number.POSITIVE_INFINITY };
  const bars = host.members.flatMap((m) => ('style' in m ? [m] : []));
  const [shortest] = bars.sort((a, b) => lengthOf(a) - lengthOf(b));
  if (!shortest) return null;
  const from = { x: (shortest.x0 + shortest.x1) / 2, y: (shortest.y0 + shortest.y1) / 2 };
  return { from, d: isHorizontal(shortest) ? { x: 0, y: -1 } : { x: 1, y: 0 }, longest: lengthOf(shortest) };
}
