import { type Assignment, assignmentIn } from './assignments';
import type { PinMode } from './gpio';
import { CLOCK_RATE, EVERYTHING, FILLERS, NEGATION, NOT_OFFERED, PIN_WORDS, TOPICS, type Topic } from './vocabulary';
import { type Words, words } from './words';

interface Mention {
  readonly topic: Topic;
  readonly number: number | null;
  readonly negated: boolean;
}

/** Names of the board and of the chips that an instruction may use. */
export interface Lexicon {
  /** Nets at the controller's pins. */
  readonly nets: ReadonlySet<string>;
  /** Whether the path names a register or a field. */
  readonly isAssignable: (path: readonly string[]) => boolean;
}

/** What one clause says, and what of it is not offered or was not understood. */
export interface Reading {
  readonly mentions: readonly Mention[];
  readonly pins: readonly { readonly name: string; readonly negated: boolean }[];
  /** A register or field with the value it shall get. */
  readonly assignment: Assignment | null;
  readonly mode: PinMode | null;
  readonly level: 0 | 1 | null;
  /** Bit rates, in bit/s. */
  readonly rates: readonly number[];
  readonly everything: boolean;
  readonly negated: boolean;
  /** A verb or a value: the clause stands for itself and takes no "no" from the one before. */
  readonly own: boolean;
  readonly reasons: readonly Words[];
  /** What no pattern takes up; null when all is understood. */
  readonly notUnderstood: Words | null;
}

const PIN = /\b(?:P[A-K][._]?\d{1,2}|P\d[._]\d{1,2}|P\d\d|(?:GPIO|DIO|IO|GP)_?[A-K]?_?\d{1,2})(?![A-Za-z0-9_])/gi;
const RATE = /(?<![\d.])(\d+(?:\.\d+)?)\s*(k|m)?\s*(baud|bps|bits?\/s|b\/s|波特(?!率))(?:\s*rate)?/gi;
const BARE_RATE = /(?<![\d.A-Za-z])(\d{4,7}|\d{1,4}(?:\.\d)?(?=\s*k\b))\s*(k)?(?![\dA-Za-z.]\d*)/gi;
const VERB =
  /\b(?:init\w*|config\w*|set|enable|bring|use|make|start|only|just)\b|配置|设置|初始化|使能|启用|打开|只|仅/i;

/** The text with what is understood blanked out, so that places stay what they are. */
class Rest {
  constructor(public text: string) {}

  blank(index: number, length: number): void {
    this.text = this.text.slice(0, index) + ' '.repeat(length) + this.text.slice(index + length);
  }

  take(pattern: RegExp): RegExpExecArray[] {
    const found = [...this.text.matchAll(pattern)];
    for (const { index, 0: hit } of found) this.blank(index, hit.length);
    return found;
  }
}

/**
 * Reads one clause. A net stands for its pin when written exactly so; `serial` says that a UART was named before, so that a
 * bare number may be its rate.
 */
