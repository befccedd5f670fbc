import { basedNumber } from '../based-number';

/** A register or field that an instruction names with the value it shall get. */
export interface Assignment {
  /** The names as written, from the outside in: `TIM2`, `CTLR1`, `CEN`. */
  readonly path: readonly string[];
  readonly value: number;
  /** The words speak of setting a bit, which a whole register is not. */
  readonly isBit: boolean;
  readonly quote: string;
}

const NAME = '[A-Za-z_][A-Za-z0-9_]*';
const JOINT = '\\s*(?:\\.|->|的)\\s*';
const PATH = `(${NAME}(?:${JOINT}${NAME}){0,2})`;
const KIND = '(?:\\s*(?:寄存器|位域|字段|位|register|field|bit))?';

/** `SCON = 0x50`, `把 PCON 的 SMOD 置 1`; `set CTRL.EN to 1`. What follows must be a number and nothing else. */
const VALUED: readonly RegExp[] = [
  new RegExp(`\\b(?:set|write|change)\\s+${PATH}${KIND}\\s+to\\s+(.+)$`, 'i'),
  new RegExp(`(?:\\bset\\s+)?${PATH}${KIND}\\s*(?:=|:=|设?置?[为成]|置|写[入为]?)\\s*(.+)$`, 'i'),
];

/** `CTRL.EN 置位`, `CTRL.EN 清零`; `clear CTRL.EN`. */
const VERBAL: readonly (readonly [RegExp, 0 | 1])[] = [
  [new RegExp(`${PATH}${KIND}\\s*置位\\s*$`, 'i'), 1],
  [new RegExp(`${PATH}${KIND}\\s*(?:清零|清除|清\\s*0)\\s*$`, 'i'), 0],
  [new RegExp(`\\bset\\s+${PATH}${KIND}\\s*$`, 'i'), 1],
  [new RegExp(`\\bclear\\s+${PATH}${KIND}\\s*$`, 'i'), 0],
];

/**
 * The assignment that a clause ends in, with its place; null where there is none or its value is no plain number. Whether
 * the names mean anything is for the caller to say: a pin (`PA4 = 1`) and a rate (`UART1 = 9600`) are written the same way.
 */
export function assignmentIn(text: string): (Assignment & { readonly index: number }) | null {
  for (const form of VALUED) {
    const match = form.exec(text);
    const value = match === null ? null : valueIn(match[2] ?? '');
    if (match !== null && value !== null) return found(match, value, false);
  }
  for (const [form, value] of VERBAL) {
    const match = form.exec(text);
    if (match !== null) return found(match, value, value === 1);
  }
  return null;
}

const found = ({ index, 0: quote, 1: path = '' }: RegExpExecArray, value: number, isBit: boolean) => ({
  ...{ path: path.split(new RegExp(JOINT)), value, isBit },
  ...{ quote: quote.trim(), index },
});

/** A number in any notation of manuals or of C; null for an expression, or a number with a unit. */
function valueIn(text: string): number | null {
  const bare = text.trim().replace(/(?<=\d|0x[0-9a-f]+)[ul]{1,3}$/i, '');
  return /^\d+$/.test(bare) ? Number(bare) : basedNumber(bare);
}
