import { boxGap, grow } from './geometry';
import { BoxGrid } from './grid';
import { type Cluster, mayBeOne, mergeClusters } from './symbols';

/** How near an orphan must be to the part it belongs to, in text heights. */
const REACH = 2.2;

/**
 * Gives what has pins but neither designator nor net name (a contact of a switch, a jumper's third pad, one plate) to the
 * nearest part. Returns the parts' clusters, grown, under the ids they had.
 */
export function adoptOrphans(
  owned: readonly Cluster[],
  orphans: readonly Cluster[],
  unit: number,
): Map<number, Cluster> {
  const grid = new BoxGrid<Cluster>(4 * unit);
  for (const c of owned) grid.add(c.bbox, c);
  const gains = new Map<number, Cluster[]>();
  for (const orphan of orphans) {
    if (orphan.pins.length === 0) continue;
    let best: Cluster | null = null;
    let lowest = REACH * unit;
    for (const c of grid.near(grow(orphan.body, lowest))) {
      const gap = boxGap(orphan.body, c.body);
      if (gap < lowest && mayBeOne(orphan, c) && alike(orphan, c)) [best, lowest] = [c, gap];
    }
    if (best) gains.set(best.id, [...(gains.get(best.id) ?? []), orphan]);
  }
  return new Map(owned.map((c) => [c.id, gains.has(c.id) ? mergeClusters([c, ...(gains.get(c.id) ?? [])], c.id) : c]));
}

/** The pins are drawn alike: parts of one symbol share a hand. */
function alike(a: Cluster, b: Cluster): boolean {
  const styles = new Set(b.pins.map((pin) => pin.stroke.style));
  return a.pins.every((pin) => styles.has(pin.stroke.style));
}
