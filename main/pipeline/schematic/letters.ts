import type { DrawnPath } from '../pdf';
import { boxOf, grow, holds, union } from './geometry';
import { BoxGrid } from './grid';
import type { Word } from './words';

/** Strokes per letter from which an invisible text counts as laid over drawn letters rather than as a mark of its own. */
const STROKES_PER_LETTER = 0.5;

/**
 * Orders of the paths that are letters under invisible text: KiCad draws its letters as strokes of the text's colour and
 * lays invisible text over them. Altium's invisible marks lie over pins instead, far fewer strokes than letters.
 */
export function letterPaths(paths: readonly DrawnPath[], words: readonly Word[], unit: number): Set<number> {
  const grid = new BoxGrid<Word>(4 * unit);
  for (const w of words) if (!w.visible) grid.add(grow(w.bbox, 0.3 * w.size), w);
  const covered = new Map<Word, Set<number>>();
  for (const path of paths) {
    const box = path.subpaths.map((s) => boxOf(s.points)).reduce(union);
    for (const w of grid.near(box)) {
      if (w.color !== path.stroke || !holds(grow(w.bbox, 0.3 * w.size), box)) continue;
      const orders = covered.get(w) ?? new Set<number>();
      orders.add(path.order);
      covered.set(w, orders);
    }
  }
  const letters = new Set<number>();
  for (const [w, orders] of covered) {
    if (orders.size < STROKES_PER_LETTER * w.text.replace(/[\s\-|_']/g, '').length) continue;
    for (const order of orders) letters.add(order);
  }
  return letters;
}
