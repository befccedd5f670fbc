import type { BBox, Diagnostic } from '../../../shared/models';
import type { Part } from './parts';

/** A part with the sheet it stands on and the nets of its pins. */
export interface PlacedPart {
  readonly part: Part;
  readonly page: number;
  readonly nets: readonly number[];
}

export interface Doubles {
  /** Names of the parts whose designator another part has, other than drawn. */
  readonly renamed: ReadonlyMap<Part, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parts that are never drawn in pieces, so that two symbols are two parts although their pins carry no numbers. */
const WHOLE = /^(R|C|L|D|LED|F|FB|Y|Q)\d/;
/** Share of the smaller one's pins that two symbols must have in common to be two parts rather than units of one. */
const COMMON = 0.5;

/**
 * Parts under a designator that is taken: the same pins again, on other nets. Units of one part have other pins; a part
 * that is drawn twice has the same nets. Each double is told with both its places and gets a name of its own.
 */
export function findDoubles(parts: readonly PlacedPart[]): Doubles {
  const names = new Set(parts.map(({ part }) => part.ref));
  const seen = new Map<string, PlacedPart[]>();
  const renamed = new Map<Part, string>();
  const diagnostics: Diagnostic[] = [];
  for (const placed of parts) {
    const { part, page } = placed;
    if (part.pins.length === 0) continue;
    const before = seen.get(part.ref) ?? [];
    seen.set(part.ref, [...before, placed]);
    const first = before.find((other) => areTwo(other, placed));
    if (!first) continue;
    const name = freeName(part.ref, names);
    renamed.set(part, name);
    const tell = (at: number, bbox: BBox): Diagnostic => ({
      severity: 'warning',
      code: 'DESIGNATOR_TWICE',
      message: `${part.ref} names two parts, on sheets ${first.page} and ${page}; the second is listed as ${name}.`,
      page: at,
      bbox,
    });
    diagnostics.push(tell(first.page, first.part.bbox), tell(page, part.bbox));
  }
  return { renamed, diagnostics };
}

function areTwo(a: PlacedPart, b: PlacedPart): boolean {
  const told = ({ part }: PlacedPart) => WHOLE.test(part.ref) || part.pins.every((pin) => pin.printed);
  if (!told(a) || !told(b)) return false;
  const netsOf = ({ part, nets }: PlacedPart) => new Map(part.pins.map((pin, i) => [pin.number, nets[i] ?? -1]));
  const [x, y] = [netsOf(a), netsOf(b)];
  const shared = [...x.keys()].filter((number) => y.has(number));
  if (shared.length === 0 || shared.length < COMMON * Math.min(x.size, y.size)) return false;
  // The ends of a plain part may have changed places.
  const nets = (of: ReadonlyMap<string, number>) =>
    shared
      .map((number) => of.get(number))
      .sort()
      .join();
  return nets(x) !== nets(y);
}

function freeName(ref: string, names: Set<string>): string {
  let n = 2;
  while (names.has(`${ref}_${n}`)) n++;
  names.add(`${ref}_${n}`);
  return `${ref}_${n}`;
}
