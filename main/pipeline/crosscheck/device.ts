import type { Component } from '../../../shared/models';
import { words } from '../codegen/words';
import type { Rule } from './findings';
import { partNumbers, sameFamily } from './part-names';

/**
 * A controller whose part number is of another family than the manual. Silent when one of the two bears no part number,
 * and when the manual's device stands anywhere else on the sheet.
 */
export const deviceNotOnBoard: Rule = ({ board, device, others, mcu }) => {
  const controller = board.components.find(({ ref }) => ref === mcu);
  if (controller === undefined) return [];
  const textOf = ({ value, part }: Component) => `${value ?? ''} ${part ?? ''}`;
  const drawn = partNumbers(textOf(controller));
  const manuals = [device, ...others].map(({ device: { name } }) => partNumbers(name));
  if (drawn.length === 0 || manuals.some((names) => names.length === 0)) return [];
  const printed = board.components.flatMap((component) => partNumbers(textOf(component)));
  if (manuals.flat().some((name) => printed.some((each) => sameFamily(name, each)))) return [];
  const text = controller.value ?? controller.part ?? '';
  const { name, source } = device.device;
  const message = words(
    `The controller ${controller.ref} is ${text} on the sheet; the manual is of ${name}. Check that they belong together: addresses and pins of another chip are wrong.`,
    `原理图中主控 ${controller.ref} 是 ${text}，而手册是 ${name} 的。请确认两者对应：其他芯片的地址和引脚不适用。`,
  );
  const manual = source === undefined ? [] : [source];
  return [{ severity: 'warning', code: 'DEVICE_NOT_ON_BOARD', message, sheet: [controller.source], manual }];
};
