import { cleanName, fieldName, isReserved } from '../text/names';
import { plain } from '../text/numbers';

/** A register's name as chips with byte-wide addresses have them. */
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
/** A name of words, such as `Alarm 1 Seconds`, is at most this long. */
const LONGEST = 40;

/**
 * The names in a cell of names. A cell may hold aliases, one below the other or after `/` and `、`; a name broken after an
 * underscore is joined. Footnote marks, and words behind the name, are left out. With `words` a plain text of a few words counts.
 */
export function registerNames(lines: readonly string[], words = false): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const t = plain(line)
      .replace(/\[\s*\d\s*\]|[*†]+|\(\d\)/g, ' ')
      .trim();
    const last = joined.at(-1);
    if (t === '') continue;
    if (last !== undefined && (/[_/]$/.test(last) || /^[_/]/.test(t))) joined[joined.length - 1] = last + t;
    else joined.push(t);
  }
  const names = joined.flatMap((line) => {
    const parts = line.split(/\s*[/、,]\s*/).map((part) => leading(part));
    return parts.every((part) => part !== null) ? parts.filter((part) => part !== null) : [leading(line)];
  });
  const found = names.filter((name) => name !== null);
  if (words && (found.length === 0 || isPhrase(joined))) {
    const text = cleanName(fieldName(joined))
      .replace(/\s*\((?:read|write|r\s?\/\s?w)[^()]*\)$/i, '')
      .replace(/\s+/g, ' ');
    return text.length <= LONGEST && /\p{L}{2}/u.test(text) && !isReserved(text) ? [text] : [];
  }
  // Beside its full symbol, a single letter is the way instructions spell the register (`A、ACC`).
  const symbols = found.filter((name) => name.length > 1);
  const phrase = words ? found.slice(0, joined.length > 1 && !/[/、,]/.test(lines.join('')) ? 1 : undefined) : found;
  return [...new Set(symbols.length > 0 ? phrase.filter((name) => name.length > 1) : phrase)];
}

/** Words make up the name, unless the first one looks like a symbol. */
const isPhrase = ([first = '', ...rest]: readonly string[]): boolean =>
  /\s/.test([first, ...rest].join(' ')) &&
  !/^(?:[a-z] )?[A-Z][A-Z0-9]*_\w+/.test(first) &&
  /[a-z]{2}/.test(first + rest.join(' '));

/** The name a line begins with, after a footnote letter. Words in small letters behind it are a comment. */
function leading(line: string): string | null {
  const token = line.replace(/^[a-z]\s+(?=[A-Z])/, '').split(/[\s(:]+/)[0] ?? '';
  return NAME.test(token) && !isReserved(token) ? token : null;
}
