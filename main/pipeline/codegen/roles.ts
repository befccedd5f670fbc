import type { Bus } from './instruction';
import { isButton, isConnector, isCrystal, isDiode, isGround, isLed, isPower, isResistor, type Netlist } from './nets';

/** What a board wants of a controller's pin. */
export type Role =
  | { readonly kind: 'led'; readonly activeHigh: boolean | null; readonly part: string; readonly resistor: boolean }
  | { readonly kind: 'button'; readonly activeLow: boolean | null; readonly part: string; readonly pulled: boolean }
  | { readonly kind: 'bus'; readonly bus: Bus; readonly signal: string }
  | { readonly kind: 'output'; readonly what: string }
  /** Leads to nothing but a connector: it is there for the user. */
  | { readonly kind: 'connector'; readonly part: string }
  | {
      readonly kind:
        | 'analog'
        | 'pwm'
        | 'usb'
        | 'debug'
        | 'reset'
        | 'boot'
        | 'crystal'
        | 'power'
        | 'ground'
        | 'unused'
        | 'unknown';
    };

interface PinOnNet {
  readonly name: string;
  readonly net: string | null;
}

/** The role of a pin, from the parts its net leads to and, failing that, from the names of net and pin. */
export function roleOf(pin: PinOnNet, netlist: Netlist, mcu: string): Role {
  const { name, net } = pin;
  if (/^(?:[AD]?VSS[A-Z0-9]*|[AD]?GND\d*)$/i.test(name)) return { kind: 'ground' };
  if (/^(?:[AD]?V(?:DD|CC|BAT|REF)[A-Z0-9+]*|V3V?3|VIN)$/i.test(name)) return { kind: 'power' };
  if (net === null) return { kind: 'unused' };
  const byName =
    net
      .split(/[\\/]/)
      .map(nameRole)
      .find((role) => role !== null) ?? null;
  if (byName?.kind === 'debug' || byName?.kind === 'reset') return byName;
  if (netlist.on(net, mcu).some(isCrystal)) return { kind: 'crystal' };
  if (/(?:^|[/_\W])N?_?RE?SE?TN?(?:$|[/_\W])/i.test(name)) return { kind: 'reset' };
  return (
    ledRole(net, netlist, mcu) ??
    buttonRole(net, netlist, mcu) ??
    byName ??
    debugRole(name, net, netlist, mcu) ??
    connectorRole(net, netlist, mcu) ?? { kind: 'unknown' }
  );
}

/** A debug pin that a connector reaches is kept for the debugger, whatever else it could do. */
function debugRole(name: string, net: string, netlist: Netlist, mcu: string): Role | null {
  const debug = /(?:^|[/_\W])(?:SWDIO|SWIO|SWCLK|SWDCLK|TMS|TCK)(?:$|[/_\W])/i.test(name);
  return debug && netlist.on(net, mcu).some(isConnector) ? { kind: 'debug' } : null;
}

function connectorRole(net: string, netlist: Netlist, mcu: string): Role | null {
  const parts = netlist.on(net, mcu);
  if (parts.length === 0 || !parts.every(isConnector)) return null;
  return { kind: 'connector', part: parts.map(({ ref }) => ref).join(', ') };
}

/** Pin to diode and resistor, in either order, to a rail: which rail tells the level that lights it. */
function ledRole(net: string, netlist: Netlist, mcu: string): Role | null {
  const direct = netlist.through(net, mcu, isLed).map((step) => ({ led: step, resistor: false }));
  const behind = netlist
    .through(net, mcu, isResistor)
    .filter(({ far }) => !isGround(far) && !isPower(far))
    .flatMap(({ far, component }) =>
      netlist.through(far, component.ref, isDiode).map((led) => ({ led, resistor: true })),
    );
  for (const { led, resistor } of [...direct, ...behind]) {
    const after = netlist.through(led.far, led.component.ref, isResistor).map(({ far }) => far);
    const rails = [led.far, ...after];
    const rail = rails.find((each) => isGround(each) || isPower(each));
    if (rail === undefined && !isLed(led.component)) continue;
    const activeHigh = rail === undefined ? null : isGround(rail);
    const limited = resistor || (!isGround(led.far) && !isPower(led.far) && after.length > 0);
    return { kind: 'led', activeHigh, part: led.component.ref, resistor: limited };
  }
  const floating = netlist.on(net, mcu).find(isLed);
  if (floating !== undefined) return { kind: 'led', activeHigh: null, part: floating.ref, resistor: true };
  return /(?:^|_|\W)LED/i.test(net) ? { kind: 'led', activeHigh: null, part: net, resistor: true } : null;
}

