import { isGround, isPower, isResistor, type Netlist } from '../codegen/nets';

/** A supply by its name, or by the supply pin of a chip on it. */
export function isSupply(net: string, netlist: Netlist): boolean {
  if (isPower(net)) return true;
  return netlist
    .on(net, '')
    .some(
      ({ ref, pins }) =>
        /^(?:U|IC)\d/i.test(ref) && pins.some((pin) => pin.net === net && SUPPLY_PIN.test(pin.name ?? '')),
    );
}

const SUPPLY_PIN = /^(?:[AD]?V(?:DD|CC)[A-Z0-9]*|V3V?3|3V3|VIO|VOUT)$/i;

/** Resistors, also several in one package. */
const isResistorPart = (component: Parameters<typeof isResistor>[0]): boolean =>
  isResistor(component) || /^R[NPA]\d/i.test(component.ref);

/** True when a resistor leads from the net to a supply, or does so behind a resistor in series. */
export function isPulledUp(net: string, netlist: Netlist, except: string): boolean {
  const first = netlist.through(net, except, isResistorPart);
  if (first.some(({ far }) => isSupply(far, netlist))) return true;
  return first
    .filter(({ far }) => !isGround(far))
    .some(({ far, component }) =>
      netlist.through(far, component.ref, isResistorPart).some((next) => isSupply(next.far, netlist)),
    );
}
