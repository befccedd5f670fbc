import type { Field } from '../../../shared/models';

/** A value's number as manuals write it before its meaning: `0: `, `0x1 =`, `01：`. */
const VALUE_BEFORE = /(^|[\s;；,，.。(（])(?:0[xb])?[0-9a-f]+b?\s*[:：=]\s*$/i;

/**
 * What a field's description says before it lists the values, which the table lists by itself. The whole description
 * where the list cannot be told from it.
 */
export function leadOf({ description = '', values = [] }: Pick<Field, 'description' | 'values'>): string {
  const starts = values.flatMap(({ description: meaning }) => startOf(description, meaning) ?? []);
  if (starts.length === 0 || starts.length < values.length) return description;
  return description.slice(0, Math.min(...starts)).replace(/[\s;；,，(（]+$/, '');
}

/** Where the meaning of a value stands behind its number, that number included; null where it does not. */
function startOf(description: string, meaning: string): number | null {
  for (let at = description.indexOf(meaning); at >= 0 && meaning !== ''; at = description.indexOf(meaning, at + 1)) {
    const before = VALUE_BEFORE.exec(description.slice(0, at));
    if (before !== null) return before.index + (before[1] ?? '').length;
  }
  return null;
}
