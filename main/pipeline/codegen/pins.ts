import type { BoardModel, Component, DeviceModel, Pin, Source } from '../../../shared/models';
import { type PortPin, portPin } from './lookup';
import { Netlist } from './nets';
import { type Role, roleOf } from './roles';

/** A pin of the controller as the board uses it. */
export interface PinUse {
  readonly number: string;
  /** The pin's name on the sheet, or in the manual where the sheet has none. */
  readonly name: string;
  readonly net: string | null;
  readonly port: PortPin | null;
  /** What the pin can do, by manual and sheet, in capitals. */
  readonly functions: readonly string[];
  readonly role: Role;
  /** The pin's row in the manual; null when the two documents could not be matched here. */
  readonly known: Pin | null;
  /** Where the pin stands on the sheet; the whole component where its pins have no place. */
  readonly source: Source;
}

/** The controller's pins in order of number, with their roles; empty without a controller on the board. */
export function pinsOf(board: BoardModel, device: DeviceModel): PinUse[] {
  const mcu = board.components.find(({ ref }) => ref === board.mcu);
  if (mcu === undefined) return [];
  const netlist = new Netlist(board);
  const rows = packageRows(device, mcu);
  return mcu.pins
    .map((pin): PinUse => {
      const known = rows.find(({ number }) => number === pin.number) ?? null;
      const name = pin.name ?? known?.name ?? '';
      const words = [name, known?.name ?? '', ...(known?.functions ?? [])].flatMap((text) =>
        text.split(/[/,，、;\s()]+/),
      );
      return {
        number: pin.number,
        name,
        net: pin.net,
        port: portPin(name) ?? (known === null ? null : portPin(known.name)) ?? portPin(pin.net ?? ''),
        functions: [...new Set(words.filter((word) => word !== '').map((word) => word.toUpperCase()))],
        role: roleOf({ name, net: pin.net }, netlist, mcu.ref),
        known,
        source: pin.source ?? mcu.source,
      };
    })
    .sort((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }) || a.name.localeCompare(b.name, 'en'));
}

/** Whether an instruction means this pin: by its net, as written, or by its port. */
export function isCalled({ net, port }: PinUse, name: string): boolean {
  const meant = portPin(name);
  return net === name || (meant !== null && port !== null && meant.port === port.port && meant.bit === port.bit);
}

/** Rows of the package whose numbers and names agree best with the sheet. Fewer than half agreeing is no match. */
function packageRows(device: DeviceModel, mcu: Component): Pin[] {
  let best: { rows: Pin[]; agreeing: number } = { rows: [], agreeing: 0 };
  for (const name of new Set(device.pins.map((pin) => pin.package))) {
    const rows = device.pins.filter((pin) => pin.package === name);
    const agreeing = mcu.pins.filter(({ number, name: drawn }) =>
      rows.some((row) => row.number === number && (drawn === undefined || sameName(drawn, row))),
    ).length;
    if (agreeing > best.agreeing) best = { rows, agreeing };
  }
  return best.agreeing * 2 >= mcu.pins.length ? best.rows : [];
}

function sameName(drawn: string, row: Pin): boolean {
  const words = (text: string) =>
    text
      .toUpperCase()
      .split(/[^A-Z0-9.+]+/)
      .filter((word) => word !== '');
  const printed = new Set([row.name, ...row.functions].flatMap(words));
  return words(drawn).some((word) => printed.has(word));
}
