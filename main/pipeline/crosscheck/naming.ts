import { portPin } from '../codegen/lookup';
import type { PinUse } from '../codegen/pins';
import { words } from '../codegen/words';
import { type Clash, labelOf, labelZh, type Rule, rowOf } from './findings';

export const missingController: Rule = ({ board }) =>
  board.mcu === null
    ? [
        {
          severity: 'warning',
          code: 'MCU_UNKNOWN',
          message: words('No controller stands out on the schematic.', '原理图中看不出哪个是主控。'),
          sheet: [],
        },
      ]
    : [];

/** Pins that the manual's table does not have, and pins whose port is another one there. */
export const pinsUnlikeManual: Rule = ({ device, pins }) =>
  device.pins.length === 0 || pins.every(({ known }) => known === null)
    ? unmatchedTable(
        device.pins.some(({ number }) => number !== ''),
        pins,
      )
    : pins.flatMap((pin): Clash[] => {
        const [label, zh] = [labelOf(pin), labelZh(pin)];
        if (pin.known === null) {
          const message = words(
            `${label} was not found in the pin table of the manual.`,
            `手册的引脚表中没有找到 ${zh}。`,
          );
          return [{ severity: 'info', code: 'PIN_NOT_IN_MANUAL', message, sheet: [pin.source] }];
        }
        const [drawn, printed] = [portPin(pin.name), portPin(pin.known.name)];
        if (drawn === null || printed === null) return [];
        if (drawn.port === printed.port && drawn.bit === printed.bit) return [];
        const message = words(
          `Pin ${pin.number} is ${drawn.label} on the sheet and ${printed.label} in the manual.`,
          `第 ${pin.number} 脚在原理图中是 ${drawn.label}，在手册中是 ${printed.label}。`,
        );
        return [{ severity: 'warning', code: 'PIN_NAME_DIFFERS', message, sheet: [pin.source], manual: rowOf(pin) }];
      });

/** One finding for all pins where no package of the manual fits the sheet: another chip, or a table read wrong. */
function unmatchedTable(hasTable: boolean, pins: readonly PinUse[]): Clash[] {
  const [first] = pins;
  if (!hasTable || first === undefined) return [];
  const message = words(
    'No package in the pin table of the manual fits the controller on the sheet; its pins were not compared.',
    '手册引脚表中没有与原理图主控相符的封装，未比较引脚。',
  );
  return [{ severity: 'info', code: 'PIN_NOT_IN_MANUAL', message, sheet: [first.source] }];
}