function buttonRole(net: string, netlist: Netlist, mcu: string): Role | null {
  const held = netlist.through(net, mcu, isResistor).map(({ far }) => far);
  const pulled = held.some(isPower);
  for (const { component, far } of netlist.through(net, mcu, isButton)) {
    if (isGround(far)) return { kind: 'button', activeLow: true, part: component.ref, pulled };
    if (isPower(far)) return { kind: 'button', activeLow: false, part: component.ref, pulled: held.some(isGround) };
  }
  if (!/^(?:N?KEY|BTN|BUTTON|SW)_?[A-Z0-9]*$/i.test(net)) return null;
  return { kind: 'button', activeLow: pulled ? true : null, part: net, pulled };
}

const NAMED: readonly (readonly [RegExp, Role])[] = [
  [/^(?:.*_)?(?:SWDIO|SWCLK|SWIO|SWDCLK|SWO|SWD|TMS|TCK|TDI|TDO|JTCK|JTMS|UPDI)$/i, { kind: 'debug' }],
  [/^(?:.*_)?(?:N?_?RE?SE?T_?N?|NRST|RSTN|MCLR)(?:_?#)?$/i, { kind: 'reset' }],
  [/^BOOT\d?$/i, { kind: 'boot' }],
  [/(?:^|_)(?:OSC|XTAL|XI$|XO$|XIN|XOUT|OSC_?IN|OSC_?OUT)/i, { kind: 'crystal' }],
  [/^(?:USB_?)?(?:UDP|UDM|D[PM]|D[+-]|DP|DM)$|^USB_?D/i, { kind: 'usb' }],
  [/(?:^|_|\d)SCL\d?$/i, { kind: 'bus', bus: 'i2c', signal: 'SCL' }],
  [/(?:^|_|\d)SDA\d?$/i, { kind: 'bus', bus: 'i2c', signal: 'SDA' }],
  [/(?:^|_|\d)MOSI\d?$/i, { kind: 'bus', bus: 'spi', signal: 'MOSI' }],
  [/(?:^|_|\d)MISO\d?$/i, { kind: 'bus', bus: 'spi', signal: 'MISO' }],
  [/(?:^|_|\d)(?:SCK|SCLK)\d?$/i, { kind: 'bus', bus: 'spi', signal: 'SCK' }],
  [/(?:^|_)(?:N?CS|N?SS|CSN)\d?$/i, { kind: 'output', what: 'chip select' }],
  [/^(?:U?S?ART\d?_?|MCU_?|DBG_?|.*_)?(?:TXD?|UTX)\d?$/i, { kind: 'bus', bus: 'uart', signal: 'TX' }],
  [/^(?:U?S?ART\d?_?|MCU_?|DBG_?|.*_)?(?:RXD?|URX)\d?$/i, { kind: 'bus', bus: 'uart', signal: 'RX' }],
  [/PWM|BUZZ|BEEP/i, { kind: 'pwm' }],
  [/^(?:ADC|AIN|AN)\d*$|(?:^|_)(?:VSENSE|ISENSE|SENSE|NTC|POT|VBAT_?(?:ADC|SENSE|MON))/i, { kind: 'analog' }],
];

const nameRole = (net: string): Role | null => NAMED.find(([pattern]) => pattern.test(net))?.[1] ?? null;
