import type { Word } from './types';

/**
 * Column borders from header segments and the words below: between two neighbouring header segments the border stands in the
 * widest band that the fewest words cross. `left` and `right` bound the table.
 */
export function columnBorders(
  header: readonly { readonly bbox: readonly [number, number, number, number] }[],
  words: readonly Word[],
  left: number,
  right: number,
): number[] {
  const borders = [left];
  for (let i = 0; i + 1 < header.length; i++) {
    const from = header[i]?.bbox;
    const to = header[i + 1]?.bbox;
    if (!from || !to) continue;
    borders.push(
      quietest(words, Math.max(borders.at(-1) ?? left, (from[0] + from[2]) / 2), (to[0] + to[2]) / 2, [from[2], to[0]]),
    );
  }
  borders.push(right);
  return borders;
}

function quietest(words: readonly Word[], from: number, to: number, gap: readonly [number, number]): number {
  const count = Math.max(1, Math.floor(to - from));
  const crossed = new Array<number>(count).fill(0);
  for (const { bbox } of words) {
    const first = Math.max(0, Math.ceil(bbox[0] - from));
    const last = Math.min(count - 1, Math.floor(bbox[2] - from));
    for (let x = first; x <= last; x++) crossed[x] = (crossed[x] ?? 0) + 1;
  }
  // Inside the header's own gap a column border is likelier than under a header word.
  const cost = crossed.map((n, i) => n + (from + i >= gap[0] && from + i <= gap[1] ? 0 : 0.5));
  const least = Math.min(...cost);
  let best = { start: 0, length: 0 };
  for (let i = 0; i < count; ) {
    if (cost[i] !== least) {
      i++;
      continue;
    }
    let end = i;
    while (end < count && cost[end] === least) end++;
    if (end - i > best.length) best = { start: i, length: end - i };
    i = end;
  }
  // Text is set flush left as a rule: the border belongs near the right end of the white band.
  return from + best.start + Math.max(best.length * 0.5, best.length - 4);
}
