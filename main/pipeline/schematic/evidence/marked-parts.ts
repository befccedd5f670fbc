import { boxGap } from '../geometry';
import { boxOfPin, type PinLine } from '../pins';
import { type Cluster, mergeClusters } from '../symbols';
import type { Word } from '../words';
import type { PinMark } from './marks';
import type { Tags } from './tags';

/** Symbols whose designators the marks tell, and the others. */
export interface MarkedParts {
  readonly owners: ReadonlyMap<Word, Cluster>;
  readonly rest: readonly Cluster[];
}

/**
 * Puts together what the marks of pins say belongs to one designator, and parts what they say does not. Units of one part
 * have the same pin marks but designators of their own: those are left to the distance between name and symbol.
 */
export function markedParts(clusters: readonly Cluster[], tags: Tags): MarkedParts {
  if (tags.pins.size === 0) return { owners: new Map(), rest: clusters };
  let fresh = clusters.reduce((most, c) => Math.max(most, c.id), 0) + 1;
  const pieces = clusters.flatMap((c) => split(c, tags.pins, () => fresh++));
  const byRef = new Map<string, Cluster[]>();
  for (const { ref, cluster } of pieces) {
    if (ref !== null) byRef.set(ref, [...(byRef.get(ref) ?? []), cluster]);
  }
  const owners = new Map<Word, Cluster>();
  const taken = new Set<Cluster>();
  for (const [ref, own] of byRef) {
    const words = [...tags.names].filter(([, name]) => name === ref);
    const [only, more] = words;
    const [first] = own;
    if (!only || more || !first) continue;
    owners.set(only[0], mergeClusters(own, first.id));
    for (const c of own) taken.add(c);
  }
  return { owners, rest: pieces.flatMap(({ cluster }) => (taken.has(cluster) ? [] : [cluster])) };
}

interface Piece {
  readonly ref: string | null;
  readonly cluster: Cluster;
}

/** The cluster by the designators of its pins; what is no pin goes with the nearest one. */
function split(c: Cluster, tags: ReadonlyMap<PinLine, PinMark>, id: () => number): Piece[] {
  const pins = c.pins.flatMap((pin) => {
    const tag = tags.get(pin);
    return tag ? [{ pin, ref: tag.ref }] : [];
  });
  const refs = [...new Set(pins.map(({ ref }) => ref))];
  const [first = null] = refs;
  if (refs.length <= 1) return [{ ref: first, cluster: c }];
  const nearest = (box: Cluster['bbox']) =>
    pins.reduce(
      (best, { pin, ref }) => {
        const gap = boxGap(box, boxOfPin(pin));
        return gap < best.gap ? { gap, ref } : best;
      },
      { gap: Number.POSITIVE_INFINITY, ref: first },
    ).ref;
  const lines = new Map(c.pins.map((pin) => [pin.stroke.id, tags.get(pin)?.ref ?? nearest(boxOfPin(pin))]));
  return refs.map((ref) => {
    const members = c.members.filter((m) => (lines.get(m.id) ?? nearest(m.bbox)) === ref);
    const own = c.pins.filter((pin) => lines.get(pin.stroke.id) === ref);
    return { ref, cluster: clusterFrom(id(), members, own) };
  });
}

function clusterFrom(id: number, members: Cluster['members'], pins: readonly PinLine[]): Cluster {
  const lines = new Set(pins.map((pin) => pin.stroke.id));
  const pieces = members.map((m): Cluster => ({ id, members: [m], pins: [], body: m.bbox, bbox: m.bbox }));
  const body = pieces.filter((_, i) => !lines.has(members[i]?.id ?? -1));
  const whole = mergeClusters(pieces, id);
  return { ...whole, pins, body: body.length > 0 ? mergeClusters(body, id).body : whole.body };
}
