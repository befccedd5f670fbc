/** Bytes before a script in which the number of its object stands. */
const REACH = 4096;
/** Bytes of the longest script that is read. */
const LONGEST = 65_536;

/**
 * Scripts of annotations by the number of their object. pdf.js drops those of links, yet CAD tools write there what a
 * symbol or wire is. Reads plain objects only, as such tools write them; finds nothing in packed ones.
 */
export function readScripts(bytes: Uint8Array): Map<number, string> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<number, string>();
  for (let at = file.indexOf('/JS'); at >= 0; at = file.indexOf('/JS', at + 3)) {
    const head = file.subarray(Math.max(0, at - REACH), at).toString('latin1');
    const begin = head.lastIndexOf(' obj');
    const object = /(\d+) \d+$/.exec(head.slice(0, Math.max(0, begin)));
    const text = object && !head.includes('endobj', begin) ? literal(file, at + 3) : null;
    if (object && text !== null) found.set(Number(object[1]), text);
  }
  return found;
}

/** The string that begins here: `(literal)` with escapes, or `<hex>`. */
function literal(file: Buffer, from: number): string | null {
  const rest = file.subarray(from, from + LONGEST).toString('latin1');
  const start = /^\s*/.exec(rest)?.[0].length ?? 0;
  if (rest[start] === '<') {
    const end = rest.indexOf('>', start);
    return end < 0 ? null : decoded(Buffer.from(rest.slice(start + 1, end).replace(/\s/g, ''), 'hex'));
  }
  return rest[start] === '(' ? unescaped(rest, start + 1) : null;
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
