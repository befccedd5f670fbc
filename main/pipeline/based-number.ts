const FORMS: readonly (readonly [RegExp, number])[] = [
  [/^0x\s?([0-9a-f]+)$/i, 16],
  [/^([0-9][0-9a-f]*)h$/i, 16],
  [/^([0-9a-f]{2,})h$/i, 16],
  [/^0b\s?([01_]+)$/i, 2],
  [/^([01]{1,32})b$/i, 2],
  [/^\d*'h([0-9a-f_]+)$/i, 16],
  [/^\d*'d(\d+)$/i, 10],
  [/^\d*'b([01_]+)$/i, 2],
];

/** A number that states its base: `0x1F`, `1Fh`, `0b101`, `101b`, `4'h6`, `3'd5`. Null for anything else, and above 2^53. */
export function basedNumber(text: string): number | null {
  for (const [pattern, base] of FORMS) {
    const digits = pattern.exec(text)?.[1];
    if (digits === undefined) continue;
    const value = Number.parseInt(digits.replace(/_/g, ''), base);
    return Number.isSafeInteger(value) ? value : null;
  }
  return null;
}
