import type { BBox } from '../../../shared/models';
import type { Point } from './geometry';

/** Cells that one box may cover before it goes to the list that every query looks at. */
const MAX_CELLS = 4096;
/** Answers up to this long are searched for doubles one by one, which is cheaper than a set. */
const SHORT = 12;

interface Entry<T> {
  readonly box: BBox;
  readonly item: T;
  /** The last query that met this entry. */
  met: number;
}

/**
 * A uniform-grid index of boxes: near-constant time per query however many items a sheet holds.
 * `cell` is the edge of a cell in points; about one pin pitch serves well.
 */
export class BoxGrid<T> {
  private readonly cells = new Map<number, Entry<T>[]>();
  private readonly large: Entry<T>[] = [];
  private query = 0;

  constructor(private readonly cell: number) {}

  add(box: BBox, item: T): void {
    const entry: Entry<T> = { box, item, met: 0 };
    const [i0, j0, i1, j1] = [this.at(box[0]), this.at(box[1]), this.at(box[2]), this.at(box[3])];
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
    return this.within(box[0], box[1], box[2], box[3]);
  }

  /** Items whose box lies within `radius` of the point. */
  around(p: Point, radius: number): T[] {
    return this.within(p.x - radius, p.y - radius, p.x + radius, p.y + radius);
  }

  private within(x0: number, y0: number, x1: number, y1: number): T[] {
    const found: T[] = [];
    const query = ++this.query;
    const collect = (list: readonly Entry<T>[]): void => {
      for (const e of list) {
        if (e.met === query) continue;
        e.met = query;
        const b = e.box;
        if (b[0] <= x1 && x0 <= b[2] && b[1] <= y1 && y0 <= b[3]) found.push(e.item);
      }
    };
    const [i0, j0, i1, j1] = [this.at(x0), this.at(y0), this.at(x1), this.at(y1)];
    if ((i1 - i0 + 1) * (j1 - j0 + 1) > this.cells.size) {
      for (const list of this.cells.values()) collect(list);
    } else {
      for (let i = i0; i <= i1; i++) {
        for (let j = j0; j <= j1; j++) {
          const list = this.cells.get(keyOf(i, j));
          if (list) collect(list);
        }
      }
    }
    if (this.large.length > 0) collect(this.large);
    return withoutDoubles(found);
  }

  private at(v: number): number {
    return Math.max(-30000, Math.min(30000, Math.floor(v / this.cell)));
  }
}

/** An item may have been added under several boxes. */
function withoutDoubles<T>(items: T[]): T[] {
  if (items.length < 2) return items;
  if (items.length > SHORT) return [...new Set(items)];
  return items.filter((item, i) => items.indexOf(item) === i);
}

const keyOf = (i: number, j: number): number => (i + 32768) * 65536 + (j + 32768);
