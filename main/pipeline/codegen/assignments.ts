/** A register or field that an instruction names with the value it shall get. */
export interface Assignment {
  /** The names as written, from the outside in: `TIM2`, `CTLR1`, `CEN`. */
  readonly path: readonly string[];
  readonly value: number;
  readonly quote: string;
}

const NAME = '[A-Za-z_][A-Za-z0-9_]*';
const JOINT = '\\s*(?:\\.|->|的)\\s*';
const PATH = `(${NAME}(?:${JOINT}${NAME}){0,2})`;
const NUMBER = '(0x[0-9a-f]+|0b[01]+|[0-9][0-9a-f]*h(?![a-z])|\\d+)(?![\\w.%]|\\s*[km]?(?:hz|bps|baud)\\b)';
const KIND = '(?:\\s*(?:寄存器|位域|字段|位|register|field|bit))?';

/** `SCON = 0x50`, `把 PCON 的 SMOD 置 1`, `set CTRL.EN to 1`; `CTRL.EN 清零`; `clear CTRL.EN`. */
const FORMS: readonly RegExp[] = [
  new RegExp(`(?:\\bset\\s+)?${PATH}${KIND}\\s*(?:=|:=|设?置?[为成]|置|写[入为]?|\\bto\\b)\\s*${NUMBER}`, 'gi'),
  new RegExp(`${PATH}${KIND}\\s*(置位|清零|清除)`, 'gi'),
  new RegExp(`\\b(set|clear)\\s+${PATH}${KIND}(?=\\s*$)`, 'gi'),
];

/**
 * The assignments in one clause, with their places in it. Whether the names mean anything is for the caller to say: a pin
 * (`PA4 = 1`) and a rate (`UART1 = 9600`) are written the same way.
 */
export function assignmentsIn(text: string): (Assignment & { readonly index: number })[] {
  return FORMS.flatMap((form) =>
    [...text.matchAll(form)].map((match) => {
      const [quote, one = '', two = ''] = match;
      const verb = /^(set|clear)$/i.test(one);
      const [path, value] = verb ? [two, /set/i.test(one) ? 1 : 0] : [one, numberOf(two)];
      return { path: path.split(new RegExp(JOINT)), value, quote: quote.trim(), index: match.index };
    }),
  );
}

function numberOf(text: string): number {
  if (text === '置位') return 1;
  if (text === '清零' || text === '清除') return 0;
  if (/^0b/i.test(text)) return Number.parseInt(text.slice(2), 2);
  return /h$/i.test(text) ? Number.parseInt(text, 16) : Number(text);
}
