import type { Component, ComponentPin, Net, Source } from '../../../shared/models';
import { isConnector } from '../codegen/nets';
import { words } from '../codegen/words';
import type { Clash, Rule, Scene } from './findings';

/** Kinds of outputs that nothing else may drive against. Outputs that share a line by design are not among them. */
const KINDS = [
  { kind: 'transmit', name: /^(?:U?TXD?\d?|U?S?ART\d?_?TXD?)$/i },
  { kind: 'supply', name: /^(?:V?OUT\d?|VO)$/i },
] as const;

interface Driver {
  readonly ref: string;
  readonly pin: string;
  readonly name: string;
  readonly kind: (typeof KINDS)[number]['kind'];
  readonly source: Source;
}

/** Two outputs on one net: transmitter against transmitter, regulator against regulator. */
export const twoDrivers: Rule = (scene) =>
  scene.board.nets.flatMap((net): Clash[] => {
    const drivers = net.nodes.flatMap(({ ref, pin }) => driverAt(scene, net, ref, pin));
    return KINDS.flatMap(({ kind }): Clash[] => {
      const alike = drivers.filter((driver) => driver.kind === kind);
      if (new Set(alike.map(({ ref }) => ref)).size < 2) return [];
      const list = alike.map(({ ref, pin, name }) => `${ref}.${pin} (${name})`).join(', ');
      const message = words(
        `Net ${net.name} is driven by more than one output: ${list}.`,
        `网络 ${net.name} 有多个输出同时驱动：${list}。`,
      );
      const manual = kind === 'transmit' ? rowsOf(scene, net) : [];
      return [
        { severity: 'warning', code: 'NET_WITH_TWO_DRIVERS', message, sheet: alike.map((d) => d.source), manual },
      ];
    });
  });

function driverAt(scene: Scene, net: Net, ref: string, number: string): Driver[] {
  const component = scene.netlist.component(ref);
  const pin = component?.pins.find((each) => each.number === number);
  if (component === undefined || pin === undefined) return [];
  const source = pin.source ?? component.source;
  if (ref === scene.mcu) {
    const use = scene.pins.find((each) => each.number === number && each.net === net.name);
    return use !== undefined && onlyTransmits(use.functions)
      ? [{ ref, pin: number, name: use.port?.label ?? use.name, kind: 'transmit', source }]
      : [];
  }
  const kind = kindOf(component, pin);
  return kind === null ? [] : [{ ref, pin: number, name: pin.name ?? '', kind, source }];
}

/** A connector's words say what the other side calls its pins; a regulator has an input besides its output. */
function kindOf(component: Component, { name = '' }: ComponentPin): Driver['kind'] | null {
  if (isConnector(component)) return null;
  const found = KINDS.find((each) => each.name.test(name))?.kind ?? null;
  if (found !== 'supply') return found;
  return component.pins.some((pin) => /^(?:V?IN\d?|VI)$/i.test(pin.name ?? '')) ? found : null;
}

/** The pin's UART functions all send; one that could receive as well is set up to fit its net. */
function onlyTransmits(functions: readonly string[]): boolean {
  const sends = functions.some((each) => /TXD?\d?_?\d?$/.test(each));
  return sends && !functions.some((each) => /RXD?\d?_?\d?$/.test(each));
}

const rowsOf = ({ pins }: Scene, net: Net): Source[] =>
  pins.flatMap(({ net: own, known }) => (own === net.name && known !== null ? [known.source] : []));
