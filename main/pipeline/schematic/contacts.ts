import type { BBox } from '../../../shared/models';
import { distance, endOf, grow, type Line, type Point, startOf } from './geometry';
import { BoxGrid } from './grid';
import type { SheetNets } from './nets';
import { type PinLine, touches } from './pins';
import { type Cluster, cornersOf } from './symbols';

/** Where a cluster meets wires and other symbols' pins. `bare` are places without a pin line of its own. */
export interface Contact {
  readonly at: Point;
  readonly pin: PinLine | null;
}

export class ContactFinder {
  private readonly outers: BoxGrid<PinLine>;
  private readonly ends: BoxGrid<Point>;
  private readonly tolerance: number;

  constructor(
    pins: readonly PinLine[],
    wires: readonly Line[],
    private readonly nets: SheetNets,
    unit: number,
  ) {
    this.tolerance = 0.12 * unit;
    this.outers = new BoxGrid(3 * unit);
    this.ends = new BoxGrid(3 * unit);
    for (const pin of pins) this.outers.add([pin.outer.x, pin.outer.y, pin.outer.x, pin.outer.y], pin);
    for (const p of wires.flatMap((w) => [startOf(w), endOf(w)])) this.ends.add([p.x, p.y, p.x, p.y], p);
  }

  /** Pins, corners on a wire, and ends of wires or of other symbols' pins on the outline. Each place once. */
  of(cluster: Cluster): Contact[] {
    const contacts: Contact[] = cluster.pins.map((pin) => ({ at: pin.outer, pin }));
    const own = new Set(cluster.pins);
    const add = (at: Point) => {
      if (!contacts.some((c) => distance(c.at, at) <= this.tolerance)) contacts.push({ at, pin: null });
    };
    for (const corner of cornersOf(cluster)) {
      const foreign = this.outers.around(corner, this.tolerance).find((pin) => !own.has(pin));
      if (foreign && distance(foreign.outer, corner) <= this.tolerance) add(foreign.outer);
      // A symbol with a stem is met there; a wire that only passes its corner is none of its own.
      else if (own.size === 0 && this.nets.wiresAt(corner).length > 0) add(corner);
    }
    for (const at of [...this.wireEndsOn(cluster), ...this.outersOn(cluster)]) add(at);
    return contacts;
  }

  /** Outer ends of other symbols' pins that lie anywhere on the cluster's own lines. */
  private outersOn(cluster: Cluster): Point[] {
    const own = new Set(cluster.pins);
    const lines = new Set(cluster.pins.map((pin) => pin.stroke.id));
    const solid = cluster.members.filter((m) => !lines.has(m.id));
    return this.outers
      .near(grow(cluster.bbox, this.tolerance))
      .filter((pin) => !own.has(pin) && solid.some((m) => touches(m, pin.outer, this.tolerance)))
      .map((pin) => pin.outer);
  }

  /** Ends of wires in a box, each place once. */
  wireEndsIn(box: BBox): Point[] {
    const found: Point[] = [];
    for (const p of this.ends.near(box)) if (!found.some((f) => distance(f, p) <= this.tolerance)) found.push(p);
    return found;
  }

  /** Ends of wires that lie anywhere on the cluster's lines and on none of its pins. */
  wireEndsOn(cluster: Cluster): Point[] {
    const b = cluster.bbox;
    const found: Point[] = [];
    const pinLines = new Set(cluster.pins.map((pin) => pin.stroke.id));
    for (const p of this.ends.near([b[0] - 1, b[1] - 1, b[2] + 1, b[3] + 1])) {
      if (cluster.pins.some((pin) => Math.min(distance(pin.outer, p), distance(pin.inner, p)) <= this.tolerance))
        continue;
      if (found.some((f) => distance(f, p) <= this.tolerance)) continue;
      if (cluster.members.some((m) => !pinLines.has(m.id) && touches(m, p, this.tolerance))) found.push(p);
    }
    return found;
  }
}
