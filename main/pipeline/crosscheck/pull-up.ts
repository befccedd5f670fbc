import { isConnector } from '../codegen/nets';
import { words } from '../codegen/words';
import { type Clash, labelOf, labelZh, type Rule, rowOf } from './findings';
import { isPulledUp } from './supplies';

/** I2C lines that nothing pulls up. Where they lead only to connectors, what is plugged in may do it. */
export const missingPullUps: Rule = ({ pins, netlist, mcu }) =>
  pins.flatMap((pin): Clash[] => {
    const { role, net } = pin;
    if (role.kind !== 'bus' || role.bus !== 'i2c' || net === null || isPulledUp(net, netlist, mcu)) return [];
    const others = netlist.on(net, mcu);
    const outside = others.length > 0 && others.every(isConnector);
    const message = outside
      ? words(
          `${net} on ${labelOf(pin)} has no pull-up resistor on this board; what is plugged into ${others[0]?.ref} must have one.`,
          `${labelZh(pin)} 上的 ${net} 在本板上没有上拉电阻，接到 ${others[0]?.ref} 的模块必须自带。`,
        )
      : words(
          `${net} on ${labelOf(pin)} has no pull-up resistor; I2C does not work without one.`,
          `${labelZh(pin)} 上的 ${net} 没有上拉电阻，I2C 缺少它不能工作。`,
        );
    const severity = outside ? 'info' : 'warning';
    return [{ severity, code: 'I2C_WITHOUT_PULL_UP', message, sheet: [pin.source], manual: rowOf(pin) }];
  });
