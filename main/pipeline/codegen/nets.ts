import type { BoardModel, Component, Net } from '../../../shared/models';

const GROUND = /^(?:[ADPS]?_?GND[AD]?\d*|VSS[AD]?|EARTH|0V)$/i;
const POWER =
  /^(?:\+?\d+V\d*|\+\d.*V?|V?\d+V\d*|[ADP]?V(?:CC|DD|BAT|BUS|IN|SYS|REF)[A-Z0-9_.+]*|VCC.*|VDD.*|.*_?3V3|.*_?5V0?)$/i;
const NOT_FITTED = /^(?:NC|DNP|DNF|DNI|NF)\b/i;

export const isGround = (net: string): boolean => GROUND.test(net);
export const isPower = (net: string): boolean => !isGround(net) && POWER.test(net);

/** A part one can pass through: its reference and the net on its other side. */
interface Step {
  readonly component: Component;
  readonly far: string;
}

/** Walks the netlist from net to net. Parts marked as not fitted are open. */
export class Netlist {
  readonly #components: ReadonlyMap<string, Component>;
  readonly #nets: ReadonlyMap<string, Net>;

  constructor(board: BoardModel) {
    this.#components = new Map(board.components.map((component) => [component.ref, component]));
    this.#nets = new Map(board.nets.map((net) => [net.name, net]));
  }

  component(ref: string): Component | undefined {
    return this.#components.get(ref);
  }

  /** Fitted components on a net, each once, without `except`. */
  on(net: string, except: string): Component[] {
    const refs = [...new Set((this.#nets.get(net)?.nodes ?? []).map(({ ref }) => ref))].filter((ref) => ref !== except);
    return refs.flatMap((ref) => {
      const component = this.#components.get(ref);
      return component === undefined || NOT_FITTED.test(component.value ?? '') ? [] : [component];
    });
  }

  /** Where the parts of a kind lead from a net. */
  through(net: string, except: string, kind: (component: Component) => boolean): Step[] {
    return this.on(net, except).flatMap((component) => {
      if (!kind(component)) return [];
      const far = new Set(component.pins.flatMap((pin) => (pin.net !== null && pin.net !== net ? [pin.net] : [])));
      return [...far].map((each) => ({ component, far: each }));
    });
  }
}

const byRef = (pattern: RegExp) => (component: Component) => pattern.test(component.ref);
export const isResistor = byRef(/^R\d/i);
export const isButton = byRef(/^(?:SW|S|K|KEY|BTN|PB|B|BT)_?\d/i);
export const isCrystal = byRef(/^(?:Y|X|XTAL|OSC)\d/i);
export const isConnector = byRef(/^(?:J|P|CN|CON|H|JP|HDR|X)\d/i);
const LED_WORDS = /LED|WS28|(?:^|\b)(?:RED|GREEN|BLUE|YELLOW|ORANGE|WHITE)\b|发光|指示/i;
export const isLed = (component: Component): boolean =>
  /^(?:LED|DS|LD)_?\d/i.test(component.ref) ||
  (/^D\d/i.test(component.ref) && LED_WORDS.test(`${component.value ?? ''} ${component.part ?? ''}`));
export const isDiode = (component: Component): boolean => /^(?:LED|DS|LD|D)_?\d/i.test(component.ref);
