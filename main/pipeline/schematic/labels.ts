import { grow, type Line, lengthOf, lineBox, type Point } from './geometry';
import { BoxGrid } from './grid';
import { baselineOver } from './pin-text';
import { cleanNetName, isNetName, isValue } from './text-roles';
import type { Word } from './words';

/** A net name written along a line. `line` is the index of that line among those given. */
export interface WireLabel {
  readonly word: Word;
  readonly name: string;
  readonly line: number;
}

/** How far over its wire the baseline of a label may lie, and how far under, in heights of its own text. */
const OVER = 1;
const UNDER = 0.45;

/** Words that lie along a wire, each with the nearest one. `mayLabel` rules out what has another role. */
export function labelsAlong(
  words: readonly Word[],
  wires: readonly Line[],
  unit: number,
  mayLabel: (w: Word) => boolean,
): WireLabel[] {
  const grid = new BoxGrid<number>(3 * unit);
  for (const [i, wire] of wires.entries()) grid.add(lineBox(wire), i);
  const labels: WireLabel[] = [];
  for (const w of words) {
    if (!mayLabel(w) || !isNetName(w.text) || isValue(w.text)) continue;
    let best: { wire: number; cost: number } | null = null;
    for (const i of grid.near(grow(w.bbox, w.size))) {
      const wire = wires[i];
      const cost = wire ? seatedOn(w, wire) : null;
      if (cost !== null && (best === null || cost < best.cost)) best = { wire: i, cost };
    }
    if (best) labels.push({ word: w, name: cleanNetName(w.text), line: best.wire });
  }
  return labels;
}

/** How badly the word sits on the wire, in points; null when it does not. */
export function seatedOn(w: Word, wire: Line): number | null {
  const length = lengthOf(wire);
  const r = (w.angle * Math.PI) / 180;
  const d: Point = { x: (wire.x1 - wire.x0) / length, y: (wire.y1 - wire.y0) / length };
  const cos = Math.cos(r) * d.x + Math.sin(r) * d.y;
  if (Math.abs(cos) < 0.95) return null;
  const over = baselineOver(w, { x: wire.x0, y: wire.y0 });
  if (over > OVER * w.size || over < -UNDER * w.size) return null;
  const start = (w.x - wire.x0) * d.x + (w.y - wire.y0) * d.y;
  const end = start + w.width * Math.sign(cos);
  const [from, to] = [Math.min(start, end), Math.max(start, end)];
  const shared = Math.min(to, length) - Math.max(from, 0);
  const anchored = start > -0.3 * w.size && start < length + 0.3 * w.size;
  if (!anchored && shared <= 0.5 * w.width) return null;
  return Math.abs(over - 0.2 * w.size) + (anchored ? 0 : 0.2 * w.size);
}

/** How far the beginning or end of a label's baseline may lie from the pin that it hangs on, in heights of its text. */
const TIP = 0.6;

/** Names that begin or end at the outer end of a pin and run on straight from there, without a wire. */
export function labelsAtTips(
  words: readonly Word[],
  tips: readonly Point[],
  unit: number,
): { readonly word: Word; readonly name: string; readonly at: Point }[] {
  const grid = new BoxGrid<Point>(2 * unit);
  for (const p of tips) grid.add([p.x, p.y, p.x, p.y], p);
  return words.flatMap((word) => {
    if (!isNetName(word.text) || isValue(word.text)) return [];
    const r = (word.angle * Math.PI) / 180;
    const ends = [0, word.width].map((along) => ({ x: word.x + along * Math.cos(r), y: word.y + along * Math.sin(r) }));
    const near = ends.flatMap((end) => {
      const gap = (p: Point) => Math.hypot(p.x - end.x, p.y - end.y);
      return grid
        .around(end, TIP * word.size)
        .flatMap((at) => (gap(at) <= TIP * word.size ? [{ at, gap: gap(at) }] : []));
    });
    const [best] = near.sort((a, b) => a.gap - b.gap);
    return best ? [{ word, name: cleanNetName(word.text), at: best.at }] : [];
  });
}