export function readClause(text: string, { nets: names, isAssignable }: Lexicon, serial: boolean): Reading {
  const rest = new Rest(text);
  const said = assignmentIn(text);
  const assignment = said !== null && !isWish(said.path) && isAssignable(said.path) ? said : null;
  if (assignment !== null) rest.blank(assignment.index, assignment.quote.length);
  const reasons: Words[] = [];
  const labels = rest.take(PIN);
  const modal = Object.values(PIN_WORDS).some((pattern) => text.search(pattern) >= 0);
  const nets = rest.take(/[A-Za-z][\w+-]*/g).filter(({ 0: word, index }) => {
    const own = names.has(word) && (modal || !isTopic(word));
    if (!own) rest.text = rest.text.slice(0, index) + word + rest.text.slice(index + word.length);
    return own;
  });
  const clocks = rest.take(/(?<![\d.])\d+(?:\.\d+)?\s*[kmg]hz(?![a-z])|\d+兆赫?/gi);
  const rates = rest.take(RATE);
  const pinned = labels.length + nets.length > 0;
  const [mode, level] = pinned ? pinMode(rest) : [null, null];
  const hits = TOPICS.flatMap(([topic, pattern]) => rest.take(pattern).map((hit) => ({ topic, hit })));
  if (serial || hits.some(({ topic }) => topic === 'uart')) rates.push(...rest.take(BARE_RATE));
  const everything = rest.take(EVERYTHING);
  const denials = rest.take(NEGATION);
  const places = [...hits.map(({ hit }) => hit.index), ...[...labels, ...nets].map(({ index }) => index)];
  const negated = negationOf(denials, text, places);
  for (const [pattern, reason] of NOT_OFFERED) {
    const asked = rest.take(pattern).filter(({ index, 0: word }) => !negated(index) && !/^8n1$/i.test(word));
    if (asked.length > 0) reasons.push(reason);
  }
  if (clocks.length > 0) reasons.push(CLOCK_RATE);
  const own = assignment !== null || VERB.test(rest.text) || rates.length > 0 || mode !== null || everything.length > 0;
  rest.take(FILLERS);
  const left = [...rest.text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(([word]) => word);
  return {
    mentions: hits.map(({ topic, hit }) => ({
      topic,
      number: numberOf(hit.slice(1)),
      negated: negated(hit.index),
    })),
    pins: [...labels, ...nets].map(({ 0: name, index }) => ({ name, negated: negated(index) })),
    assignment: assignment !== null && negated(assignment.index) ? null : assignment,
    mode,
    level,
    rates: rates.map(rateOf),
    everything: everything.some(
      ({ index, 0: word }) => !negated(index) && !qualifies(text, index + word.length, places),
    ),
    negated: denials.length > 0,
    own,
    reasons,
    notUnderstood: left.length > 0 ? notUnderstood(left) : null,
  };
}

/** A name alone that is also a wish: the rate of `UART1 = 9600`, the level of `PA4 = 1`. */
const isWish = ([name = '', ...more]: readonly string[]): boolean =>
  more.length === 0 && (isTopic(name) || name.match(PIN)?.[0] === name);

const isTopic = (word: string): boolean => TOPICS.some(([, pattern]) => word.search(pattern) === 0);

const numberOf = (groups: readonly (string | undefined)[]): number | null => {
  const digits = groups.find((each) => each !== undefined && each !== '');
  return digits === undefined ? null : Number(digits);
};

const rateOf = ([, digits, unit]: RegExpExecArray): number => {
  const scale = unit === undefined ? 1 : /m/i.test(unit) ? 1_000_000 : 1000;
  return Math.round(Number(digits) * scale);
};

function pinMode(rest: Rest): [PinMode | null, 0 | 1 | null] {
  const has = (key: keyof typeof PIN_WORDS): boolean => rest.take(PIN_WORDS[key]).length > 0;
  const [up, down, output] = [has('pullUp'), has('pullDown'), has('output')];
  const analog = has('analog');
  const input = has('input');
  const level = has('high') ? 1 : has('low') ? 0 : null;
  if (up || down) return [up ? 'input-pull-up' : 'input-pull-down', null];
  if (output || (level !== null && !input && !analog)) return ['output', level];
  if (analog) return ['analog', null];
  return [input ? 'input' : null, null];
}

/** Whether a place is denied: it stands behind a denial, or the only denial stands behind everything that is named. */
function negationOf(denials: readonly RegExpExecArray[], text: string, places: readonly number[]) {
  const [first] = denials;
  if (first === undefined) return () => false;
  const outside = /^除/.test(first[0]) ? text.slice(first.index).search(/以?外/) : -1;
  const end = outside < 0 ? Number.POSITIVE_INFINITY : first.index + outside;
  const postponed = places.length > 0 && places.every((place) => place < first.index);
  return (place: number): boolean => (postponed ? true : place > first.index && place < end);
}

/** "all LEDs" asks for the LEDs and not for everything. */
const qualifies = (text: string, end: number, places: readonly number[]): boolean =>
  places.some((place) => place >= end && /^\s*(?:of\s+)?(?:the\s+|my\s+|的)?$/i.test(text.slice(end, place)));

const notUnderstood = (left: readonly string[]): Words =>
  words(
    `Not understood, nothing was done about it: ${left.join(' ')}.`,
    `没有理解以下内容，未作处理：${left.join(' ')}。`,
  );
