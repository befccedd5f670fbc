/** A part of an instruction that asks for one thing. */
export interface Clause {
  readonly text: string;
  /** Joined to the one before by a word such as "and", which carries a "no" along. */
  readonly joined: boolean;
}

const SOFT = '\\band\\b|\\bn?or\\b|&|、|并且|并|以及|和|与|或者?';
const HARD = '[，。；;！？!?\\n]|,(?!\\d{3}\\b)|\\.(?=\\s|$)|\\bthen\\b|\\bbut\\b|然后|但是?';

/**
 * Splits an instruction at its punctuation and conjunctions. A comma joins like "or" where the list that it stands in ends
 * in one: "no LEDs, buttons or UART".
 */
export function clausesOf(instruction: string): Clause[] {
  const text = instruction.replace(/\b(all|everything|anything)\s+but\b/gi, '$1 except');
  const clauses: Clause[] = [];
  let start = 0;
  let joined = false;
  const push = (end: number) => {
    const part = text.slice(start, end).trim();
    if (part !== '') clauses.push({ text: part, joined: joined && clauses.length > 0 });
  };
  for (const match of text.matchAll(new RegExp(`(${SOFT})|${HARD}`, 'gi'))) {
    push(match.index);
    const end = match.index + match[0].length;
    const stop = text.slice(end).search(/[.;。；\n]/);
    const sentence = text.slice(end, stop < 0 ? undefined : end + stop);
    const listed = /^[,，]$/.test(match[0]) && /\bn?or\b|或/i.test(sentence);
    // "LEDs, and then": the stronger separator of a run of several decides.
    const empty = text.slice(start, match.index).trim() === '';
    joined = (match[1] !== undefined || listed) && (joined || !empty || clauses.length === 0);
    start = end;
  }
  push(text.length);
  return clauses;
}
