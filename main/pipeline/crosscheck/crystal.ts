import type { Component } from '../../../shared/models';
import { isCrystal } from '../codegen/nets';
import type { PinUse } from '../codegen/pins';
import { words } from '../codegen/words';
import { type Clash, labelOf, labelZh, type Rule, rowOf } from './findings';

const OSCILLATOR =
  /OSC|XTAL|^X(?:T?AL)?\d?_?(?:IN|OUT|[IO])\d?$|^X[12]$|HSE|LSE|HXT|LXT|HXTAL|LXTAL|EXTAL|CLKIN|CLKOUT|TOSC/;
const FREQUENCY = /\d\s*[MK](?:HZ|$|\D)|32\.?768/i;

/** A crystal that hangs on pins which the manual gives no oscillator to, while it does to others. */
export const strayCrystals: Rule = ({ board, pins, netlist }) =>
  pins.flatMap((pin): Clash[] => {
    const { net } = pin;
    if (net === null || !tellsFunctions(pin) || isOscillator(pin) || !pins.some(isOscillator)) return [];
    const crystal = netlist.on(net, board.mcu ?? '').find(isSurely);
    if (crystal === undefined) return [];
    const message = words(
      `${crystal.ref} hangs on ${labelOf(pin)}, which has no oscillator function; ${otherNames(pins)} would.`,
      `${crystal.ref} 接在 ${labelZh(pin)} 上，该引脚没有振荡器功能；具备该功能的是 ${otherNames(pins)}。`,
    );
    const sheet = [crystal.source, pin.source];
    return [{ severity: 'warning', code: 'CRYSTAL_ON_OTHER_PINS', message, sheet, manual: rowOf(pin) }];
  });

/** A part that only its letter X makes a crystal is one when it has a frequency: connectors are called so too. */
const isSurely = (part: Component): boolean =>
  isCrystal(part) && (!/^X\d/i.test(part.ref) || FREQUENCY.test(`${part.value ?? ''} ${part.part ?? ''}`));

/** More than the port's name is known of the pin, from the manual or from the sheet. */
const tellsFunctions = ({ known, functions }: PinUse): boolean =>
  (known !== null && known.functions.length > 0) || functions.length > 1;

const isOscillator = ({ functions }: PinUse): boolean => functions.some((each) => OSCILLATOR.test(each));

const otherNames = (pins: readonly PinUse[]): string =>
  pins
    .filter(isOscillator)
    .map(({ port, name }) => port?.label ?? name)
    .join(', ');
