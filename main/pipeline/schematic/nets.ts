import { UnionFind } from '../union-find';
import type { Dot } from './dots';
import { endOf, grow, type Line, lineBox, type Point, pointToLine, startOf } from './geometry';
import { BoxGrid } from './grid';

/**
 * What joins what on one sheet. Wires join where an end of one lies on the other; two that merely cross join only at a
 * junction dot. Things are attached by their place: all that lies on one point, or on one wire, is one net.
 */
export class SheetNets {
  private readonly sets = new UnionFind();
  private readonly wireIds: number[] = [];
  private readonly wireGrid: BoxGrid<number>;
  private readonly points: { at: Point; id: number }[] = [];
  private readonly pointGrid: BoxGrid<number>;

  /** @param tolerance in points, how far two places may lie apart and still be the same. */
  constructor(
    private readonly wires: readonly Line[],
    dots: readonly Dot[],
    private readonly tolerance: number,
  ) {
    this.wireGrid = new BoxGrid(Math.max(tolerance * 25, 1));
    this.pointGrid = new BoxGrid(Math.max(tolerance * 25, 1));
    wires.forEach((wire, i) => {
      this.wireIds.push(this.sets.add());
      this.wireGrid.add(lineBox(wire), i);
    });
    for (const [i, wire] of wires.entries()) {
      for (const end of [startOf(wire), endOf(wire)]) for (const j of this.wiresAt(end)) this.joinWires(i, j);
    }
    for (const dot of dots) this.joinAtDot(dot);
  }

  /** Indices of the wires that pass through or end at the point. */
  wiresAt(p: Point, slack = this.tolerance): number[] {
    return this.wireGrid.around(p, slack).filter((i) => {
      const wire = this.wires[i];
      return wire !== undefined && pointToLine(p, wire) <= slack;
    });
  }

  /** Puts a thing at a place and returns its element; the same place gives the same net. */
  attach(at: Point): number {
    const id = this.sets.add();
    for (const i of this.wiresAt(at)) this.sets.join(id, this.wireIds[i] ?? id);
    for (const k of this.pointGrid.around(at, this.tolerance)) {
      const other = this.points[k];
      if (other && Math.hypot(other.at.x - at.x, other.at.y - at.y) <= this.tolerance) this.sets.join(id, other.id);
    }
    this.pointGrid.add([at.x, at.y, at.x, at.y], this.points.length);
    this.points.push({ at, id });
    return id;
  }

  /** The element of a wire, for labels that sit beside it rather than on a point. */
  ofWire(index: number): number {
    return this.wireIds[index] ?? -1;
  }

  /** Every wire with the net that it belongs to. */
  lines(): { line: Line; net: number }[] {
    return this.wires.map((line, i) => ({ line, net: this.netOf(this.ofWire(i)) }));
  }

  join(a: number, b: number): void {
    this.sets.join(a, b);
  }

  /** The representative of the net that an element belongs to. */
  netOf(element: number): number {
    return this.sets.find(element);
  }

  private joinWires(i: number, j: number): void {
    this.sets.join(this.wireIds[i] ?? 0, this.wireIds[j] ?? 0);
  }

  private joinAtDot(dot: Dot): void {
    const reach = dot.radius * 0.6 + this.tolerance;
    const near = this.wireGrid.near(grow([dot.x, dot.y, dot.x, dot.y], reach)).filter((i) => {
      const wire = this.wires[i];
      return wire !== undefined && pointToLine(dot, wire) <= reach;
    });
    const first = near[0];
    if (first !== undefined) for (const other of near) this.joinWires(first, other);
  }
}
