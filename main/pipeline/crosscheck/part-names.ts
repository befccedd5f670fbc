import { foldName } from '../fold-name';

const PACKAGE = /^(?:[LTVUWF]*Q?FP|[A-Z]*QFN|[A-Z]*DFN|[A-Z]*S?SOP|SOIC|SO|[SP]?DIP|[A-Z]*BGA|[A-Z]*CSP|PLCC|SOT)\d*$/;

/** Words of a text that are part numbers: letters and digits, long enough, and no package. */
export function partNumbers(text: string): string[] {
  const spelled = text.split(/[\s()（）,，、;_]+/).flatMap((token) => alternatives(token));
  return [...new Set(spelled.map(foldName))].filter(
    (name) => name.length >= 5 && isLettered(name) && /\d{2}|\d[A-Z]\d|\dX/.test(name) && !PACKAGE.test(name),
  );
}

/** Two letters in a row, or a letter at the front and another among many digits: `A76B003`. */
const isLettered = (name: string): boolean => /[A-Z]{2}/.test(name) || /^[A-Z]\d{2,}[A-Z]\d{2,}/.test(name);

/** `AB24A/44A` names AB24A and AB44A. */
function alternatives(token: string): string[] {
  const [first = '', ...more] = token.split('/');
  return [first, ...more.flatMap((each) => [each, first.slice(0, Math.max(0, first.length - each.length)) + each])];
}

/**
 * Whether two part numbers can be of one family: one is in the other, or they agree in all but the last letter of the
 * shorter one. An `x` agrees with every letter.
 */
export function sameFamily(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  for (let at = 0; at + 4 <= long.length; at += 1) {
    const agreeing = agreement(short, long.slice(at));
    // Makers' prefixes are left out now and then, so that a name may start inside the other one.
    if (agreeing >= short.length || (at === 0 && agreeing >= Math.max(4, short.length - 1))) return true;
  }
  // The same letters with three digits behind them: what follows is package, memory and temperature.
  return /\d{3}/.test(short.slice(0, agreement(short, long)));
}

function agreement(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && agree(a.charAt(count), b.charAt(count))) count += 1;
  return count;
}

const agree = (a: string, b: string): boolean => a === b || a === 'X' || b === 'X';
