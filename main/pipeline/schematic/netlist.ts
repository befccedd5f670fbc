import type { BBox, Component, Diagnostic, Net, Source } from '../../../shared/models';
import { UnionFind } from '../union-find';
import { busMembers } from './bus-names';
import { findDoubles } from './doubles';
import { isMadeUp, shortNames } from './evidence/popups';
import { type Point, union } from './geometry';
import { NetPlaces } from './places';
import type { Reading } from './reading';
import type { SheetBox } from './sheet-boxes';
import { cleanNetName, isNotFitted, unitOwner } from './text-roles';

interface NameOf {
  readonly element: number;
  readonly name: string;
  readonly rank: number;
  readonly sheet: number;
  readonly bbox: BBox;
}

/** Rank of a name's source, best first: what the tool tells, a supply, a flag or port, a label, a sheet entry. */
const RANK = { told: -1, power: 0, flag: 1, port: 2, label: 3, entry: 4 } as const;

/**
 * Joins the sheets: equal names by the rules of each kind, units of one part into one component, nets named by their best
 * name.
 */
export function buildNetlist(readings: readonly Reading[]): {
  components: Component[];
  nets: Net[];
  diagnostics: readonly Diagnostic[];
} {
  const board = new BoardNets(readings);
  const placed = readings.flatMap(({ page, parts }, sheet) =>
    parts.map((part) => ({ part, page, nets: part.pins.map((pin) => board.netAt(sheet, pin.at)) })),
  );
  const { renamed, diagnostics } = findDoubles(placed);
  const owners = ownersOf(readings);
  const nodesByNet = new Map<number, { ref: string; pin: string; source: Source }[]>();
  const drafts = new Map<string, Draft>();
  readings.forEach((reading, sheet) => {
    for (const part of reading.parts) {
      const ref = renamed.get(part) ?? owners(part.ref);
      const place: Source = { page: reading.page, bbox: part.bbox };
      const draft = drafts.get(ref) ?? draftOf(ref, part.value, place);
      drafts.set(ref, draft);
      draft.units.push(place);
      for (const pin of part.pins) {
        const net = board.netAt(sheet, pin.at);
        const known = draft.pins.get(pin.number);
        const source: Source = { page: reading.page, bbox: pin.bbox };
        draft.pins.set(pin.number, { name: known?.name ?? pin.name, net, source, noConnect: pin.noConnect === true });
        const nodes = nodesByNet.get(net) ?? [];
        nodes.push({ ref, pin: pin.number, source: place });
        nodesByNet.set(net, nodes);
      }
    }
  });
  return { ...assemble(drafts, nodesByNet, board), diagnostics };
}

interface Draft {
  readonly ref: string;
  readonly value: string | undefined;
  readonly pins: Map<string, { name: string | undefined; net: number; source: Source; noConnect: boolean }>;
  /** Where the first symbol stands, and where each one does. */
  readonly source: Source;
  readonly units: Source[];
}

const draftOf = (ref: string, value: string | undefined, source: Source): Draft => ({
  ref,
  value,
  pins: new Map(),
  source,
  units: [],
});

/** `U1B` is a unit of U1 when another unit of U1 is drawn; alone it is a part of that name. */
function ownersOf(readings: readonly Reading[]): (ref: string) => string {
  const units = new Map<string, Set<string>>();
  const refs = new Set(readings.flatMap((r) => r.parts.map((p) => p.ref)));
  for (const ref of refs) {
    const owner = unitOwner(ref);
    if (owner) units.set(owner, (units.get(owner) ?? new Set()).add(ref));
  }
  return (ref) => {
    const owner = unitOwner(ref);
    return owner && ((units.get(owner)?.size ?? 0) > 1 || ref.endsWith('A')) ? owner : ref;
  };
}

class BoardNets {
  private readonly sets = new UnionFind();
  private readonly byElement = new Map<string, number>();
  private readonly keys = new Map<string, number>();
  readonly names: NameOf[] = [];

