import type { BoardModel, Component, ComponentPin, Net, Source } from '../../../shared/models';

/** What is chosen on the board: a component by its designator, or a net by its id in the index. */
export type Selection =
  | { readonly kind: 'component'; readonly ref: string }
  | { readonly kind: 'net'; readonly id: string };

/** A net with an id that is its name, numbered where several nets bear it. */
export interface NetItem {
  readonly id: string;
  readonly net: Net;
}

/** The board laid out for looking things up. */
export interface BoardIndex {
  readonly board: BoardModel;
  /** In natural order: R2 before R10. */
  readonly components: readonly Component[];
  /** Named ones first, each part in natural order. */
  readonly nets: readonly NetItem[];
  component(ref: string): Component | undefined;
  net(id: string): Net | undefined;
  pin(ref: string, number: string): ComponentPin | undefined;
  /** The id of the net that a pin is on; null when it is on none. */
  netOf(ref: string, pin: string): string | null;
}

const natural = new Intl.Collator('en', { numeric: true }).compare;
const nodeKey = (ref: string, pin: string): string => JSON.stringify([ref, pin]);

export function indexBoard(board: BoardModel): BoardIndex {
  const components = [...board.components].sort((a, b) => natural(a.ref, b.ref));
  const byRef = new Map(components.map((component) => [component.ref, component]));
  const pins = new Map(components.flatMap(({ ref, pins: own }) => own.map((pin) => [nodeKey(ref, pin.number), pin])));
  const nets = withIds(board.nets);
  const byId = new Map(nets.map(({ id, net }) => [id, net]));
  const byNode = new Map(nets.flatMap(({ id, net }) => net.nodes.map(({ ref, pin }) => [nodeKey(ref, pin), id])));
  return {
    board,
    components,
    nets: nets.sort((a, b) => Number(b.net.named) - Number(a.net.named) || natural(a.id, b.id)),
    component: (ref) => byRef.get(ref),
    net: (id) => byId.get(id),
    pin: (ref, number) => pins.get(nodeKey(ref, number)),
    netOf: (ref, pin) => byNode.get(nodeKey(ref, pin)) ?? null,
  };
}

function withIds(nets: readonly Net[]): NetItem[] {
  const seen = new Map<string, number>();
  return nets.map((net) => {
    const count = (seen.get(net.name) ?? 0) + 1;
    seen.set(net.name, count);
    return { id: count === 1 ? net.name : `${net.name} (${count})`, net };
  });
}

/** Everywhere a component is drawn. */
export const placesOf = (component: Component): readonly Source[] => component.units ?? [component.source];

const matches = (query: string, ...texts: readonly (string | undefined)[]): boolean =>
  texts.some((text) => text?.toLowerCase().includes(query) === true);

/** Components whose designator, value or part holds the text, in the order of the index. */
export function searchComponents(index: BoardIndex, text: string): readonly Component[] {
  const query = text.trim().toLowerCase();
  if (query === '') return index.components;
  return index.components.filter(({ ref, value, part }) => matches(query, ref, value, part));
}

/** Nets whose name, or the name of a part on them, holds the text. */
export function searchNets(index: BoardIndex, text: string): readonly NetItem[] {
  const query = text.trim().toLowerCase();
  if (query === '') return index.nets;
  return index.nets.filter(
    ({ id, net }) => matches(query, id) || net.nodes.some(({ ref }) => ref.toLowerCase() === query),
  );
}
