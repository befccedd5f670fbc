import type { BBox } from '../../../../shared/models';
import { UnionFind } from '../../union-find';
import { centerX, centerY, cluster } from './boxes';
import { type CellPlace, cellOf } from './cells';
import { rowsOf } from './rows';
import type { Rule, Table, Word } from './types';

/** Rules that miss each other by less, in points, still meet. */
const MEET = 3;
/** Rules nearer than this are one border. */
const SAME = 2.2;
/** A table whose horizontal rules stick out further than this beyond its vertical ones has open sides. */
const OPEN_SIDE = 6;

export interface Lattice {
  readonly xs: readonly number[];
  /** From top to bottom, so falling. */
  readonly ys: readonly number[];
  readonly vertical: readonly Rule[];
  readonly horizontal: readonly Rule[];
}

/** Groups rules that meet. Each group of at least two each way, or with open sides, is a lattice. */
export function lattices(rules: readonly Rule[]): { lattices: Lattice[]; loose: Rule[] } {
  const sets = new UnionFind(rules.length);
  const horizontal = rules.flatMap((rule, i) => (rule.horizontal ? [i] : []));
  const vertical = rules.flatMap((rule, i) => (rule.horizontal ? [] : [i]));
  for (const h of horizontal) for (const v of vertical) if (meet(rules[h], rules[v])) sets.join(h, v);
  const groups = new Map<number, Rule[]>();
  rules.forEach((rule, i) => {
    groups.set(sets.find(i), [...(groups.get(sets.find(i)) ?? []), rule]);
  });
  const found: Lattice[] = [];
  const loose: Rule[] = [];
  for (const group of groups.values()) {
    const lattice = latticeOf(group);
    if (lattice) found.push(lattice);
    else loose.push(...group);
  }
  return { lattices: found, loose };
}

function meet(h: Rule | undefined, v: Rule | undefined): boolean {
  if (!h || !v) return false;
  return v.at >= h.from - MEET && v.at <= h.to + MEET && h.at >= v.from - MEET && h.at <= v.to + MEET;
}

function latticeOf(rules: readonly Rule[]): Lattice | null {
  const vertical = rules.filter((rule) => !rule.horizontal);
  const horizontal = rules.filter((rule) => rule.horizontal);
  if (vertical.length === 0 || horizontal.length === 0) return null;
  const xs = borders(vertical, horizontal);
  const ys = borders(horizontal, vertical);
  if (xs.length < 2 || ys.length < 2 || xs.length * ys.length < 6) return null;
  return { xs, ys: ys.reverse(), vertical, horizontal };
}

function borders(own: readonly Rule[], across: readonly Rule[]): number[] {
  const places = cluster(
    own.map(({ at }) => at),
    SAME,
  );
  const low = Math.min(...across.map(({ from }) => from));
  const high = Math.max(...across.map(({ to }) => to));
  const first = places[0] ?? low;
  const last = places.at(-1) ?? high;
  return [...(low < first - OPEN_SIDE ? [low] : []), ...places, ...(high > last + OPEN_SIDE ? [high] : [])];
}

/** Box of a lattice. */
export function latticeBox({ xs, ys }: Lattice): BBox {
  return [xs[0] ?? 0, ys.at(-1) ?? 0, xs.at(-1) ?? 0, ys[0] ?? 0];
}

/** The table a lattice rules, with `words` (those centred inside it) in its cells; null when it holds no table. */
export function ruledTable(lattice: Lattice, words: readonly Word[], page: number): Table | null {
  const { xs, ys } = lattice;
  const columns = xs.length - 1;
  const sets = mergeElementary(lattice, columns, ys.length - 1);
  const content = new Map<number, Word[]>();
  for (const word of words) {
    const column = slot(xs, centerX(word.bbox));
    const row = slot(ys, centerY(word.bbox));
    if (column < 0 || row < 0) continue;
    const root = sets.find(row * columns + column);
    content.set(root, [...(content.get(root) ?? []), word]);
  }
  if (content.size < 2) return null;
  const cells = places(sets, xs, ys).map(([root, place]) => cellOf(place, content.get(root) ?? [], page));
  const rows = rowsOf(cells, ys, page);
  return { kind: 'ruled', page, pages: [page], bbox: latticeBox(lattice), columns: xs, rows };
}

function mergeElementary({ xs, ys, vertical, horizontal }: Lattice, columns: number, rows: number): UnionFind {
  const sets = new UnionFind(columns * rows);
  for (let row = 0; row < rows; row++) {
    const midY = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2;
    for (let column = 0; column < columns; column++) {
      const midX = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2;
      const cell = row * columns + column;
      if (column + 1 < columns && !covered(vertical, xs[column + 1] ?? 0, midY)) sets.join(cell, cell + 1);
      if (row + 1 < rows && !covered(horizontal, ys[row + 1] ?? 0, midX)) sets.join(cell, cell + columns);
    }
  }
  return sets;
}

const covered = (rules: readonly Rule[], at: number, along: number): boolean =>
  rules.some((rule) => Math.abs(rule.at - at) <= SAME && rule.from <= along && rule.to >= along);

/** Index of the interval of rising or falling borders that holds `value`; -1 outside. */
function slot(borders: readonly number[], value: number): number {
  for (let i = 0; i + 1 < borders.length; i++) {
    const a = borders[i] ?? 0;
    const b = borders[i + 1] ?? 0;
    if (value >= Math.min(a, b) && value <= Math.max(a, b)) return i;
  }
  return -1;
}

function places(sets: UnionFind, xs: readonly number[], ys: readonly number[]): [number, CellPlace][] {
  const columns = xs.length - 1;
  const extents = new Map<number, [number, number, number, number]>();
  for (let i = 0; i < columns * (ys.length - 1); i++) {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const e = extents.get(sets.find(i)) ?? [row, column, row, column];
    extents.set(sets.find(i), [
      Math.min(e[0], row),
      Math.min(e[1], column),
      Math.max(e[2], row),
      Math.max(e[3], column),
    ]);
  }
  return [...extents].map(([root, [r0, c0, r1, c1]]) => [
    root,
    {
      ...{ row: r0, column: c0, rowSpan: r1 - r0 + 1, colSpan: c1 - c0 + 1 },
      bbox: [xs[c0] ?? 0, ys[r1 + 1] ?? 0, xs[c1 + 1] ?? 0, ys[r0] ?? 0],
    },
  ]);
}
