import type { BitRange } from '../text/numbers';
import { fill, findPlaceholder, holds } from '../text/ranges';

/** Bits with the name they carry. */
export interface NamedRange extends BitRange {
  readonly name: string;
}

/**
 * The fields that one entry stands for, lowest bit first. `31:0 SETn (n=0..31)` is as many fields as the placeholder has
 * values, where they share the bits evenly; `27, 21, 11, 5 TCIFx (x=3..0)` one per bit. `text` is where the placeholder may be
 * explained.
 */
export function indexedFields(printed: string, text: string, ranges: readonly BitRange[]): NamedRange[] {
  const spelled = spelledSpan(printed, ranges);
  if (spelled) return spelled;
  const values = indexValues(printed, text);
  const spread = ranges.length === 1 ? spreadOver(values?.numbers.length ?? 0, ranges) : ranges;
  const sorted = [...spread].sort((a, b) => a.lsb - b.lsb);
  const names = values && sorted.length > 1 && values.numbers.length === sorted.length ? values : null;
  const name = (i: number) => (names ? fill(bare(printed), names.letter, String(names.numbers[i])) : printed);
  return sorted.map((range, i) => ({ ...range, name: name(i) }));
}

/** `PDR15 to PDR00` over sixteen bits: a field for each. */
function spelledSpan(printed: string, [only, ...others]: readonly BitRange[]): NamedRange[] | null {
  const [, stem, high, stemAgain, low] =
    /^([A-Za-z_]+)(\d{1,2})\s*(?:to|~|-)\s*([A-Za-z_]+)(\d{1,2})$/.exec(printed) ?? [];
  if (!only || others.length > 0 || !stem || stem !== stemAgain || !high || !low) return null;
  if (Number(high) - Number(low) + 1 !== only.width) return null;
  return Array.from({ length: only.width }, (_, i) => ({
    lsb: only.lsb + i,
    width: 1,
    name: stem + String(Number(low) + i).padStart(low.length, '0'),
  }));
}

/** `2y+1:2y`, with an index that is explained beside it. */
export const FORMULA = String.raw`\(?\d{0,2}\*?[xyn](?:\+\d{1,2})?\)?:\(?\d{0,2}\*?[xyn](?:\+\d{1,2})?\)?`;

/** The name as one index gives it, and its bits by a formula such as `2y+1:2y`; none where the index is not explained. */
export function formulaFields(printed: string, text: string, formula: string): NamedRange[] {
  const values = indexValues(printed, text);
  const ends = formula.split(':').map((end) => /^\(?(\d*)\*?([a-z])(?:\+(\d{1,2}))?\)?$/i.exec(end.trim()));
  if (!values || ends.some((end) => end?.[2]?.toLowerCase() !== values.letter.toLowerCase())) return [];
  return values.numbers.flatMap((index): NamedRange[] => {
    const bits = ends.map((end) => Number(end?.[1] || 1) * index + Number(end?.[3] ?? 0));
    const [lsb, msb] = [Math.min(...bits), Math.max(...bits)];
    return msb < 64 ? [{ lsb, width: msb - lsb + 1, name: fill(bare(printed), values.letter, String(index)) }] : [];
  });
}

/** Rising numbers that the placeholder in a name stands for; null where it holds none or letters. */
function indexValues(printed: string, text: string): { letter: string; numbers: number[] } | null {
  const placeholder = findPlaceholder(`${printed} ${text}`);
  if (!placeholder || placeholder.values.length < 2 || !holds(bare(printed), placeholder.letter)) return null;
  if (placeholder.values.some((value) => !/^\d+$/.test(value))) return null;
  return { letter: placeholder.letter, numbers: placeholder.values.map(Number).sort((a, b) => a - b) };
}

function spreadOver(count: number, [only]: readonly BitRange[]): BitRange[] {
  if (!only) return [];
  if (count < 2 || only.width % count !== 0) return [only];
  const width = only.width / count;
  return Array.from({ length: count }, (_, i) => ({ lsb: only.lsb + i * width, width }));
}

const bare = (printed: string): string => printed.replace(/\s*\(.*$/, '');
