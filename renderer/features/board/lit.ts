import type { BBox, SheetWires, Source } from '../../../shared/models';
import { type BoardIndex, placesOf, type Selection } from './board-index';

type WireLine = SheetWires['lines'][number];

/** What lights up on one sheet. */
export interface Lit {
  /** The chosen component itself. */
  readonly chosen: readonly BBox[];
  /** Components that it touches. */
  readonly touched: readonly BBox[];
  readonly wires: readonly WireLine[];
  readonly pins: readonly BBox[];
  readonly labels: readonly BBox[];
}

/** A net with more pins than this is a supply as a rule: of a component that hangs on it, only the pin lights up. */
const MANY_PINS = 8;

/** What lights up on a sheet for a selection: a net with its wires, names, pins and parts; a component with its nets. */
export function litOn(index: BoardIndex, selection: Selection | null, page: number): Lit {
  if (selection === null) return DARK;
  return selection.kind === 'net' ? litNet(index, selection.id, page) : litComponent(index, selection.ref, page);
}

const DARK: Lit = { chosen: [], touched: [], wires: [], pins: [], labels: [] };

const onPage = (sources: readonly (Source | undefined)[], page: number): BBox[] =>
  sources.flatMap((source) => (source?.page === page ? [source.bbox] : []));

function litNet(index: BoardIndex, id: string, page: number): Lit {
  const net = index.net(id);
  if (net === undefined) return DARK;
  const refs = new Set(net.nodes.map(({ ref }) => ref));
  const parts = [...refs].flatMap((ref) => index.component(ref) ?? []);
  return {
    chosen: [],
    touched: onPage(parts.flatMap(placesOf), page),
    wires: (net.wires ?? []).filter((sheet) => sheet.page === page).flatMap(({ lines }) => lines),
    pins: onPage(
      net.nodes.map(({ ref, pin }) => index.pin(ref, pin)?.source),
      page,
    ),
    labels: onPage(net.labels ?? [], page),
  };
}

function litComponent(index: BoardIndex, ref: string, page: number): Lit {
  const component = index.component(ref);
  if (component === undefined) return DARK;
  const ids = new Set(component.pins.flatMap((pin) => index.netOf(ref, pin.number) ?? []));
  const small = [...ids].filter((id) => (index.net(id)?.nodes.length ?? 0) <= MANY_PINS);
  const nets = small.map((id) => litNet(index, id, page));
  const chosen = onPage(placesOf(component), page);
  const own = new Set(chosen.map((box) => box.join()));
  return {
    chosen,
    touched: unique(nets.flatMap(({ touched }) => touched)).filter((box) => !own.has(box.join())),
    wires: nets.flatMap(({ wires }) => wires),
    pins: onPage(
      component.pins.map(({ source }) => source),
      page,
    ),
    labels: nets.flatMap(({ labels }) => labels),
  };
}

const unique = (boxes: readonly BBox[]): BBox[] => [...new Map(boxes.map((box) => [box.join(), box])).values()];

/** Sheets on which something of the selection stands, in order. */
export function pagesOf(index: BoardIndex, selection: Selection | null): number[] {
  if (selection === null) return [];
  const sources = selection.kind === 'net' ? netSources(index, selection.id) : componentSources(index, selection.ref);
  return [...new Set(sources)].sort((a, b) => a - b);
}

function netSources(index: BoardIndex, id: string): number[] {
  const net = index.net(id);
  if (net === undefined) return [];
  const pins = net.nodes.flatMap(({ ref, pin }) => index.pin(ref, pin)?.source?.page ?? []);
  return [...(net.wires ?? []).map(({ page }) => page), ...(net.labels ?? []).map(({ page }) => page), ...pins];
}

const componentSources = (index: BoardIndex, ref: string): number[] => {
  const component = index.component(ref);
  return component === undefined ? [] : placesOf(component).map(({ page }) => page);
};

/** The box around what was chosen: a component alone, or all of a net; null when nothing of it is on the sheet. */
export function boundsOf(lit: Lit): BBox | null {
  const wires = lit.wires.map(boxOfLine);
  const boxes = lit.chosen.length > 0 ? lit.chosen : [...wires, ...lit.pins, ...lit.labels];
  const all = boxes.length > 0 ? boxes : lit.touched;
  const [first, ...rest] = all;
  return first === undefined ? null : rest.reduce(around, first);
}

export const boxOfLine = ([x0, y0, x1, y1]: WireLine): BBox => [
  Math.min(x0, x1),
  Math.min(y0, y1),
  Math.max(x0, x1),
  Math.max(y0, y1),
];

const around = (a: BBox, b: BBox): BBox => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];
