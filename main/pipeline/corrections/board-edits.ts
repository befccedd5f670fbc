import type { BoardEdit, BoardModel, Component, Net, Source } from '../../../shared/models';

/** What became of one edit: the model with it, what it says and where; or why it was left out. */
export type EditResult =
  | { readonly board: BoardModel; readonly said: string; readonly source: Source | undefined }
  | { readonly problem: 'unmatched' | 'unusable'; readonly of: string };

type EditOf<K extends BoardEdit['do']> = Extract<BoardEdit, { do: K }>;

/** Applies one edit to a model. The model given stays as it is. */
export function applyBoardEdit(board: BoardModel, edit: BoardEdit): EditResult {
  switch (edit.do) {
    case 'rename-net':
      return renameNet(board, edit);
    case 'connect':
      return wirePin(board, edit, edit.net);
    case 'disconnect':
      return wirePin(board, edit, null);
    case 'choose-mcu':
      return chooseController(board, edit);
    case 'rename-component':
      return renameComponent(board, edit);
    case 'delete-component':
      return deleteComponent(board, edit);
  }
}

const unmatched = (of: string): EditResult => ({ problem: 'unmatched', of });

const findComponent = (board: BoardModel, ref: string): Component | undefined =>
  board.components.find((component) => component.ref === ref);

const hasNode = (net: Net, ref: string, pin: string): boolean =>
  net.nodes.some((node) => node.ref === ref && node.pin === pin);

/** By name, and by the anchor where several nets have it or where the name was made up and is gone. */
function findNet(board: BoardModel, { net: name, anchor }: EditOf<'rename-net'>): Net | undefined {
  const alike = board.nets.filter((net) => net.name === name);
  const anchored = anchor === undefined ? undefined : board.nets.find((net) => hasNode(net, anchor.ref, anchor.pin));
  if (anchored !== undefined && (alike.includes(anchored) || (alike.length === 0 && !anchored.named))) return anchored;
  return alike[0];
}

function renameNet(board: BoardModel, edit: EditOf<'rename-net'>): EditResult {
  const old = findNet(board, edit);
  if (old === undefined) return unmatched(`net ${edit.net}`);
  const other = board.nets.find((net) => net !== old && net.name === edit.to);
  const renamed: Net = {
    ...(other === undefined ? old : joined(old, other)),
    name: edit.to,
    named: true,
    corrected: true,
  };
  const isOn = (ref: string, pin: string): boolean => hasNode(old, ref, pin);
  return {
    board: {
      ...board,
      nets: board.nets.flatMap((net) => (net === old ? [renamed] : net === other ? [] : [net])),
      components: board.components.map((component) => ({
        ...component,
        pins: component.pins.map((pin) => (isOn(component.ref, pin.number) ? { ...pin, net: edit.to } : pin)),
      })),
    },
    said: `Net ${old.name} is called ${edit.to}.`,
    source: old.labels?.[0] ?? old.source,
  };
}

const joined = (a: Net, b: Net): Net => ({
  ...a,
  nodes: [...a.nodes, ...b.nodes],
  ...(a.wires || b.wires ? { wires: [...(a.wires ?? []), ...(b.wires ?? [])] } : {}),
  ...(a.labels || b.labels ? { labels: [...(a.labels ?? []), ...(b.labels ?? [])] } : {}),
});

function wirePin(
  board: BoardModel,
  { ref, pin: number }: EditOf<'connect' | 'disconnect'>,
  to: string | null,
): EditResult {
  const component = findComponent(board, ref);
  const pin = component?.pins.find((each) => each.number === number);
  if (component === undefined || pin === undefined) return unmatched(`pin ${ref}.${number}`);
  const source = pin.source ?? component.source;
  const left = board.nets.flatMap((net) => {
    if (!hasNode(net, ref, number)) return [net];
    const nodes = net.nodes.filter((node) => node.ref !== ref || node.pin !== number);
    return nodes.length === 0 ? [] : [{ ...net, nodes }];
  });
  return {
    board: {
      ...board,
      nets: to === null ? left : withNode(left, to, { ref, pin: number }, source),
      components: board.components.map((each) =>
        each === component
          ? { ...each, pins: each.pins.map((own) => (own === pin ? { ...own, net: to, corrected: true } : own)) }
          : each,
      ),
    },
    said: to === null ? `Pin ${ref}.${number} is on no net.` : `Pin ${ref}.${number} is on net ${to}.`,
    source,
  };
}

function withNode(nets: readonly Net[], name: string, node: Net['nodes'][number], source: Source): Net[] {
  const target = nets.find((net) => net.name === name);
  if (target === undefined) return [...nets, { name, named: true, nodes: [node], source, corrected: true }];
  return nets.map((net) => (net === target ? { ...net, nodes: [...net.nodes, node] } : net));
}

function chooseController(board: BoardModel, { ref }: EditOf<'choose-mcu'>): EditResult {
  if (ref === null) return { board: { ...board, mcu: null }, said: 'The board has no controller.', source: undefined };
  const component = findComponent(board, ref);
  if (component === undefined) return unmatched(`component ${ref}`);
  return {
    board: { ...board, mcu: ref, components: replaced(board, component, { ...component, corrected: true }) },
    said: `The controller is ${ref}.`,
    source: component.source,
  };
}

function renameComponent(board: BoardModel, { ref, to }: EditOf<'rename-component'>): EditResult {
  const component = findComponent(board, ref);
  if (component === undefined) return unmatched(`component ${ref}`);
  if (ref !== to && findComponent(board, to) !== undefined)
    return { problem: 'unusable', of: `component ${ref} as ${to}` };
  return {
    board: {
      ...board,
      mcu: board.mcu === ref ? to : board.mcu,
      components: replaced(board, component, { ...component, ref: to, corrected: true }),
      nets: board.nets.map((net) => ({
        ...net,
        nodes: net.nodes.map((node) => (node.ref === ref ? { ...node, ref: to } : node)),
      })),
    },
    said: `Component ${ref} is called ${to}.`,
    source: component.source,
  };
}

function deleteComponent(board: BoardModel, { ref }: EditOf<'delete-component'>): EditResult {
  const component = findComponent(board, ref);
  if (component === undefined) return unmatched(`component ${ref}`);
  return {
    board: {
      ...board,
      mcu: board.mcu === ref ? null : board.mcu,
      components: board.components.filter((each) => each !== component),
      nets: board.nets.flatMap((net) => {
        const nodes = net.nodes.filter((node) => node.ref !== ref);
        return nodes.length === 0 && net.nodes.length > 0 ? [] : [{ ...net, nodes }];
      }),
    },
    said: `Component ${ref} is not on the board.`,
    source: component.source,
  };
}

const replaced = (board: BoardModel, old: Component, by: Component): Component[] =>
  board.components.map((each) => (each === old ? by : each));
