import type { UartWish } from './instruction';
import type { PinUse } from './pins';

/** Whether a pin of a UART belongs to one that is asked for; one without a number belongs to any. */
export function ofAskedUart(pin: PinUse, uarts: readonly UartWish[]): boolean {
  const numbers = numbersOf(pin);
  return (
    numbers.length === 0 ||
    uarts.length === 0 ||
    uarts.some(({ number }) => number === null || numbers.includes(number))
  );
}

const numbersOf = ({ functions, net }: PinUse): number[] =>
  [...functions, net?.toUpperCase() ?? ''].flatMap((text) => {
    const match = /(?:^|_)(?:LP)?U?S?ART_?(\d)(?!\d)|(?:^|_)[TR]XD?_?(\d)$/.exec(text);
    const digits = match?.[1] ?? match?.[2];
    return digits === undefined ? [] : [Number(digits)];
  });
