/** Bytes before a script in which its object begins, and of those before ` obj` in which the number stands. */
const REACH = 4096;
const NUMBERS = 24;
/** Bytes of the longest script that is read and of all in one file, and how many are looked at. */
const LONGEST = 65_536;
const MOST = 64 * 1024 * 1024;
const MANY = 200_000;

/**
 * Scripts of annotations by the number of their object. pdf.js drops those of links, yet CAD tools write there what a
 * symbol or wire is. Reads plain objects only, as such tools write them; finds nothing in packed ones.
 */
export function readScripts(bytes: Uint8Array): Map<number, string> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<number, string>();
  let [bytesLeft, left] = [MOST, MANY];
  for (let at = file.indexOf('/JS'); at >= 0 && bytesLeft > 0 && left-- > 0; at = file.indexOf('/JS', at + 3)) {
    const head = file.subarray(Math.max(0, at - REACH), at);
    const begin = head.lastIndexOf(' obj');
    if (begin < 0 || head.includes('endobj', begin)) continue;
    const object = /(\d+) \d+$/.exec(head.toString('latin1', Math.max(0, begin - NUMBERS), begin));
    if (!object) continue;
    const rest = scriptAt(file, at + 3);
    bytesLeft -= rest.length;
    const text = literal(rest);
    if (text !== null) found.set(Number(object[1]), text);
  }
  return found;
}

/** What stands from here to the end of the object. */
function scriptAt(file: Buffer, from: number): string {
  const rest = file.subarray(from, from + LONGEST);
  const end = rest.indexOf('endobj');
  return rest.toString('latin1', 0, end < 0 ? rest.length : end);
}

/** The string that the text begins with: `(literal)` with escapes, or `<hex>`. */
function literal(text: string): string | null {
  const start = /^\s*/.exec(text)?.[0].length ?? 0;
  if (text[start] === '<') {
    const end = text.indexOf('>', start);
    return end < 0 ? null : decoded(Buffer.from(text.slice(start + 1, end).replace(/\s/g, ''), 'hex'));
  }
  return text[start] === '(' ? unescaped(text, start + 1) : null;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Text up to the bracket that closes the literal; null where none does (ISO 32000-1, 7.3.4.2). */
function unescaped(text: string, from: number): string | null {
  let out = '';
  let depth = 1;
  for (let i = from; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(i + 1, i + 4))?.[0];
      const next = text[i + 1] ?? '';
      out += octal === undefined ? (ESCAPES[next] ?? (next === '\n' ? '' : next)) : octet(octal);
      i += octal?.length ?? 1;
      continue;
    }
    if (c === '(') depth++;
    if (c === ')' && --depth === 0) return decoded(Buffer.from(out, 'latin1'));
    out += c;
  }
  return null;
}

const octet = (digits: string): string => String.fromCharCode(Number.parseInt(digits, 8) & 0xff);

/** Text strings are UTF-16 behind its mark, else taken byte for byte. */
function decoded(bytes: Buffer): string {
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1');
  return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString('utf16le');
}
