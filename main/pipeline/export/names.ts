const KEYWORDS = new Set(
  (
    'auto break case char const continue default do double else enum extern float for goto if inline int long register ' +
    'restrict return short signed sizeof static struct switch typedef union unsigned void volatile while asm bit sbit ' +
    'sfr sfr16 code data idata pdata xdata far near interrupt using reentrant bool true false main'
  ).split(' '),
);

/** A C identifier for any text: letters, digits and `_`, never a keyword, never starting with a digit or `_`. */
export function cIdentifier(text: string): string {
  const plain = text
    .replace(/\+/g, '_P')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/_+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (plain === '') return 'unnamed';
  if (/^\d/.test(plain)) return `n${plain}`;
  return KEYWORDS.has(plain) ? `${plain}_` : plain;
}

/** Gives each identifier once: a second request for a taken name gets `_2`, `_3` and so on. */
export class NameShelf {
  readonly #taken = new Set<string>();

  take(text: string): string {
    const wanted = cIdentifier(text);
    let name = wanted;
    for (let count = 2; this.#taken.has(name); count += 1) name = `${wanted}_${count}`;
    this.#taken.add(name);
    return name;
  }
}

/**
 * Text of a document as the inside of a one-line C comment: one line, printable, with nothing in it that could end the
 * comment, splice the line or form a trigraph. Cut to `limit` characters.
 */
export function commentText(text: string, limit = 100): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .replace(/\\/g, '/')
    .replace(/\?{2,}/g, '?')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  const cut = characters.length > limit ? `${characters.slice(0, limit - 3).join('')}...` : line;
  return cut.replace(/\*\//g, '* /').replace(/\/\*/g, '/ *').replace(/\/+$/, '');
}

/** `0x` and capitals, at least `digits` wide. */
export const hex = (value: number, digits = 2): string => `0x${value.toString(16).toUpperCase().padStart(digits, '0')}`;
