import { words } from '../codegen/words';
import { type Clash, labelOf, labelZh, type Rule, rowOf } from './findings';

/** The first name of a pin says what it is after power-up; behind a port it is only an option. */
const RESET_FIRST = /^(?:N_?RE?SE?T|RE?SE?T_?N?|RE?SE?T_?B|N?MCLR)(?:$|[^A-Z0-9])/i;

/** A reset pin that reaches nothing: no button, no resistor, no capacitor, no debugger. */
export const openResets: Rule = ({ pins, netlist, mcu }) =>
  pins.flatMap((pin): Clash[] => {
    if (!RESET_FIRST.test(pin.name.replace(/^[/\\~!]+/, ''))) return [];
    if (pin.net !== null && netlist.on(pin.net, mcu).length > 0) return [];
    const message = words(`Reset ${labelOf(pin)} leads nowhere.`, `复位脚 ${labelZh(pin)} 没有连接。`);
    return [{ severity: 'warning', code: 'RESET_FLOATING', message, sheet: [pin.source], manual: rowOf(pin) }];
  });
