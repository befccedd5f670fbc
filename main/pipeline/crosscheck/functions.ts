import type { DeviceModel } from '../../../shared/models';
import type { PinUse } from '../codegen/pins';
import { words } from '../codegen/words';
import { type Clash, labelOf, labelZh, type Rule, rowOf } from './findings';

/** What a net wants of a pin, and how functions that give it are called. */
interface Want {
  readonly what: string;
  readonly carries: RegExp;
}

/** Pins of these functions can be given any signal by a routing matrix. */
const ANY_SIGNAL = /^(?:SERCOM|FUNCSEL|GPIO_MATRIX|ANY|FLEXCOM|PIO\d)/;

/** A pin whose net asks for a function that the manual gives to other pins and not to this one. */
export const impossibleFunctions: Rule = ({ pins, device }) =>
  pins.flatMap((pin): Clash[] => {
    const what = lackedFunction(pin, device);
    if (what === null) return [];
    const message = words(
      `${pin.net} wants ${what}; the manual lists no such function for ${labelOf(pin)}.`,
      `${pin.net} 需要 ${what}，但手册没有给 ${labelZh(pin)} 列出该功能。`,
    );
    return [{ severity: 'warning', code: 'PIN_CANNOT_CARRY', message, sheet: [pin.source], manual: rowOf(pin) }];
  });

/** What a pin's net asks for, where the manual gives it to other pins and not to this one; null otherwise. */
export function lackedFunction(pin: PinUse, device: DeviceModel): string | null {
  const want = wantOf(pin);
  if (want === null || pin.known === null || pin.known.functions.length === 0) return null;
  const can = (names: readonly string[]): boolean =>
    names.flatMap(signalsOf).some((each) => want.carries.test(each.toUpperCase()) || ANY_SIGNAL.test(each));
  // A function that no pin of the table has is called by a name that is not known here.
  if (can(pin.functions) || !device.pins.some(({ name, functions }) => can([name, ...functions]))) return null;
  return want.what;
}

/** Signals of a function as the manual prints it: `AF1: UART1_TX / SCL` bears the heading of its column and two of them. */
const signalsOf = (name: string): string[] => name.replace(/^.*[:：]\s+/, '').split(/[/,，、;\s]+/);

function wantOf({ role }: PinUse): Want | null {
  if (role.kind === 'analog') return { what: 'ADC', carries: /ADC|^A(?:IN|N)?_?\d+$/ };
  if (role.kind === 'usb') return { what: 'USB', carries: /USB|^U?D[PM]$|^D[+-]$/ };
  if (role.kind !== 'bus') return null;
  const what = `${role.bus.toUpperCase()} ${role.signal}`;
  // A UART's net may bear the name that the other end gives it: one of the two directions is enough.
  if (role.bus === 'uart') return { what, carries: /TXD?\d?_?\d?$|RXD?\d?_?\d?$/ };
  return { what, carries: new RegExp(role.signal === 'SCK' ? 'SC(?:L)?K|CLK' : role.signal) };
}
