import { isLineOver } from './designators';
import { boxGap, grow, overlaps } from './geometry';
import type { Cluster } from './symbols';
import { isDesignator, isSupplyName, isValue } from './text-roles';
import type { Word } from './words';

/** How far a value may stand from its symbol, in text heights. */
const REACH = 3;

/** The word that states a part's value: near body and designator, in the designator's hand. Undefined when none is near. */
export function nearestValue(ref: Word, cluster: Cluster, words: readonly Word[], unit: number): Word | undefined {
  const field = grow(cluster.body, REACH * unit);
  let best: Word | undefined;
  let lowest = Number.POSITIVE_INFINITY;
  for (const w of words) {
    if (w === ref || !overlaps(w.bbox, field) || w.size > 1.8 * ref.size || !/[A-Za-z0-9]/.test(w.text)) continue;
    if (isDesignator(w.text) || isSupplyName(w.text)) continue;
    const foreign = w.color === ref.color ? 0 : 2 * unit;
    const odd = isValue(w.text) ? 0 : 0.7 * unit;
    const bare = /^\d{1,3}$/.test(w.text) ? unit : 0;
    const stacked = isLineOver(ref, w) || isLineOver(w, ref) ? -unit : 0;
    const cost = 0.5 * boxGap(w.bbox, ref.bbox) + boxGap(w.bbox, cluster.body) + foreign + odd + bare + stacked;
    if (cost < lowest && cost < (REACH + 1.5) * unit) {
      best = w;
      lowest = cost;
    }
  }
  return best;
}
