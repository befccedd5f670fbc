/** Disjoint sets over 0..n-1 with path halving and union by size (Tarjan). */
export class UnionFind {
  private readonly parent: number[] = [];
  private readonly size: number[] = [];

  constructor(count = 0) {
    for (let i = 0; i < count; i++) this.add();
  }

  /** Adds one set of one element and returns the element. */
  add(): number {
    const id = this.parent.length;
    this.parent.push(id);
    this.size.push(1);
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

  join(a: number, b: number): void {
    let [x, y] = [this.find(a), this.find(b)];
    if (x === y) return;
    if ((this.size[x] ?? 0) < (this.size[y] ?? 0)) [x, y] = [y, x];
    this.parent[y] = x;
    this.size[x] = (this.size[x] ?? 0) + (this.size[y] ?? 0);
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
