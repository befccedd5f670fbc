import type { FieldValue } from '../../../../shared/models';
import { parseBased, plain } from './numbers';

/** A value as printed: based, binary with bits that do not matter (`0xx`), or decimal, several with slashes (`2/3`). */
const TOKEN = String.raw`0x[0-9a-f]+|0b[01]+|\d*'[bhd][0-9a-f]+|[01x]{2,8}b?|[01]b?|\d{1,3}(?:/\d{1,3})*`;
/** What parts a value from what it means. */
const MEANS = String.raw`\s*(?:[:：=]|-{2,}|-(?=[\s\u4e00-\u9fff]))\s*`;
/** `0: …`, `01 = …`, `'0x3'：…`, `2'b10: …`, `111 - …` at the start of a line or after a break of the sentence. */
const ENTRY = new RegExp(`(?:^|[\\n;；。.,，(]\\s*|(?<!\\d)[:：]\\s*|\\s{2,})['"]?(${TOKEN})['"]?${MEANS}`, 'gi');
/** `0 1 0: …`: the digits of a binary value apart, each under the number of its bit. */
const APART = /(?<=^|\n)([01](?: [01]){1,7})(?=\s*[:：])/g;
/** A bit with a list of two values describes each bit of a field wider than this, not the field. */
const WIDEST_SWITCH = 8;

/**
 * Enumerated values of a field that is `width` bits wide, read from its description (lines joined by `\n`). Fewer than two
 * entries are no enumeration.
 */
export function findValues(description: string, width: number): FieldValue[] {
  const text = plain(description).replace(APART, (digits) => digits.replaceAll(' ', ''));
  const values = valuesOf(listedBy(ENTRY, text, width));
  if (values.length >= 2) return values;
  const spaced = spacedValues(text, width);
  if (spaced.length >= 2) return spaced;
  const running = valuesOf(inOrder(listedBy(RUNNING, text, width)));
  return running.length >= 2 ? running : valuesInProse(text, width);
}

/** Values of one bit listed for a whole word of bits: they are not values of the word. */
export const isPerBit = (values: readonly FieldValue[], width: number): boolean =>
  width > WIDEST_SWITCH && values.every(({ value }) => value < 2);

/** `(0: RC 1: crystal 2/3: PLL)`: nothing but a space between the entries. */
const RUNNING = new RegExp(`(?<=^|[\\s(:：])(?<!(?:bits?|mode) )['"]?(${TOKEN})['"]?${MEANS}`, 'gi');

function listedBy(pattern: RegExp, text: string, width: number): Listed[] {
  const entries = [...text.matchAll(pattern)];
  const binary =
    entries.length > 0 &&
    width > 1 &&
    entries.every((entry) => new RegExp(`^[01x]{${width}}$`, 'i').test(entry[1] ?? ''));
  return entries.flatMap((entry, i): Listed[] => {
    const start = (entry.index ?? 0) + entry[0].length;
    const said = tidy(text.slice(start, entries[i + 1]?.index ?? text.length));
    if (said === '') return [];
    const values = entryValues(entry[1] ?? '', width, binary).filter((value) => value < 2 ** width);
    return values.map((value) => ({ value, said, before: text.slice(0, entry.index), alone: values.length === 1 }));
  });
}