  constructor(private readonly readings: readonly Reading[]) {
    const hierarchical = readings.some((r) => r.boxes.length > 0 || r.told.length > 0);
    // Everything is attached first: attaching may still join what a sheet held apart.
    const named = readings.flatMap((reading, sheet) => this.attachNames(reading, sheet, hierarchical));
    for (const part of readings.flatMap((r, sheet) => r.parts.map((p) => ({ p, sheet })))) {
      for (const pin of part.p.pins) this.elementAt(part.sheet, pin.at);
    }
    const told = readings.flatMap((r, sheet) => this.toldOn(r, sheet));
    const short = shortNames(told.map(({ net }) => net));
    for (const { sheet, element, net, bbox } of told) {
      const id = this.globalOf(sheet, element);
      if (!isMadeUp(net)) this.names.push({ element: id, name: short(net), rank: RANK.told, sheet, bbox });
      this.told.add(id);
      this.joinByKey(id, `net ${net}`);
    }
    for (const { sheet, element, name, rank, key, bbox } of named) {
      const id = this.globalOf(sheet, element);
      this.names.push({ element: id, name, rank, sheet, bbox });
      // What the tool tells of a wire outweighs the words on it, except a supply's: that joins everywhere.
      if (rank === RANK.power || !this.told.has(id)) this.joinByKey(id, key);
    }
    if (hierarchical) this.joinEntries();
  }

  private readonly placed = new Map<string, number>();
  /** Nets whose names the tool tells. */
  private readonly told = new Set<number>();

  netAt(sheet: number, at: { x: number; y: number }): number {
    return this.sets.find(this.globalOf(sheet, this.elementAt(sheet, at)));
  }

  find(element: number): number {
    return this.sets.find(element);
  }

  /** Wires and names of every net. To be asked when all is joined. */
  places(): NetPlaces {
    const places = new NetPlaces();
    this.readings.forEach(({ nets, page }, sheet) => {
      for (const { line, net } of nets.lines()) places.addWire(this.find(this.globalOf(sheet, net)), page, line);
    });
    for (const { element, sheet, bbox } of this.names) {
      places.addLabel(this.find(element), this.readings[sheet]?.page ?? 1, bbox);
    }
    return places;
  }

  private elementAt(sheet: number, at: { x: number; y: number }): number {
    const key = `${sheet}|${at.x}|${at.y}`;
    const known = this.placed.get(key);
    if (known !== undefined) return known;
    const element = this.readings[sheet]?.nets.attach(at) ?? -1;
    this.placed.set(key, element);
    return element;
  }

  private globalOf(sheet: number, element: number): number {
    const root = this.readings[sheet]?.nets.netOf(element) ?? element;
    const key = `${sheet}|${root}`;
    const known = this.byElement.get(key);
    if (known !== undefined) return known;
    const id = this.sets.add();
    this.byElement.set(key, id);
    return id;
  }

  private joinByKey(id: number, key: string): void {
    const known = this.keys.get(key);
    if (known === undefined) this.keys.set(key, id);
    else this.sets.join(known, id);
  }

  /** Wires, labels and flags of a sheet with the nets that the tool tells. */
  private toldOn(reading: Reading, sheet: number) {
    const wires = reading.told.map(({ at, net }) => ({ at, net, bbox: pointBox(at) }));
    const flags = reading.terminators.flatMap(({ at, words: [word] }) => (word ? [{ at, word }] : []));
    const labels = [...reading.labels, ...flags].flatMap(({ at, word }) => {
      const net = reading.toldNet(word);
      return net ? [{ at, net, bbox: word.bbox }] : [];
    });
    return [...wires, ...labels].map((place) => ({ ...place, sheet, element: this.elementAt(sheet, place.at) }));
  }

  private attachNames(reading: Reading, sheet: number, hierarchical: boolean) {
    const found: (NameOf & { readonly key: string })[] = [];
    for (const t of reading.terminators) {
      if (t.kind === 'mark') continue;
      const scope = hierarchical && t.kind === 'port' ? `sheet ${sheet} ` : '';
      found.push({
        sheet,
        element: this.elementAt(sheet, t.at),
        name: t.name,
        rank: RANK[t.kind],
        key: `${scope}${t.name}`,
        bbox: [t.cluster?.bbox, ...t.words.map((w) => w.bbox)]
          .filter((b) => b !== undefined)
          .reduce(union, pointBox(t.at)),
      });
    }
    for (const at of reading.grounds) {
      const element = this.elementAt(sheet, at);
      found.push({ sheet, element, name: 'GND', rank: RANK.power, key: 'GND', bbox: pointBox(at) });
    }
    for (const label of reading.labels) {
      const scope = hierarchical ? `sheet ${sheet} ` : '';
      found.push({
        sheet,
        element: this.elementAt(sheet, label.at),
        name: label.name,
        rank: RANK.label,
        key: `${scope}${label.name}`,
        bbox: label.word.bbox,
      });
    }
    return found;
  }

