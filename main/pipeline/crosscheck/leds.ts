import { isConnector, isGround, isLed, isPower } from '../codegen/nets';
import { words } from '../codegen/words';
import { type Clash, labelOf, labelZh, type Rule, rowOf } from './findings';

/** An LED on a pin without a resistor in series. */
export const ledsWithoutLimit: Rule = ({ pins, netlist }) =>
  pins.flatMap((pin): Clash[] => {
    const { role } = pin;
    if (role.kind !== 'led' || role.resistor) return [];
    const message = words(
      `${role.part} on ${labelOf(pin)} has no series resistor.`,
      `${labelZh(pin)} 上的 ${role.part} 没有串联电阻。`,
    );
    const part = netlist.component(role.part)?.source;
    const sheet = part === undefined ? [pin.source] : [part, pin.source];
    return [{ severity: 'warning', code: 'LED_WITHOUT_RESISTOR', message, sheet, manual: rowOf(pin) }];
  });

/** An LED that waits for a wire from a connector. One with data pins goes on there, to the next one of its chain. */
export const ledsWithoutPin: Rule = ({ board, pins, netlist }) =>
  board.components
    .filter((part) => isLed(part) && part.pins.length <= 2)
    .flatMap((led): Clash[] => {
      const nets = led.pins.flatMap(({ net }) => (net === null ? [] : [net]));
      const jumper = nets.find((net) => {
        const others = netlist.on(net, led.ref);
        return !isPower(net) && !isGround(net) && others.length > 0 && others.every(isConnector);
      });
      const driven = pins.some(({ role }) => role.kind === 'led' && role.part === led.ref);
      if (jumper === undefined || driven) return [];
      const message = words(
        `${led.ref} reaches only a connector (net ${jumper}); join it to a pin with a wire and name that pin in your code.`,
        `${led.ref} 只连到接插件（网络 ${jumper}）；请用跳线接到引脚，并在代码中指定该引脚。`,
      );
      return [{ severity: 'info', code: 'LED_ON_CONNECTOR', message, sheet: [led.source] }];
    });
