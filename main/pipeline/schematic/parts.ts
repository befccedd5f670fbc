import type { BBox } from '../../../shared/models';
import type { ContactFinder } from './contacts';
import { type CustomaryPin, customaryPins } from './customary';
import type { Tags } from './evidence/tags';
import { centre, grow, type Point } from './geometry';
import type { BoxGrid } from './grid';
import { type MultiPad, padsOf, splitPads } from './pads';
import { numberInside, type PinText } from './pin-text';
import { boxOfPin, type PinLine } from './pins';
import type { Cluster } from './symbols';
import type { Word } from './words';

export interface PartPin {
  readonly number: string;
  readonly name: string | undefined;
  readonly at: Point;
  /** The number stands on the drawing or in its marks, rather than being counted. */
  readonly printed: boolean;
  /** A cross stands at its end: left open on purpose. */
  readonly noConnect?: true;
  /** The pin's line; the point where the wire ends on a symbol without pin lines. */
  readonly bbox: BBox;
}

/** A symbol with its designator as drawn (`U1A` for a unit). */
export interface Part {
  readonly ref: string;
  readonly value: string | undefined;
  readonly bbox: BBox;
  readonly pins: readonly PartPin[];
  /** The drawing hides the pins' numbers; those given are the customary ones. */
  readonly customary: boolean;
}

export interface PartContext {
  readonly pinText: ReadonlyMap<PinLine, PinText>;
  readonly finder: ContactFinder;
  /** Words that belong to no pin. */
  readonly words: BoxGrid<Word>;
  readonly unit: number;
  /** The word that states a part's value, by the part's designator. */
  readonly values: ReadonlyMap<Word, Word>;
  readonly tags: Tags;
}

/** The part that a designator names: its pins with the numbers drawn, else known by custom, else marked as unknown. */
export function partOf(word: Word, cluster: Cluster | undefined, context: PartContext): Part {
  const { pinText, words, unit } = context;
  if (!cluster) return { ref: word.text, value: undefined, bbox: word.bbox, pins: [], customary: false };
  const nearby = words.near(grow(cluster.body, 4 * unit));
  const marked = cluster.pins.filter((pin) => context.tags.pins.has(pin));
  // Where the tool marked the pins of a part, it marked them all.
  const lines = marked.length > 0 ? marked : cluster.pins;
  const drawn = lines.map((pin) => {
    const text = pinText.get(pin);
    // A number inside the box tells a pin whose line is as good as a wire.
    const bareBox = text?.number === undefined && text?.name === undefined && pin.rect;
    const inside = bareBox ? numberInside(pin.inner, bareBox.bbox, nearby, unit) : undefined;
    return drawnPin(pin, text, context.tags.pins.get(pin)?.number ?? inside);
  });
  const bare = marked.length > 0 ? markedPlaces(word, context) : bareEnds(cluster, nearby, context);
  const numberless = bare.length === 0 && drawn.every((p) => p.pads === null);
  const custom = numberless ? customaryPins(word.text, cluster, unit) : null;
  const pins = numbered([...drawn, ...bare], custom);
  return {
    ref: word.text,
    value: context.values.get(word)?.text,
    bbox: cluster.bbox,
    pins,
    customary: custom !== null,
  };
}

/** Places where wires end on a symbol that has no lines for its pins. */
const bareEnds = (cluster: Cluster, nearby: readonly Word[], { finder, unit }: PartContext): DrawnPin[] =>
  finder.wireEndsOn(cluster).map((at) => {
    const number = numberInside(at, cluster.body, nearby, unit);
    const pads = number === undefined ? null : padsOf(number);
    return { pads, name: undefined, at, bbox: grow([at.x, at.y, at.x, at.y], 0) };
  });

/** Pins that are marked where no line stands: at the end of the wire there, in the middle of the mark without one. */
function markedPlaces(word: Word, { tags, finder, unit }: PartContext): DrawnPin[] {
  const ref = tags.names.get(word);
  return tags.bare
    .filter((mark) => mark.ref === ref)
    .map((mark) => {
      const [only, more] = finder.wireEndsIn(grow(mark.bbox, 0.3 * unit));
      const at = only && !more ? only : centre(mark.bbox);
      return { pads: { first: mark.number, count: 1 }, name: undefined, at, bbox: mark.bbox };
    });
}

interface DrawnPin {
  readonly pads: MultiPad | null;
  readonly name: string | undefined;
  readonly at: Point;
  readonly bbox: BBox;
  readonly pin?: PinLine;
}

function drawnPin(pin: PinLine, text: PinText | undefined, marked: string | undefined): DrawnPin {
  const name = text?.name?.text;
  // Some connectors have the number where a name would be.
  const number = text?.number?.text ?? (name !== undefined && /^\d{1,3}$/.test(name) ? name : undefined);
  const pads = number === undefined ? null : padsOf(number);
  return {
    pads: marked === undefined ? pads : { first: marked, count: 1 },
    name,
    at: pin.outer,
    bbox: boxOfPin(pin),
    pin,
  };
}

function numbered(all: readonly DrawnPin[], custom: ReadonlyMap<PinLine, CustomaryPin> | null): PartPin[] {
  const pads = splitPads(all.flatMap((p) => p.pads ?? []));
  const used = new Set(all.flatMap((p) => p.pads?.first ?? []));
  // The two ends of a plain part are 1 and 2 by custom; more pins without a number stay marked as unknown.
  const mark = all.length <= 2 ? '' : '?';
  let next = 1;
  return all.flatMap((p): PartPin[] => {
    const { name, at, bbox } = p;
    if (p.pads) {
      return (pads.get(p.pads) ?? [p.pads.first]).map((number) => ({ number, name, at, bbox, printed: true }));
    }
    const printed = false;
    const known = p.pin ? custom?.get(p.pin) : undefined;
    if (known) return [{ number: known.number, name: name ?? known.name, at, bbox, printed }];
    if (all.length > 2 && name !== undefined && !used.has(name)) {
      used.add(name);
      return [{ number: name, name, at, bbox, printed }];
    }
    while (used.has(`${mark}${next}`)) next++;
    used.add(`${mark}${next}`);
    return [{ number: `${mark}${next}`, name, at, bbox, printed }];
  });
}
