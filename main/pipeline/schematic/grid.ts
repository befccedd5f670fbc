import type { BBox } from '../../../shared/models';
import { overlaps, type Point } from './geometry';

/** Cells that one box may cover before it goes to the list that every query looks at. */
const MAX_CELLS = 4096;

/**
 * A uniform-grid index of boxes: near-constant time per query however many items a sheet holds.
 * `cell` is the edge of a cell in points; about one pin pitch serves well.
 */
export class BoxGrid<T> {
  private readonly cells = new Map<number, { box: BBox; item: T }[]>();
  private readonly large: { box: BBox; item: T }[] = [];

  constructor(private readonly cell: number) {}

  add(box: BBox, item: T): void {
    const entry = { box, item };
    const [i0, j0, i1, j1] = this.range(box);
    if ((i1 - i0 + 1) * (j1 - j0 + 1) > MAX_CELLS) {
      this.large.push(entry);
      return;
    }
    for (let i = i0; i <= i1; i++) {
      for (let j = j0; j <= j1; j++) {
        const key = keyOf(i, j);
        const list = this.cells.get(key);
        if (list) list.push(entry);
        else this.cells.set(key, [entry]);
      }
    }
  }

  /** Every item whose box meets `box`, each once, in the order of adding within a cell. */
  near(box: BBox): T[] {
    const found = new Set<T>();
    const [i0, j0, i1, j1] = this.range(box);
    if ((i1 - i0 + 1) * (j1 - j0 + 1) > this.cells.size) {
      for (const list of this.cells.values()) for (const e of list) if (overlaps(e.box, box)) found.add(e.item);
    } else {
      for (let i = i0; i <= i1; i++) {
        for (let j = j0; j <= j1; j++) {
          for (const e of this.cells.get(keyOf(i, j)) ?? []) if (overlaps(e.box, box)) found.add(e.item);
        }
      }
    }
    for (const e of this.large) if (overlaps(e.box, box)) found.add(e.item);
    return [...found];
  }

  /** Items whose box lies within `radius` of the point. */
  around(p: Point, radius: number): T[] {
    return this.near([p.x - radius, p.y - radius, p.x + radius, p.y + radius]);
  }

  private range(box: BBox): [number, number, number, number] {
    const at = (v: number) => Math.max(-30000, Math.min(30000, Math.floor(v / this.cell)));
    return [at(box[0]), at(box[1]), at(box[2]), at(box[3])];
  }
}

const keyOf = (i: number, j: number): number => (i + 32768) * 65536 + (j + 32768);
