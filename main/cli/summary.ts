import type { BoardModel, DeviceModel } from '../../shared/models';

const hex = (value: number | null): string => (value === null ? '?' : `0x${value.toString(16).toUpperCase()}`);

/** A datasheet's model in a few lines for people. */
export function describeDevice({
  device,
  document,
  peripherals,
  pins,
  memory,
  interrupts,
  diagnostics,
}: DeviceModel): string {
  const registers = peripherals.reduce((sum, each) => sum + each.registers.length, 0);
  const lines = [
    `${device.name} (${device.core}), ${document.pages} pages`,
    `${peripherals.length} peripherals, ${registers} registers, ${pins.length} pins, ${memory.length} memory regions, ${interrupts.length} interrupts, ${diagnostics.length} diagnostics`,
    ...peripherals.map(
      ({ name, baseAddress, registers: own }) =>
        `  ${name.padEnd(16)} ${hex(baseAddress).padEnd(12)} ${own.length} registers`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** A schematic's model in a few lines for people. */
export function describeBoard({ components, nets, mcu, document, diagnostics }: BoardModel): string {
  const chip = components.find(({ ref }) => ref === mcu);
  const lines = [
    `${document.pages} pages, ${components.length} components, ${nets.length} nets (${nets.filter(({ named }) => named).length} named), ${diagnostics.length} diagnostics`,
    `controller: ${mcu === null ? 'none found' : `${mcu}${chip?.value === undefined ? '' : ` ${chip.value}`}`}`,
    ...(chip?.pins ?? []).map(
      ({ number, name, net }) => `  ${number.padEnd(5)} ${(name ?? '').padEnd(16)} ${net ?? '-'}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
