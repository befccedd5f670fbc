import type { Pin } from '../../../shared/models';
import type { Chip } from '../export';
import { encode } from './encoding';
import { findField, type PortPin, portRegisters, settingOf } from './lookup';
import type { RegisterWrite } from './plan';
import { type Words, words } from './words';

/**
 * The write that leads a pin to one of its alternate functions, by a field per pin that takes the function's number.
 *
 * @returns null when the port has no such field; the reason when the number is not stated in the manual as read
 */
export function muxWrite(
  chip: Chip,
  port: PortPin,
  known: Pin | null,
  wanted: RegExp,
  purpose: string,
): RegisterWrite | Words | null {
  const name = new RegExp(`^(?:AFSEL|AFR[LH]?|AFS|AF|MUX|PMUX|PINMUX|FUNCSEL|FSEL)_?${port.bit}$`, 'i');
  const found = findField(portRegisters(chip, port.port), name);
  if (found === null || found.field.field.width < 2) return null;
  const functions = known?.functions ?? [];
  const value = printedNumber(functions, wanted) ?? encode(found.field.field, wanted, null)?.value ?? null;
  const place = `${found.register.macro}.${found.field.field.name}`;
  const page = (found.field.field.source ?? found.register.register.source).page;
  if (value === null || value >= 2 ** found.field.field.width) {
    return words(
      `${place} (p. ${page}) selects the function, but the manual as read gives no number for it; the pin stays as after reset.`,
      `由 ${place}（第 ${page} 页）选择复用功能，但手册中没有读到该功能的编号，引脚保持复位状态。`,
    );
  }
  return { phase: 'pins', register: found.register, settings: [settingOf(found, value)], purpose };
}

/**
 * `AF1: UART1_TX`, `UART1_TX (AF1)`, `UART1_TX/AF1`, also where the reader took the number for a function of its own. Two
 * different numbers for the one signal are no answer.
 */
function printedNumber(functions: readonly string[], wanted: RegExp): number | null {
  const numbers = withNumbers(functions).flatMap((text) => {
    const [, front, behind] = /^\s*AF_?(\d{1,2})\s*[:：=/_ -]\s*(.+)$/i.exec(text) ?? [];
    const [, before, back] = /^(.+?)\s*[(（[/_ -]\s*AF_?(\d{1,2})\s*[)）\]]?\s*$/i.exec(text) ?? [];
    const name = behind ?? before ?? '';
    return wanted.test(name.trim()) ? [Number(front ?? back)] : [];
  });
  const [only] = numbers;
  return new Set(numbers).size === 1 && only !== undefined ? only : null;
}

/** A bare `AF1` belongs to the signal before it. */
const withNumbers = (functions: readonly string[]): string[] =>
  functions.map((text, i) => {
    const next = functions[i + 1] ?? '';
    return /^AF_?\d{1,2}$/i.test(next) ? `${text}/${next}` : text;
  });