  /** A sheet entry is the port of that name on the sheet its box stands for; on every other sheet when that is not told. */
  private joinEntries(): void {
    this.readings.forEach((reading, sheet) => {
      for (const box of reading.boxes) {
        const targets = this.targetsOf(box, sheet);
        for (const entry of box.entries) {
          const name = cleanNetName(entry.name);
          const id = this.globalOf(sheet, this.elementAt(sheet, entry.at));
          this.names.push({ element: id, name, rank: RANK.entry, sheet, bbox: pointBox(entry.at) });
          for (const target of targets) {
            const other = this.keys.get(`sheet ${target} ${name}`);
            if (other !== undefined) this.sets.join(id, other);
          }
        }
        for (const bus of box.buses) this.joinMembers(bus, sheet, targets);
      }
    });
  }

  /** A bus through a sheet entry joins its members one by one, by place where it has another name on either side. */
  private joinMembers({ name, outside }: SheetBox['buses'][number], sheet: number, targets: readonly number[]): void {
    const inner = busMembers(name) ?? [];
    const outer = outside.flatMap((o) => busMembers(o) ?? []);
    const own = outer.length === inner.length ? outer : inner;
    for (const [i, member] of own.entries()) {
      const id = this.keys.get(`sheet ${sheet} ${member}`);
      for (const target of targets) {
        const other = this.keys.get(`sheet ${target} ${inner[i]}`);
        if (id !== undefined && other !== undefined) this.sets.join(id, other);
      }
    }
  }

  private targetsOf(box: SheetBox, sheet: number): number[] {
    const others = this.readings.map((_, i) => i).filter((i) => i !== sheet);
    const file = box.words.map((w) => w.text).find((text) => /\.(kicad_sch|sch|schdoc)$/i.test(text));
    if (!file) return others;
    const told = others.filter((i) => this.readings[i]?.words.some((w) => w.text !== file && w.text.endsWith(file)));
    return told.length > 0 ? told : others;
  }
}

function assemble(
  drafts: ReadonlyMap<string, Draft>,
  nodesByNet: ReadonlyMap<number, readonly { ref: string; pin: string; source: Source }[]>,
  board: BoardNets,
): { components: Component[]; nets: Net[] } {
  const best = new Map<number, NameOf>();
  for (const n of board.names) {
    const net = board.find(n.element);
    const known = best.get(net);
    if (!known || n.rank < known.rank || (n.rank === known.rank && n.name < known.name)) best.set(net, n);
  }
  const titles = new Map<number, string>();
  const places = board.places();
  const used = new Set([...best.values()].map((n) => n.name));
  const nets: Net[] = [];
  for (const [net, nodes] of nodesByNet) {
    const unique = uniqueNodes(nodes);
    const named = best.get(net);
    if (!named && unique.length < 2) continue;
    const name = named?.name ?? freshName(unique[0], used);
    titles.set(net, name);
    const source = nodes[0]?.source;
    nets.push({ name, named: named !== undefined, nodes: unique, ...(source ? { source } : {}), ...places.of(net) });
  }
  const components = [...drafts.values()].map((draft) => ({
    ref: draft.ref,
    ...(draft.value ? { value: draft.value } : {}),
    ...(draft.value && isNotFitted(draft.value) ? { notFitted: true as const } : {}),
    pins: [...draft.pins].map(([number, pin]) => ({
      number,
      ...(pin.name ? { name: pin.name } : {}),
      net: titles.get(pin.net) ?? null,
      source: pin.source,
      ...(pin.noConnect && !titles.has(pin.net) ? { noConnect: true as const } : {}),
    })),
    source: draft.source,
    ...(draft.units.length > 1 ? { units: draft.units } : {}),
  }));
  return { components, nets };
}

const pointBox = ({ x, y }: Point): BBox => [x, y, x, y];

function uniqueNodes(nodes: readonly { ref: string; pin: string }[]): { ref: string; pin: string }[] {
  const byKey = new Map(nodes.map(({ ref, pin }) => [`${ref}.${pin}`, { ref, pin }]));
  return [...byKey.values()];
}

function freshName(node: { ref: string; pin: string } | undefined, used: Set<string>): string {
  const base = node ? `Net-(${node.ref}-${node.pin})` : 'Net';
  let name = base;
  for (let i = 2; used.has(name); i++) name = `${base}_${i}`;
  used.add(name);
  return name;
}
