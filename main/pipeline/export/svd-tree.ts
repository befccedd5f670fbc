import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { InputError } from '../../../shared/errors';

/** An element: its children by name, its attributes by `@name`. */
export type SvdElement = Readonly<Record<string, unknown>>;

/** Largest file that is read, in bytes. The largest of the vendors' own have about ten million. */
export const MAX_SVD_BYTES = 32 * 1024 * 1024;

const LISTS = new Set(['peripheral', 'register', 'cluster', 'field', 'enumeratedValues', 'enumeratedValue']);

/**
 * The `device` element of a CMSIS-SVD file.
 *
 * @throws InputError SVD_UNREADABLE when it is no well-formed XML, defines entities of its own, or is no SVD
 */
export function parseSvdXml(text: string): SvdElement {
  // An SVD file needs no entities but the five of XML; files that bring their own may grow without limit.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw bad('It declares a document type or entities, which SVD files do not.');
  const checked = guarded(() => XMLValidator.validate(text));
  if (checked !== true) throw bad(`Line ${checked.err.line}: ${checked.err.msg}`);
  const root = guarded(() => parser().parse(text));
  const device = child(isElement(root) ? root : {}, 'device');
  if (device === undefined) throw bad('It has no element <device>, so it is some other XML.');
  if (child(device, 'peripherals') === undefined) throw bad('Its <device> lists no peripherals.');
  return device;
}

const parser = () =>
  new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    isArray: (name) => LISTS.has(name),
  });

/** The parser throws plain errors, and overflows the stack on elements nested without end. */
function guarded<T>(parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw new InputError('SVD_UNREADABLE', 'The file is no well-formed XML.', { cause });
  }
}

export const bad = (why: string): InputError =>
  new InputError('SVD_UNREADABLE', `This is no SVD file that can be read. ${why}`);

const isElement = (value: unknown): value is SvdElement =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function child(element: SvdElement, name: string): SvdElement | undefined {
  const value = element[name];
  return isElement(value) ? value : undefined;
}

/** The elements called `name` inside the wrapper called `inside`, or in the element itself. */
export function children(element: SvdElement, name: string, inside?: string): SvdElement[] {
  const place = inside === undefined ? element : child(element, inside);
  const value = place?.[name];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** Text of a child or an attribute; undefined where there is none. */
export function text(element: SvdElement, name: string): string | undefined {
  const value = element[name];
  const plain = isElement(value) ? value['#text'] : value;
  return typeof plain === 'string' && plain.trim() !== '' ? plain.trim().replace(/\s+/g, ' ') : undefined;
}

const SCALES: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** `0x1F`, `#101`, `0b101`, `31`, `4k`; undefined for anything else and beyond what a number holds exactly. */
export function svdNumber(value: string | undefined): number | undefined {
  const match = /^\+?(?:(0x)([0-9a-f]+)|(#|0b)([01]+)|(\d+))([kmgt]?)$/i.exec(value ?? '');
  if (match === null) return undefined;
  const [, isHex, hexDigits = '', isBinary, bits = '', decimal = '', scale = ''] = match;
  const digits = isHex ? Number.parseInt(hexDigits, 16) : isBinary ? Number.parseInt(bits, 2) : Number(decimal);
  const number = digits * (SCALES[scale.toLowerCase()] ?? 1);
  return Number.isSafeInteger(number) ? number : undefined;
}

export const number = (element: SvdElement, name: string): number | undefined => svdNumber(text(element, name));
