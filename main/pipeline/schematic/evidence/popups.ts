import type { BBox } from '../../../../shared/models';
import type { PdfAnnotation } from '../../pdf';
import { centre, contains, distance, height, holds, type Point, startOf, width } from '../geometry';
import { BoxGrid } from '../grid';
import type { Stroke } from '../primitives';
import type { Cluster } from '../symbols';
import { cleanNetName, unitOwner } from '../text-roles';
import type { Word } from '../words';
import type { SheetMarks } from './marks';

/** A symbol by its popup menu: designator, value, and the box around drawing and fields. Power symbols begin with `#PWR`. */
export interface PartPopup {
  readonly ref: string;
  readonly value: string;
  readonly bbox: BBox;
}

/** A wire or label by its popup menu: the full name of its net (empty for none), and the box around it. */
export interface NetPopup {
  readonly name: string;
  readonly bbox: BBox;
}

/** What a sheet's popup menus say. */
export interface Popups {
  readonly parts: readonly PartPopup[];
  readonly nets: readonly NetPopup[];
}

const ENTRY = /^\["!?(Reference|Value|Net) = (.*)"\],?$/;

/** Brackets stand in scripts as escapes of four digits. */
const plain = (text: string): string =>
  text.replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** The tool left menus on the sheet, so it tells all that is on it. */
export const hasMenus = ({ parts, nets }: Popups): boolean => parts.length + nets.length > 0;

/** Menus of KiCad 7 and later: scripts of links that list reference and value of a symbol, or the net of a wire or label. */
export function readPopups(annotations: readonly PdfAnnotation[]): Popups {
  const parts: PartPopup[] = [];
  const nets: NetPopup[] = [];
  for (const { action, bbox } of annotations) {
    if (!action.startsWith('ShM(')) continue;
    const said = new Map<string, string>();
    for (const line of action.split('\n')) {
      const [, key = '', value = ''] = ENTRY.exec(line.trim()) ?? [];
      if (key !== '' && !said.has(key)) said.set(key, plain(value.trim()));
    }
    const [ref, net] = [said.get('Reference'), said.get('Net')];
    if (ref) parts.push({ ref, value: said.get('Value') ?? '', bbox });
    else if (net !== undefined) nets.push({ name: /^<.*>$/.test(net) ? '' : net, bbox });
  }
  return { parts, nets };
}

/** Widest margin of a wire's box around it, and how much its four sides may differ, in text heights. */
const MARGIN = 1;
const UNEVEN = 0.1;

/** The nets of wires by the ids of their lines: a wire's box has the same margin on all sides. */
export function toldWires(strokes: readonly Stroke[], { nets }: Popups, unit: number): Map<number, string> {
  const told = new Map<number, string>();
  if (nets.length === 0) return told;
  const grid = new BoxGrid<NetPopup>(4 * unit);
  for (const net of nets) grid.add(net.bbox, net);
  for (const s of strokes) {
    const [x0, y0, x1, y1] = s.bbox;
    const net = grid.near(s.bbox).find(({ bbox }) => {
      const margins = [x0 - bbox[0], y0 - bbox[1], bbox[2] - x1, bbox[3] - y1];
      const [least, most] = [Math.min(...margins), Math.max(...margins)];
      return least >= 0 && most <= MARGIN * unit && most - least <= UNEVEN * unit;
    });
    if (net) told.set(s.id, net.name);
  }
  return told;
}

const isPart = ({ ref }: PartPopup): boolean => !ref.startsWith('#');

/** The word is the designator, or that of a unit of the part. */
const names = (text: string, ref: string): boolean => text === ref || unitOwner(text) === ref;

const wordOf = (part: PartPopup, words: readonly Word[]): Word | undefined =>
  words.find((w) => names(w.text, part.ref) && contains(part.bbox, centre(w.bbox)));

/** Designators that are not drawn, as words in the middle of their symbols. */
export function undrawnNames({ parts }: Popups, words: readonly Word[], unit: number): Word[] {
  return parts.filter(isPart).flatMap((part): Word[] => {
    if (wordOf(part, words)) return [];
    const { x, y } = centre(part.bbox);
    const place = { x, y, bbox: [x, y, x, y] as const satisfies BBox, width: 0, size: unit, angle: 0 };
    return [{ text: part.ref, ...place, color: '', visible: false, font: '' }];
  });
}

/** The value of a part by its designator or that of a unit; undefined where no menu tells one. */
export function toldValue(ref: string, { parts }: Popups): string | undefined {
  const value = parts.find((part) => names(ref, part.ref))?.value ?? '';
  return value === '' || value === '~' ? undefined : value;
}

