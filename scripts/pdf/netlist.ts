type Point = readonly [number, number];

export interface NetNode {
  readonly ref: string;
  readonly pin: string;
  readonly pinName: string;
}

export interface Netlist {
  readonly components: { ref: string; value: string; pins: number; pinNumbersDrawn: boolean }[];
  /** `auto` nets carry no drawn name. */
  readonly nets: { name: string; label: string; auto: boolean; nodes: NetNode[] }[];
  readonly unconnected: { ref: string; pin: string }[];
}

/**
 * Netlist of a drawing as a schematic editor makes it: wires join where ends meet or a junction lies, pins and names at
 * wire ends, and equal names are one net. Crossing wires without a junction stay apart.
 */
export class NetlistBuilder {
  private readonly parts: Netlist['components'] = [];
  private readonly pins: { node: NetNode; at: Point }[] = [];
  private readonly wires: { from: Point; to: Point }[] = [];
  private readonly names: { name: string; at: Point }[] = [];
  private readonly junctions: Point[] = [];
  private readonly parent = new Map<string, string>();

  part(ref: string, value: string, pins: number, pinNumbersDrawn: boolean): void {
    this.parts.push({ ref, value, pins, pinNumbersDrawn });
  }

  pin(ref: string, pin: string, pinName: string, at: Point): void {
    this.pins.push({ node: { ref, pin, pinName }, at });
  }

  wire(points: readonly number[]): void {
    for (let i = 0; i + 3 < points.length; i += 2) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = points.slice(i, i + 4);
      this.wires.push({ from: [x0, y0], to: [x1, y1] });
    }
  }

  junction(at: Point): void {
    this.junctions.push(at);
  }

  name(name: string, at: Point): void {
    this.names.push({ name, at });
  }

  build(): Netlist {
    for (const { from, to } of this.wires) this.join(key(from), key(to));
    for (const at of this.junctions) this.joinThrough(at);
    for (const { name, at } of this.names) {
      this.joinThrough(at);
      this.join(key(at), `name ${name}`);
    }
    const groups = new Map<string, NetNode[]>();
    for (const { node, at } of this.pins) {
      const root = this.find(key(at));
      groups.set(root, [...(groups.get(root) ?? []), node]);
    }
    return { components: this.parts, ...this.split(groups) };
  }

  private split(groups: ReadonlyMap<string, NetNode[]>): Pick<Netlist, 'nets' | 'unconnected'> {
    const nets: Netlist['nets'] = [];
    const unconnected: Netlist['unconnected'] = [];
    for (const [root, nodes] of groups) {
      const drawn = this.names.find(({ name }) => this.find(`name ${name}`) === root)?.name;
      const [first] = nodes;
      if (!first) continue;
      if (nodes.length === 1 && drawn === undefined) unconnected.push({ ref: first.ref, pin: first.pin });
      else {
        const name = drawn ?? `Net${first.ref}_${first.pin}`;
        nets.push({ name, label: drawn ?? '', auto: drawn === undefined, nodes });
      }
    }
    return { nets, unconnected };
  }

  private joinThrough(at: Point): void {
    for (const wire of this.wires) if (lies(at, wire.from, wire.to)) this.join(key(at), key(wire.from));
  }

  private find(name: string): string {
    let root = name;
    for (let up = this.parent.get(root); up !== undefined; up = this.parent.get(root)) root = up;
    return root;
  }

  private join(a: string, b: string): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x !== y) this.parent.set(x, y);
  }
}

const key = ([x, y]: Point): string => `${x},${y}`;

/** Whether a point lies on an upright or level wire, its ends included. */
function lies([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): boolean {
  const within = (v: number, a: number, b: number) => v >= Math.min(a, b) && v <= Math.max(a, b);
  return (x0 === x1 || y0 === y1) && within(x, x0, x1) && within(y, y0, y1);
}
