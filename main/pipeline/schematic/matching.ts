/** One possible pairing and what it costs; costs are not negative. */
export interface Pairing {
  readonly left: number;
  readonly right: number;
  readonly cost: number;
}

/**
 * Pairs as many left items as possible at the least total cost, by successive shortest augmenting paths with label
 * correction (Bellman-Ford on a queue). Returns the right item of each left one, -1 where it stays alone.
 */
export function matchCheapest(lefts: number, rights: number, pairings: readonly Pairing[]): number[] {
  const edges: Pairing[][] = Array.from({ length: lefts }, () => []);
  for (const p of pairings) edges[p.left]?.push(p);
  // Staying alone is a partner of one's own, dearer than all others together: so who stays alone is chosen as well.
  const alone = 1 + pairings.reduce((sum, p) => sum + p.cost, 0);
  for (const [left, list] of edges.entries()) list.push({ left, right: rights + left, cost: alone });
  const rightOf: number[] = new Array(lefts).fill(-1);
  const holder: (Pairing | null)[] = new Array(rights + lefts).fill(null);
  for (let start = 0; start < lefts; start++) augment(start, edges, rightOf, holder);
  return rightOf.map((right) => (right < rights ? right : -1));
}

function augment(
  start: number,
  edges: readonly (readonly Pairing[])[],
  rightOf: number[],
  holder: (Pairing | null)[],
): void {
  const distance = new Map<number, number>([[start, 0]]);
  const via = new Map<number, Pairing>();
  const reach = new Map<number, number>();
  const queue = [start];
  for (let left = queue.shift(); left !== undefined; left = queue.shift()) {
    for (const edge of edges[left] ?? []) {
      if (rightOf[left] === edge.right) continue;
      const cost = (distance.get(left) ?? 0) + edge.cost;
      if (cost >= (reach.get(edge.right) ?? Number.POSITIVE_INFINITY) - 1e-9) continue;
      reach.set(edge.right, cost);
      via.set(edge.right, edge);
      const held = holder[edge.right];
      if (!held) continue;
      const back = cost - held.cost;
      if (back >= (distance.get(held.left) ?? Number.POSITIVE_INFINITY) - 1e-9) continue;
      distance.set(held.left, back);
      queue.push(held.left);
    }
  }
  let end = -1;
  for (const [right, cost] of reach) {
    if (!holder[right] && (end < 0 || cost < (reach.get(end) ?? 0))) end = right;
  }
  for (let right = end; right >= 0; ) {
    const edge = via.get(right);
    if (!edge) return;
    const before = rightOf[edge.left] ?? -1;
    rightOf[edge.left] = right;
    holder[right] = edge;
    right = edge.left === start ? -1 : before;
  }
}