/** Entries that only a space parts are believed where they count up from 0 or down to it. */
function inOrder(listed: readonly Listed[]): readonly Listed[] {
  const values = listed.map(({ value }) => value);
  const up = values.every((value, i) => value === i);
  if (!/(?:^|[(:：,，.。;；])\s*['"]?$/u.test(listed[0]?.before ?? '')) return [];
  return up || values.every((value, i) => value === values.length - 1 - i) ? listed : [];
}

const valuesOf = (listed: readonly Listed[]): FieldValue[] => conditional(listed) ?? once(listed);

/** An entry with all the text in front of it. */
interface Listed {
  readonly value: number;
  readonly said: string;
  readonly before: string;
  /** False for one of several values under one token, such as `1x`. */
  readonly alone: boolean;
}

/** Without what ends the entry; a bracket that opens in front of the list closes behind it. */
function tidy(text: string): string {
  const bare = text
    .replace(/\s+/g, ' ')
    .replace(/[\s;；,，.。]+$/u, '')
    .trim();
  const open = bare.split('(').length - bare.split(')').length;
  return open < 0 && bare.endsWith(')') ? tidy(bare.slice(0, -1)) : bare;
}

/** A repeated value is a remark, not another meaning; but where `x1` and `1x` meet, neither tells the whole. */
const once = (listed: readonly Listed[]): FieldValue[] =>
  listed
    .filter(({ value, alone }, i) => {
      const first = listed.findIndex((known) => known.value === value) === i;
      return first && (alone || !listed.some((other, k) => k !== i && other.value === value));
    })
    .map(({ value, said }) => ({ value, description: firstSentence(said) }));

/** What a list of values holds for: `In output mode (MODE > 00):`, `当作为输入时`. */
const CONDITION =
  /^(?:when|if|in|for|as|while|during|当|若|如果|在|作为)(?![a-z]).{2,80}$|^.{1,60}(?:mode|模式|时)[^a-z]{0,20}$/iu;

/**
 * A field that means something else in another mode lists its values once per mode. Each is then told with its condition;
 * null where no value stands twice, or a list has no condition before it.
 */
function conditional(listed: readonly Listed[]): FieldValue[] | null {
  const groups: Listed[][] = [[]];
  for (const entry of listed) {
    const open = groups.at(-1) ?? [];
    if (open.some(({ value }) => value === entry.value)) groups.push([entry]);
    else open.push(entry);
  }
  const conditions = groups.map(([first]) => conditionIn(first?.before ?? ''));
  if (groups.length < 2 || groups.some(({ length }) => length < 2)) return null;
  if (conditions.some((condition) => condition === null)) return null;
  return groups.flatMap((group, i) =>
    group.map(({ value, said }) => ({
      value,
      description: `${conditions[i]}: ${firstSentence(without(said, conditions[i + 1]))}`,
    })),
  );
}

/** What is said of a value, without the condition of the next list that stands behind it. */
function without(said: string, condition: string | null | undefined): string {
  const at = condition ? said.lastIndexOf(condition) : -1;
  return at > 0 ? tidy(said.slice(0, at)) : said;
}

/** The last sentence of a text, where it is a condition. */
function conditionIn(before: string): string | null {
  const ended = before.trimEnd().replace(/[.:：。,，;；]+$/u, '');
  const last = ended.split(/[.。;；:：]\s|[。；]|\n(?=[A-Z\u4e00-\u9fff])/u).at(-1) ?? '';
  const sentence = last.replace(/\s+/g, ' ').trim();
  return CONDITION.test(sentence) ? sentence : null;
}

/** `0 Disabled` and `0x2 FAST` on lines of their own, as tables headed `Value Description` print them. */
const SPACED = /^((?:0x[0-9a-f]+|[01]+b?|\d{1,3}))\s+([A-Za-z\u4e00-\u9fff].*)$/i;

/** Values that nothing but a space parts from what they mean: they begin lines and rise from 0 or 1, else they are prose. */
function spacedValues(text: string, width: number): FieldValue[] {
  const values: FieldValue[] = [];
  const lines = text.split('\n').map((line) => SPACED.exec(line.trim()));
  const binary = width > 1 && lines.every((match) => !match || new RegExp(`^[01]{${width}}b?$`).test(match[1] ?? ''));
  for (const match of lines) {
    const value = match ? entryValue(match[1] ?? '', width, binary) : null;
    if (value === null || value >= 2 ** width) continue;
    if (value <= (values.at(-1)?.value ?? -1) || (values.length === 0 && value > 1)) return [];
    values.push({ value, description: firstSentence((match?.[2] ?? '').trim()) });
  }
  return values.length >= 2 ? values : [];
}

const entryValue = (token: string, width: number, binary: boolean): number | null =>
  entryValues(token, width, binary)[0] ?? null;

/** What a token stands for: every value that `1x` covers, both of `2/3`. */
function entryValues(token: string, width: number, binary: boolean): number[] {
  const based = parseBased(token);
  if (based !== null) return [based];
  const bits = token.replace(/b$/i, '');
  if (/^[01x]+$/i.test(bits) && bits.length === width && /x/i.test(bits)) return covered(bits);
  if (binary || (/^[01]+$/.test(token) && token.length === width)) return [Number.parseInt(token, 2)];
  return /^\d+(?:\/\d+)*$/.test(token) ? token.split('/').map(Number) : [];
}

function covered(bits: string): number[] {
  const at = bits.search(/x/i);
  if (at < 0) return [Number.parseInt(bits, 2)];
  return ['0', '1'].flatMap((bit) => covered(bits.slice(0, at) + bit + bits.slice(at + 1)));
}

/**
 * `该位为 0 …；为 1 …`, `If 1 … If 0 …`, `If set … If clear …`: how prose gives the two values of a bit. `When set by hardware`
 * tells who writes it.
 */
const PROSE =
  /(?:(?:该|此|本)位\s*)?(?<=(?:该|此|本)位\s*|^|[\n;；,，。:：]\s*)(?:为|置)\s*([01])(?!\d)\s*(?:时|则|表示)?[,，]?|(?<=^|[\n.;]\s*)(?:if|when)\s+(?:this bit is\s+|it is\s+)?(?:(?:set|cleared)\s+to\s+)?([01]|set|clear(?:ed)?)(?!\w|\s+(?:by|from|via|through)\b)(?:\s*,)?/giu;

function valuesInProse(text: string, width: number): FieldValue[] {
  if (width !== 1) return [];
  const entries = [...text.matchAll(PROSE)];
  const listed = entries.flatMap((entry, i): Listed[] => {
    const start = (entry.index ?? 0) + entry[0].length;
    const said = tidy(text.slice(start, entries[i + 1]?.index ?? text.length).split(/[。;；]|\.\s/)[0] ?? '');
    const word = (entry[1] ?? entry[2] ?? '').toLowerCase();
    const value = word === 'set' || word === '1' ? 1 : 0;
    return said === '' ? [] : [{ value, said, before: text.slice(0, entry.index), alone: true }];
  });
  const values = valuesOf(listed);
  return values.length >= 2 ? values : [];
}

/** Notes that follow the last entry belong to the field, not to the value. */
const firstSentence = (said: string): string =>
  /^(.{3,240}?)(?:[.。]\s|\s(?:note\b|注)|$)/iu.exec(said)?.[1] ?? said.slice(0, 240);
