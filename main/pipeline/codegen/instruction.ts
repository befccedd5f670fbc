import type { Assignment } from './assignments';
import { type Clause, clausesOf } from './clauses';
import type { PinMode } from './gpio';
import { type Lexicon, type Reading, readClause } from './read-clause';
import type { Topic } from './vocabulary';
import { type Language, languageOf, type Words, words } from './words';

export type { Topic } from './vocabulary';
export type Bus = 'uart' | 'i2c' | 'spi';

export interface UartWish {
  readonly number: number | null;
  /** In bit/s; null when none is given. */
  readonly baud: number | null;
}

/** A pin that the instruction names, by its port or its net. */
export interface PinWish {
  readonly name: string;
  /** Null when the board decides. */
  readonly mode: PinMode | null;
  readonly level: 0 | 1 | null;
  /** What the same clause says is on the pin, e.g. the LED of "LED on PA4". */
  readonly topics: readonly Topic[];
}

export interface Wishes {
  readonly language: Language;
  /** Everything the two documents support: an instruction that names nothing means all. */
  readonly everything: boolean;
  readonly topics: ReadonlySet<Topic>;
  readonly excluded: ReadonlySet<Topic>;
  readonly excludedPins: readonly string[];
  readonly uarts: readonly UartWish[];
  /** Numbers of the other blocks named, such as 1 for I2C1. */
  readonly numbers: Readonly<Record<'i2c' | 'spi', readonly number[]>>;
  readonly pins: readonly PinWish[];
  readonly assignments: readonly Assignment[];
  /** Clauses, as written, of which something is not done, with the reason. */
  readonly unmet: readonly { readonly quote: string; readonly reason: Words }[];
  /** False when the words mean nothing to the generator, so that it does what it does without any. */
  readonly understood: boolean;
}

/** Topics that a pin named in the same clause narrows down to that pin. */
const ON_PIN: readonly Topic[] = ['led', 'button', 'adc', 'pwm'];
const LOWEST_RATE = 110;
const HIGHEST_RATE = 3_000_000;

const NO_NAMES: Lexicon = { nets: new Set(), isAssignable: () => false };

/** Reads what a sentence in Chinese or English asks for. */
export function readInstruction(instruction: string, lexicon: Partial<Lexicon> = {}): Wishes {
  const reader = new Reader({ ...NO_NAMES, ...lexicon });
  for (const clause of clausesOf(instruction)) reader.read(clause);
  return reader.wishes(instruction);
}

class Reader {
  readonly #topics = new Set<Topic>();
  readonly #excluded = new Set<Topic>();
  readonly #excludedPins: string[] = [];
  readonly #numbers = { i2c: new Set<number>(), spi: new Set<number>() };
  readonly #pins: PinWish[] = [];
  readonly #assignments: Assignment[] = [];
  readonly #unmet: { quote: string; reason: Words }[] = [];
  #uarts: UartWish[] = [];
  #refused = 0;
  #everything = false;
  #recognised = false;
  #denied = false;

  constructor(readonly lexicon: Lexicon) {}

  read({ text, joined }: Clause): void {
    const reading = readClause(text, this.lexicon, this.#uarts.length > 0);
    const carried = joined && this.#denied && !reading.own && !reading.negated;
    this.#denied = reading.negated || carried;
    const { notUnderstood } = reading;
    // What is not wanted need not be offered, but must be understood all the same.
    for (const reason of carried ? [] : reading.reasons) this.#unmet.push({ quote: text, reason });
    if (notUnderstood !== null) this.#unmet.push({ quote: text, reason: notUnderstood });
    this.#everything ||= reading.everything && !carried;
    const { mentions, pins: labels, rates, assignment } = reading;
    if (assignment !== null) this.#assignments.push(assignment);
    const named = mentions.length + labels.length + rates.length > 0 || assignment !== null || reading.everything;
    this.#recognised ||= named || (reading.reasons.length === 0 && notUnderstood === null);
    const wanted = reading.mentions.filter(({ negated }) => !negated && !carried);
    for (const { topic } of reading.mentions.filter((each) => !wanted.includes(each))) this.#excluded.add(topic);
    const pins = reading.pins.filter(({ negated }) => !negated && !carried);
    this.#excludedPins.push(...reading.pins.filter((each) => !pins.includes(each)).map(({ name }) => name));
    const topics = [...new Set(wanted.map(({ topic }) => topic))];
    for (const { name } of pins) this.#pins.push({ name, mode: reading.mode, level: reading.level, topics });
    for (const { topic, number } of wanted) {
      if (topic === 'uart' || (pins.length > 0 && ON_PIN.includes(topic))) continue;
      this.#topics.add(topic);
      if (number !== null && (topic === 'i2c' || topic === 'spi')) this.#numbers[topic].add(number);
    }
    const serial = wanted.filter(({ topic }) => topic === 'uart').map(({ number }) => number);
    if (serial.length + reading.rates.length > 0) this.#serial(text, joined, serial, reading);
  }

  /** UARTs of a clause with their rates; a rate alone belongs to the UART named before it. */
  #serial(quote: string, joined: boolean, numbers: readonly (number | null)[], { rates }: Reading): void {
    const bad = rates.filter((rate) => rate < LOWEST_RATE || rate > HIGHEST_RATE);
    if (bad.length > 0) {
      this.#refused += 1;
      this.#unmet.push({ quote, reason: outOfRange(bad[0] ?? 0) });
      return;
    }
    const counted = [...new Set(numbers.filter((each) => each !== null))];
    const own: (number | null)[] = counted.length > 0 ? counted : numbers.length > 0 ? [null] : [];
    const [rate = null] = rates;
    const last = this.#uarts.at(-1);
    const same = own.length === 0 || (own.length === 1 && (own[0] === null || last?.number === null));
    if (last !== undefined && same && (last.baud === null || rate === null)) {
      this.#uarts[this.#uarts.length - 1] = { number: last.number ?? own[0] ?? null, baud: last.baud ?? rate };
      return;
    }
    if (joined && rate !== null) this.#uarts = this.#uarts.map((each) => ({ ...each, baud: each.baud ?? rate }));
    const fresh = own.length === 0 ? [null] : own;
    this.#uarts.push(...fresh.map((number, index) => ({ number, baud: rates[index] ?? rate })));
  }

  wishes(instruction: string): Wishes {
    const topics = new Set(this.#topics);
    if (this.#uarts.length > 0) topics.add('uart');
    const excluded = new Set([...this.#excluded].filter((topic) => !topics.has(topic)));
    if (this.#refused > 0 && this.#uarts.length === 0) excluded.add('uart');
    const positive = topics.size + this.#pins.length + this.#assignments.length + this.#refused > 0;
    return {
      language: languageOf(instruction),
      everything: this.#everything || !positive,
      topics,
      excluded,
      excludedPins: this.#excludedPins,
      uarts: this.#uarts,
      numbers: { i2c: [...this.#numbers.i2c], spi: [...this.#numbers.spi] },
      pins: this.#pins,
      assignments: this.#assignments,
      unmet: this.#unmet,
      understood: this.#recognised || this.#unmet.length === 0,
    };
  }
}

const outOfRange = (rate: number): Words =>
  words(
    `A rate of ${rate} bit/s is out of the range of ${LOWEST_RATE} to ${HIGHEST_RATE} bit/s; this UART is not set up.`,
    `速率 ${rate} bit/s 超出 ${LOWEST_RATE} 至 ${HIGHEST_RATE} bit/s 的范围，未配置该串口。`,
  );
