import type { Field } from '../../../shared/models';

/** A value with its ground: stated by the manual, or only the custom of registers of this name. */
export interface Encoded {
  readonly value: number;
  readonly stated: boolean;
}

interface Meaning {
  readonly value: number;
  readonly text: string;
}

const RESERVED = /^(?:reserved|rsvd?|res|保留)\d*$|^[-—–]*$/i;

export const isReserved = ({ name }: Field): boolean => RESERVED.test(name.trim());

/** The values that a field's list or its description gives, each with its words. */
function meanings(field: Field): Meaning[] {
  const listed = (field.values ?? []).map(({ value, name, description }) => ({
    value,
    text: `${name ?? ''} ${description}`.trim(),
  }));
  const all = listed.length > 0 ? listed : fromText(field.description ?? '', field.width);
  return all.filter(({ value }) => value >= 0 && value < 2 ** field.width);
}

/** `00: analog; 01: floating` and `0-slow; 1-fast` in running text. */
function fromText(text: string, width: number): Meaning[] {
  const pattern = new RegExp(
    `(?<![\\dA-Za-z.])([01]{${width}})b?\\s*(?:[:：=]|-(?=\\D))\\s*([^;；。\\n]*?)(?=[;；。\\n,，]|(?<!\\d)[01]{${width}}b?\\s*[:：=]|$)`,
    'g',
  );
  const binary = [...text.matchAll(pattern)].map(([, bits = '', words = '']) => ({
    value: Number.parseInt(bits, 2),
    text: words,
  }));
  return binary.length > 0 || width === 1 ? binary : fromNumbers(text);
}

/** `0: input` to `3: analog`, each number at the start of a line or behind a separator. */
const fromNumbers = (text: string): Meaning[] =>
  [...text.matchAll(/(?:^|[\n;；。])\s*(\d{1,2})\s*[:：=]\s*([^\n;；。]*)/g)].map(([, digits, words = '']) => ({
    value: Number(digits),
    text: words,
  }));

/** The one value whose words match; `custom` where the manual gives no values at all; null where it gives others. */
export function encode(field: Field, wanted: RegExp, custom: number | null, unwanted?: RegExp): Encoded | null {
  const known = meanings(field);
  const hits = known.filter(({ text }) => wanted.test(text) && !unwanted?.test(text));
  const [first] = hits;
  if (first !== undefined && new Set(hits.map(({ value }) => value)).size === 1)
    return { value: first.value, stated: true };
  if (custom === null || custom >= 2 ** field.width) return null;
  return known.length > 0 && hits.length === 0 ? null : { value: custom, stated: false };
}

/** Of the values that match, the one with the smallest frequency in its words. */
export function encodeSlowest(field: Field, wanted: RegExp, custom: number): Encoded | null {
  const hits = meanings(field)
    .filter(({ text }) => wanted.test(text))
    .map(({ value, text }) => ({
      value,
      megahertz: Number(/(\d+)\s*MHz/i.exec(text)?.[1] ?? Number.POSITIVE_INFINITY),
    }))
    .sort((a, b) => a.megahertz - b.megahertz || a.value - b.value);
  const [first] = hits;
  return first === undefined ? encode(field, wanted, custom) : { value: first.value, stated: true };
}
