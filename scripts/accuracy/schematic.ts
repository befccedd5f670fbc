import type { BoardModel } from '../../shared/models';
import { fold, type Ratio, rated, ratio } from './ratio';
import type { SchematicTruth } from './truth';

export interface SchematicScore {
  readonly components: Ratio;
  /** Pairs of pins on one net. */
  readonly connections: Ratio;
  /** Pins of the controller on nets with a drawn name. */
  readonly mcu: Ratio;
  readonly mcuChosen: boolean;
  readonly missed: readonly string[];
}

interface NetLike {
  readonly name?: string | null | undefined;
  readonly label?: string | null | undefined;
  readonly auto?: boolean | null | undefined;
  readonly named?: boolean | null | undefined;
  readonly aliases?: readonly string[] | null | undefined;
  readonly nodes: readonly { readonly ref: string; readonly pin: string }[];
}

/** Nets above this size count as a star, so that one ground net does not outweigh the board. */
const STAR = 12;

/** Scores what was read of a schematic against the netlist of its design source. */
export function scoreSchematic(model: BoardModel, truth: SchematicTruth): SchematicScore {
  const have = new Set(model.components.map((part) => fold(part.ref)).filter(Boolean));
  const want = new Set(truth.components.map((part) => fold(part.ref)).filter(Boolean));
  const missed = [...want].filter((ref) => !have.has(ref));
  const mcu = truth.mcu ? scoreMcu(model.nets, truth.nets, fold(truth.mcu)) : { ratio: ratio(0, 0, 0), missed: [] };
  return {
    components: ratio(want.size - missed.length, have.size, want.size),
    connections: scoreConnections(model, truth),
    mcu: mcu.ratio,
    mcuChosen: fold(model.mcu) === fold(truth.mcu),
    missed: [...missed, ...mcu.missed],
  };
}

function scoreConnections(model: BoardModel, truth: SchematicTruth): Ratio {
  // Pins 1 and 2 of a part without drawn pin numbers cannot be told apart.
  const symmetric = new Set(
    truth.components
      .filter(
        (part) => (Array.isArray(part.pins) ? part.pins.length : part.pins) === 2 && part.pinNumbersDrawn !== true,
      )
      .map((part) => fold(part.ref)),
  );
  const hidden = new Set(truth.notDrawn.map((part) => fold(part.ref)));
  const keyOf = ({ ref, pin }: { ref: string; pin: string }) =>
    `${fold(ref)}.${symmetric.has(fold(ref)) ? '*' : fold(pin)}`;
  const pairsOf = (nets: readonly NetLike[]) => {
    const pairs = new Map<string, readonly [string, string]>();
    for (const net of nets) {
      const keys = [...new Set(net.nodes.filter((n) => !hidden.has(fold(n.ref))).map(keyOf))].sort();
      keys.forEach((a, i) => {
        if (keys.length > STAR && i > 0) return;
        for (const b of keys.slice(i + 1)) pairs.set(`${a}~${b}`, [a, b]);
      });
    }
    return [...pairs.values()];
  };
  const confirmed = (pairs: readonly (readonly [string, string])[], nets: readonly NetLike[]) => {
    const on = new Map<string, Set<NetLike>>();
    for (const net of nets) {
      for (const node of net.nodes) on.set(keyOf(node), (on.get(keyOf(node)) ?? new Set()).add(net));
    }
    return pairs.filter(([a, b]) => [...(on.get(a) ?? [])].some((net) => on.get(b)?.has(net))).length;
  };
  const [given, wanted] = [pairsOf(model.nets), pairsOf(truth.nets)];
  const hit = confirmed(wanted, model.nets);
  const precision = given.length ? confirmed(given, truth.nets) / given.length : 0;
  const recall = wanted.length ? hit / wanted.length : 0;
  return rated(precision, recall, { hit, given: given.length, wanted: wanted.length });
}

function scoreMcu(model: readonly NetLike[], truth: readonly NetLike[], mcu: string) {
  const pinsOf = (nets: readonly NetLike[]) => {
    const pins = new Map<string, Set<string>>();
    for (const net of nets.filter((n) => !isUnnamed(n))) {
      for (const node of net.nodes) if (fold(node.ref) === mcu) pins.set(fold(node.pin), namesOf(net));
    }
    return pins;
  };
  const [have, want] = [pinsOf(model), pinsOf(truth)];
  const lost = [...want].filter(([pin, names]) => ![...(have.get(pin) ?? [])].some((name) => names.has(name)));
  const missed = lost.map(([pin, names]) => `${mcu}.${pin} on ${[...names][0] ?? ''}`);
  return { ratio: ratio(want.size - lost.length, have.size, want.size), missed };
}

function isUnnamed(net: NetLike): boolean {
  if (net.auto === true || net.named === false || !net.name) return true;
  return fold(net.name) === '' || /^(NET|N\$|UNNAMED|NC$|NOCONNECT|UNCONNECTED)/i.test(net.name);
}

/** Names of a net without the sheet path before them. */
const namesOf = (net: NetLike): Set<string> =>
  new Set(
    [net.name, net.label, ...(net.aliases ?? [])].map((name) => fold((name ?? '').split('/').pop())).filter(Boolean),
  );
