import type { FieldValue } from '../../../../shared/models';
import { parseBased, plain } from './numbers';

/** `0: …`, `01 = …`, `0x3：…`, `2'b10: …`, `111 - …` at the start of a line or after a break of the sentence. */
const ENTRY =
  /(?:^|[\n;；。.,，(]\s*|\s{2,})((?:0x[0-9a-f]+|0b[01]+|\d*'[bhd][0-9a-f]+|[01]{1,8}b?|\d{1,3}))\s*(?:[:：=]|-{2,}|-(?=\s))\s*/gi;
/** `0 1 0: …`: the digits of a binary value apart, each under the number of its bit. */
const APART = /(?<=^|\n)([01](?: [01]){1,7})(?=\s*[:：])/g;

/**
 * Enumerated values of a field that is `width` bits wide, read from its description (lines joined by `\n`). Fewer than two
 * entries are no enumeration.
 */
export function findValues(description: string, width: number): FieldValue[] {
  const text = plain(description).replace(APART, (digits) => digits.replaceAll(' ', ''));
  const entries = [...text.matchAll(ENTRY)];
  const binary =
    entries.length > 0 && width > 1 && entries.every((entry) => new RegExp(`^[01]{${width}}$`).test(entry[1] ?? ''));
  const listed: Listed[] = entries.flatMap((entry, i): Listed[] => {
    const value = entryValue(entry[1] ?? '', width, binary);
    const start = (entry.index ?? 0) + entry[0].length;
    const said = tidy(text.slice(start, entries[i + 1]?.index ?? text.length));
    if (value === null || said === '' || value >= 2 ** width) return [];
    return [{ value, said, before: text.slice(0, entry.index) }];
  });
  const values = conditional(listed) ?? once(listed);
  return values.length >= 2 ? values : spacedValues(text, width);
}

/** An entry with all the text in front of it. */
interface Listed {
  readonly value: number;
  readonly said: string;
  readonly before: string;
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\s;；,，.。)]+$/u, '')
    .trim();

/** A repeated value is a remark, not another meaning. */
const once = (listed: readonly Listed[]): FieldValue[] =>
  listed
    .filter(({ value }, i) => listed.findIndex((known) => known.value === value) === i)
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

function entryValue(token: string, width: number, binary: boolean): number | null {
  const based = parseBased(token);
  if (based !== null) return based;
  if (binary || (/^[01]+$/.test(token) && token.length === width)) return Number.parseInt(token, 2);
  return /^\d+$/.test(token) ? Number(token) : null;
}

/** Notes that follow the last entry belong to the field, not to the value. */
const firstSentence = (said: string): string =>
  /^(.{3,240}?)(?:[.。]\s|\s(?:note\b|注)|$)/iu.exec(said)?.[1] ?? said.slice(0, 240);
