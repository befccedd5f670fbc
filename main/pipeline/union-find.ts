/** Disjoint sets over 0..n-1 with path halving (Tarjan). */
export class UnionFind {
  private readonly parent: number[] = [];

  constructor(count = 0) {
    for (let i = 0; i < count; i++) this.add();
  }

  /** Adds one set of one element and returns the element. */
  add(): number {
    const id = this.parent.length;
    this.parent.push(id);
    return id;
  }

  find(element: number): number {
    let at = element;
    for (;;) {
      const up = this.parent[at] ?? at;
      if (up === at) return at;
      const above = this.parent[up] ?? up;
      this.parent[at] = above;
      at = above;
    }
  }

  /** Joins two sets; the smaller root stays, so that roots do not depend on the order of calls. */
  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x !== y) this.parent[Math.max(x, y)] = Math.min(x, y);
  }

  /** Members by set, each set in ascending order, sets by their smallest member. */
  groups(): number[][] {
    const byRoot = new Map<number, number[]>();
    for (let i = 0; i < this.parent.length; i++) {
      const root = this.find(i);
      const list = byRoot.get(root);
      if (list) list.push(i);
      else byRoot.set(root, [i]);
    }
    return [...byRoot.values()];
  }
}
