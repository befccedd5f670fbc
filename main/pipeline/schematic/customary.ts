import type { BBox } from '../../../shared/models';
import { centre, distance, endOf, height, isOrthogonal, lengthOf, type Point, startOf, union, width } from './geometry';
import type { PinLine } from './pins';
import type { Stroke } from './primitives';
import { type Cluster, directionOf } from './symbols';

/** Number and name that a pin has by custom where the drawing gives none. */
export interface CustomaryPin {
  readonly number: string;
  readonly name: string | undefined;
}

/** Share of the channel that a line from the source reaches over, and by which a gate stands off its middle. */
const BULK = 0.35;
const OFF_MIDDLE = 0.2;
/** Largest arrow head and least leg of a bipolar transistor, in text heights. */
const ARROW = 1.3;
const LEG = 0.6;

/**
 * Pins of transistors and crystals whose symbols hide their numbers. Transistors have the order of small packages (JEDEC
 * TO-236): 1 gate or base, 2 source or emitter, 3 drain or collector; crystals count from the left, the case is 2 and 4.
 * Null where the drawing does not tell which is which, or for other parts.
 */
export function customaryPins(ref: string, cluster: Cluster, unit: number): Map<PinLine, CustomaryPin> | null {
  if (/^(Q|T|TR|VT)\d/.test(ref)) return transistorPins(cluster, unit);
  if (/^[XY]\d/.test(ref)) return crystalPins(cluster);
  return null;
}

interface Axis {
  readonly ends: readonly [PinLine, PinLine];
  readonly across: readonly PinLine[];
}

/** Two pins that point apart along one direction, the others square to it. */
function axisOf(pins: readonly PinLine[]): Axis | null {
  const dot = (a: PinLine, b: PinLine) => {
    const [u, v] = [directionOf(a), directionOf(b)];
    return u.x * v.x + u.y * v.y;
  };
  for (const a of pins) {
    const b = pins.find((o) => o !== a && dot(a, o) < -0.95);
    const across = pins.filter((o) => o !== a && o !== b);
    if (b && across.every((o) => Math.abs(dot(a, o)) < 0.1)) return { ends: [a, b], across };
  }
  return null;
}

function transistorPins(cluster: Cluster, unit: number): Map<PinLine, CustomaryPin> | null {
  const axis = cluster.pins.length === 3 ? axisOf(cluster.pins) : null;
  const [gate] = axis?.across ?? [];
  if (!axis || !gate) return null;
  const strokes = bodyOf(cluster);
  const bipolar = strokes.some((s) => !isOrthogonal(s) && lengthOf(s) > LEG * unit && legOf(s, axis.ends, unit));
  const source = (bipolar ? null : sourceOf(axis, gate, strokes, unit)) ?? byArrow(axis, cluster, unit);
  if (!source) return null;
  const drain = axis.ends[0] === source ? axis.ends[1] : axis.ends[0];
  const names = bipolar ? ['B', 'E', 'C'] : ['G', 'S', 'D'];
  return new Map([gate, source, drain].map((pin, i) => [pin, { number: String(i + 1), name: names[i] }]));
}

const bodyOf = (cluster: Cluster): Stroke[] => {
  const leads = new Set(cluster.pins.map((pin) => pin.stroke.id));
  return cluster.members.flatMap((m) => ('style' in m && !leads.has(m.id) ? [m] : []));
};

/** A slanted line from the inner end of a pin: the leg of a bipolar transistor. */
const legOf = (s: Stroke, ends: readonly PinLine[], unit: number): boolean =>
  ends.some(({ inner }) => Math.min(distance(startOf(s), inner), distance(endOf(s), inner)) < 0.15 * unit);

/** Place of `p` along the line between the inner ends, 0 at the first and 1 at the second. */
function along([a, b]: Axis['ends'], p: Point): number {
  const [dx, dy] = [b.inner.x - a.inner.x, b.inner.y - a.inner.y];
  return ((p.x - a.inner.x) * dx + (p.y - a.inner.y) * dy) / (dx * dx + dy * dy || 1);
}

/** The source is the end that a line joins to the bulk in the middle, or the one that the gate stands beside. */
function sourceOf({ ends }: Axis, gate: PinLine, strokes: readonly Stroke[], unit: number): PinLine | null {
  const [a, b] = ends;
  const reach = (pin: PinLine) => {
    const d = directionOf(pin);
    const off = (p: Point) => Math.abs((p.x - pin.inner.x) * d.y - (p.y - pin.inner.y) * d.x);
    const onAxis = strokes.filter((s) => off(startOf(s)) < 0.1 * unit && off(endOf(s)) < 0.1 * unit);
    const ownEnd = (p: Point) => (pin === a ? along(ends, p) : 1 - along(ends, p));
    const tied = onAxis.filter((s) => Math.min(ownEnd(startOf(s)), ownEnd(endOf(s))) < 0.1);
    return Math.max(0, ...tied.map((s) => Math.max(ownEnd(startOf(s)), ownEnd(endOf(s)))));
  };
  const [bulkA, bulkB] = [reach(a) >= BULK, reach(b) >= BULK];
  if (bulkA !== bulkB) return bulkA ? a : b;
  return nearerEnd(ends, along(ends, gate.inner));
}

const nearerEnd = ([a, b]: Axis['ends'], at: number): PinLine | null =>
  Math.abs(at - 0.5) < OFF_MIDDLE ? null : at < 0.5 ? a : b;

/** The end beside the arrow head: a small shape, or short lines drawn in one go. */
function byArrow({ ends }: Axis, cluster: Cluster, unit: number): PinLine | null {
  const shapes = cluster.members.filter((m) => !('style' in m) && !m.round);
  const boxes = [...shapes.map((m) => m.bbox), ...polylineBoxes(bodyOf(cluster))];
  const heads = boxes.filter((box) => Math.max(width(box), height(box)) < ARROW * unit);
  const sides = new Set(heads.flatMap((box) => nearerEnd(ends, along(ends, centre(box))) ?? []));
  const [only] = sides;
  return sides.size === 1 ? (only ?? null) : null;
}

function polylineBoxes(strokes: readonly Stroke[]): BBox[] {
  const paths = new Map<number, BBox>();
  for (const s of strokes) {
    const box = paths.get(s.order);
    if (!s.single) paths.set(s.order, box ? union(box, s.bbox) : s.bbox);
  }
  return [...paths.values()];
}

function crystalPins(cluster: Cluster): Map<PinLine, CustomaryPin> | null {
  const axis = cluster.pins.length === 3 || cluster.pins.length === 4 ? axisOf(cluster.pins) : null;
  if (!axis || axis.across.length === 0) return null;
  const ends = [...axis.ends].sort((p, q) => p.outer.x - q.outer.x || q.outer.y - p.outer.y);
  const order = [ends[0], axis.across[0], ends[1], axis.across[1]];
  return new Map(order.flatMap((pin, i) => (pin ? [[pin, { number: String(i + 1), name: undefined }]] : [])));
}
