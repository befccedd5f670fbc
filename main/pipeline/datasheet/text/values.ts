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
  const values: FieldValue[] = [];
  entries.forEach((entry, i) => {
    const value = entryValue(entry[1] ?? '', width, binary);
    const start = (entry.index ?? 0) + entry[0].length;
    const said = text
      .slice(start, entries[i + 1]?.index ?? text.length)
      .replace(/\s+/g, ' ')
      .replace(/[\s;；,，.。)]+$/u, '')
      .trim();
    if (value === null || said === '' || value >= 2 ** width || values.some((known) => known.value === value)) return;
    values.push({ value, description: firstSentence(said) });
  });
  return values.length >= 2 ? values : spacedValues(text, width);
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
