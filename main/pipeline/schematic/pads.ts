/** What stands beside a pin that is several pads of the package: the first pad and how many there are (Eagle's `5*3`). */
export interface MultiPad {
  readonly first: string;
  readonly count: number;
}

/** `5*3`, `VBUS*2`, `S@1*9`, or one pad: `7`. */
export function padsOf(text: string): MultiPad {
  const m = /^(.+)\*(\d{1,2})$/.exec(text);
  return { first: m?.[1] ?? text, count: Number(m?.[2] ?? 1) };
}

/** Parts with more pads in shared pins than this have too many ways to be told apart. */
const MOST_HIDDEN = 8;

/**
 * The pads behind each pin, as far as they can be told: pads with an index of their own count on, and where the package
 * has as many pads as its highest number, those not drawn go to the pins that hide some, when there is just one way. The
 * first pad alone where the drawing does not tell.
 */
export function splitPads(pins: readonly MultiPad[]): Map<MultiPad, string[]> {
  const pads = new Map(pins.map((pin) => [pin, [pin.first]]));
  for (const pin of pins) {
    const m = /^(.*@)(\d+)$/.exec(pin.first);
    if (m)
      pads.set(
        pin,
        Array.from({ length: pin.count }, (_, i) => `${m[1]}${Number(m[2]) + i}`),
      );
    const contact = /^A([67])$/.exec(pin.first);
    // A USB-C receptacle has D+ and D- on both rows.
    if (contact && pin.count === 2) pads.set(pin, [pin.first, `B${contact[1]}`]);
  }
  for (const [pin, more] of hiddenNumbers(pins)) pads.set(pin, [pin.first, ...more]);
  return pads;
}

function hiddenNumbers(pins: readonly MultiPad[]): Map<MultiPad, string[]> {
  const none = new Map<MultiPad, string[]>();
  if (!pins.every((pin) => /^\d+$/.test(pin.first))) return none;
  const total = pins.reduce((sum, pin) => sum + pin.count, 0);
  const drawn = new Set(pins.map((pin) => Number(pin.first)));
  if (drawn.size !== pins.length || Math.max(...drawn) > total) return none;
  const hidden = Array.from({ length: total }, (_, i) => i + 1).filter((n) => !drawn.has(n));
  if (hidden.length === 0 || hidden.length > MOST_HIDDEN) return none;
  const open = pins.filter((pin) => pin.count > 1);
  const ways = waysToFill(open, hidden);
  const [way] = ways;
  return ways.length === 1 && way ? way : none;
}

/** Up to two ways to give every pin as many pads as it hides, all behind its first. */
function waysToFill(pins: readonly MultiPad[], hidden: readonly number[]): Map<MultiPad, string[]>[] {
  const [pin, ...rest] = pins;
  if (!pin) return hidden.length === 0 ? [new Map()] : [];
  const found: Map<MultiPad, string[]>[] = [];
  for (const chosen of choices(
    hidden.filter((n) => n > Number(pin.first)),
    pin.count - 1,
  )) {
    const left = hidden.filter((n) => !chosen.includes(n));
    for (const way of waysToFill(rest, left)) found.push(new Map([...way, [pin, chosen.map(String)]]));
    if (found.length > 1) break;
  }
  return found;
}

function choices(from: readonly number[], count: number): number[][] {
  if (count === 0) return [[]];
  return from.flatMap((n, i) => choices(from.slice(i + 1), count - 1).map((more) => [n, ...more]));
}
