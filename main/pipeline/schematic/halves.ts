import { boxGap, grow, type Point } from './geometry';
import { BoxGrid } from './grid';
import { type Cluster, directionOf, mayBeOne, mergeClusters } from './symbols';

/** How far the two halves of a capacitor, crystal or switch may lie apart, in text heights. */
const FACING_GAP = 2.2;
const SIDEWAYS = 0.6;

/**
 * Joins halves that face each other: capacitor plates, crystals, contacts. A half has one pin; its partner's pin points
 * the opposite way on the same axis. Nearest pairs first.
 */
export function joinFacingHalves(clusters: readonly Cluster[], unit: number): Cluster[] {
  const halves = clusters.filter((c) => c.pins.length === 1);
  const grid = new BoxGrid<Cluster>(4 * unit);
  for (const c of halves) grid.add(c.body, c);
  const pairs: { a: Cluster; b: Cluster; gap: number }[] = [];
  for (const a of halves) {
    for (const b of grid.near(grow(a.body, FACING_GAP * unit))) {
      if (b.id <= a.id || !mayBeOne(a, b) || !areFacing(a, b, unit)) continue;
      pairs.push({ a, b, gap: boxGap(a.body, b.body) });
    }
  }
  pairs.sort((p, q) => p.gap - q.gap || p.a.id - q.a.id);
  const taken = new Set<number>();
  const joined: Cluster[] = [];
  for (const { a, b, gap } of pairs) {
    if (gap > FACING_GAP * unit || taken.has(a.id) || taken.has(b.id)) continue;
    taken.add(a.id);
    taken.add(b.id);
    joined.push(mergeClusters([a, b], a.id));
  }
  return [...clusters.filter((c) => !taken.has(c.id)), ...joined];
}

function areFacing(a: Cluster, b: Cluster, unit: number): boolean {
  const [p, q] = [a.pins[0], b.pins[0]];
  if (!p || !q || !sameMaterial(a, b)) return false;
  const [u, v] = [directionOf(p), directionOf(q)];
  if (u.x * v.x + u.y * v.y > -0.95) return false;
  const between: Point = { x: q.inner.x - p.inner.x, y: q.inner.y - p.inner.y };
  const along = -(between.x * u.x + between.y * u.y);
  const across = Math.abs(between.x * u.y - between.y * u.x);
  return along > -0.05 * unit && along <= 2 * FACING_GAP * unit && across <= SIDEWAYS * unit;
}

/** Both are drawn in the same colours. */
function sameMaterial(a: Cluster, b: Cluster): boolean {
  const colours = (c: Cluster) => new Set(c.members.map((m) => ('style' in m ? m.color : (m.stroke ?? m.fill ?? ''))));
  const [x, y] = [colours(a), colours(b)];
  return [...x].some((colour) => y.has(colour));
}

/** How near a piece without pins (a lever, an arrow) must be to a symbol to belong to it, in text heights. */
const SCRAP_GAP = 0.9;

/**
 * Adds small pieces without a pin to the symbol they lie in or next to. What is larger than the symbol stays alone, and
 * so does what `isWhole` says is a symbol of its own.
 */
export function adoptScraps(clusters: readonly Cluster[], unit: number, isWhole: (c: Cluster) => boolean): Cluster[] {
  const hosts = clusters.filter((c) => c.pins.length > 0);
  const grid = new BoxGrid<Cluster>(4 * unit);
  for (const c of hosts) grid.add(c.body, c);
  const adopted = new Map<number, Cluster[]>();
  const alone: Cluster[] = [];
  for (const c of clusters) {
    if (c.pins.length > 0) continue;
    const host = isWhole(c) ? null : hostOf(c, grid, unit);
    if (host) adopted.set(host.id, [...(adopted.get(host.id) ?? []), c]);
    else alone.push(c);
  }
  return [...hosts.map((h) => mergeClusters([h, ...(adopted.get(h.id) ?? [])], h.id)), ...alone];
}

function hostOf(scrap: Cluster, grid: BoxGrid<Cluster>, unit: number): Cluster | null {
  const size = (c: Cluster) => Math.max(c.body[2] - c.body[0], c.body[3] - c.body[1]);
  let best: Cluster | null = null;
  let bestGap = SCRAP_GAP * unit;
  for (const host of grid.near(grow(scrap.bbox, bestGap))) {
    const gap = boxGap(scrap.bbox, host.body);
    if (size(scrap) > Math.max(size(host) * 1.5, 2.5 * unit) || host.pins.length < 2 || !mayBeOne(scrap, host))
      continue;
    if (gap < bestGap || (gap === bestGap && best === null)) {
      best = host;
      bestGap = gap;
    }
  }
  return best;
}
