import type { Source } from '../../../shared/models';
import { isGround, isLed, isResistor } from '../codegen/nets';
import type { PinUse } from '../codegen/pins';
import { words } from '../codegen/words';
import { type Clash, labelOf, labelZh, type Rule, rowOf, type Scene } from './findings';
import { isSupply } from './supplies';

const BOOT_FIRST = /^(?:BOOT_?\d?|BOOTSEL|BOOT_?MODE\d?)(?:$|[^A-Z0-9])/i;

/** Boot straps that are pulled both ways, left open, or pulled by an LED against their resistor. */
export const bootStraps: Rule = (scene) =>
  scene.pins.flatMap((pin): Clash[] => {
    if (!BOOT_FIRST.test(pin.name)) return [];
    const { net } = pin;
    if (net === null || scene.netlist.on(net, scene.mcu).length === 0) return [openStrap(pin)];
    const pulls = pullsOf(net, scene);
    const sheet = [pin.source, ...pulls.up, ...pulls.down];
    if (pulls.up.length === 0 || pulls.down.length === 0) return [];
    const message = words(
      `Boot strap ${labelOf(pin)} is pulled up and down at once (net ${net}); which way it starts is left to chance.`,
      `启动配置脚 ${labelZh(pin)} 同时被上拉和下拉（网络 ${net}），启动方式不确定。`,
    );
    return [{ severity: 'warning', code: 'BOOT_STRAP_CONFLICT', message, sheet, manual: rowOf(pin) }];
  });

function openStrap(pin: PinUse): Clash {
  const message = words(
    `Boot strap ${labelOf(pin)} leads nowhere; which way the chip starts is left to chance.`,
    `启动配置脚 ${labelZh(pin)} 没有连接，启动方式不确定。`,
  );
  return { severity: 'warning', code: 'BOOT_STRAP_OPEN', message, sheet: [pin.source], manual: rowOf(pin) };
}

/** What pulls a net to a supply and to ground: fitted resistors and LEDs. A net that is a rail itself is tied, not pulled. */
function pullsOf(net: string, { netlist, mcu }: Scene): { up: Source[]; down: Source[] } {
  if (isGround(net) || isSupply(net, netlist)) return { up: [], down: [] };
  const steps = netlist.through(net, mcu, (part) => isResistor(part) || isLed(part));
  const to = (reaches: (far: string) => boolean): Source[] =>
    steps.filter(({ far }) => reaches(far)).map(({ component }) => component.source);
  return { up: to((far) => isSupply(far, netlist)), down: to(isGround) };
}