/** What the menus say in the form of marks: which words are designators and which are labels. */
export const marksOfPopups = (popups: Popups, words: readonly Word[]): SheetMarks => ({
  parts: popups.parts.filter(isPart).flatMap((part) => {
    const word = wordOf(part, words);
    return word ? [{ ref: word.text, bbox: word.bbox }] : [];
  }),
  pins: [],
  labels: popups.nets.flatMap(({ bbox }) => (words.some((w) => isAround(bbox, w)) ? [bbox] : [])),
});

/** The last part of a net's path. */
const tailOf = (net: string): string => net.slice(net.lastIndexOf('/') + 1).replaceAll('{slash}', '/');

/** Room between a label and the box of its menu, in heights of the text: that of a flag around it. */
const FLAG = 3;

/** The box is that of the word: hardly larger. */
const isAround = (box: BBox, w: Word): boolean =>
  contains(box, centre(w.bbox)) &&
  width(box) * height(box) < (width(w.bbox) + FLAG * w.size) * (height(w.bbox) + FLAG * w.size) &&
  Math.max(width(box), height(box)) > 0.8 * w.width;

/** The net of the label that the word is; undefined where no menu tells. */
export const toldLabel = (w: Word, { nets }: Popups): string | undefined =>
  nets.filter(({ name, bbox }) => name !== '' && isAround(bbox, w)).sort((a, b) => off(a, w) - off(b, w))[0]?.name;

/** The menu that names the net as the word does is the word's; of others the nearest. */
const off = ({ name, bbox }: NetPopup, w: Word): number =>
  (tailOf(name) === w.text ? 0 : 1000) + distance(centre(bbox), centre(w.bbox));

/** Finds the symbols in whose boxes a thing lies, by their designators. */
export function holderOf({ parts }: Popups, unit: number): ((box: BBox) => ReadonlySet<string>) | null {
  if (parts.length === 0) return null;
  const grid = new BoxGrid<PartPopup>(8 * unit);
  for (const part of parts) grid.add(part.bbox, part);
  return (box) =>
    new Set(
      grid
        .near(box)
        .filter((part) => holds(part.bbox, box) && width(box) + height(box) > 0)
        .map((part) => part.ref),
    );
}

/** A power symbol that the menus tell, and the name of its net. */
export interface ToldSupply {
  readonly cluster: Cluster;
  readonly name: string;
  readonly words: readonly Word[];
}

/** Symbols that stand for supplies by their menus, and the clusters that are other symbols or none that end nets. */
export function toldSupplies(
  { parts }: Popups,
  clusters: readonly Cluster[],
  words: readonly Word[],
): { supplies: ToldSupply[]; open: Cluster[] } {
  const taken = new Set<Cluster>();
  const supplies = parts
    .filter(({ ref }) => ref.startsWith('#'))
    .flatMap((part): ToldSupply[] => {
      const rank = (c: Cluster) => 1000 * (c.holders?.size ?? 0) + distance(centre(c.bbox), centre(part.bbox));
      const own = clusters.filter((c) => c.holders?.has(part.ref) && !taken.has(c)).sort((a, b) => rank(a) - rank(b));
      const [cluster] = own;
      if (!cluster) return [];
      taken.add(cluster);
      const name = cleanNetName(part.value);
      return [
        { cluster, name, words: words.filter((w) => w.text === part.value && contains(part.bbox, centre(w.bbox))) },
      ];
    });
  return { supplies, open: clusters.filter((c) => !taken.has(c)) };
}

/** The wires of a sheet with the nets that the menus tell, each by a place on it. */
export const toldPlaces = (
  wires: readonly Stroke[],
  popups: Popups,
  unit: number,
): { readonly at: Point; readonly net: string }[] => {
  const told = toldWires(wires, popups, unit);
  return wires.flatMap((wire) => {
    const net = told.get(wire.id);
    return net ? [{ at: startOf(wire), net }] : [];
  });
};

/** A name that the tool made up for a net without one. */
export const isMadeUp = (net: string): boolean => /^(Net-\(|unconnected-)/.test(net);

/** Short names of nets: the last part of the path, the whole path where others end alike. */
export function shortNames(nets: readonly string[]): (net: string) => string {
  const paths = new Map<string, Set<string>>();
  for (const net of nets) paths.set(tailOf(net), (paths.get(tailOf(net)) ?? new Set()).add(net));
  return (net) => ((paths.get(tailOf(net))?.size ?? 0) > 1 ? net : cleanNetName(tailOf(net)));
}
