import type { BBox } from '../../../../shared/models';
import type { DrawnText } from '../../pdf';
import { centre, contains, grow } from '../geometry';
import { unitOwner } from '../text-roles';
import type { Word } from '../words';

/** A place that the CAD tool marked with invisible text. */
export interface Mark {
  readonly kind: 'part' | 'pin' | 'label' | 'port';
  /** What is marked, without the letters of the kind. Anything but letters and digits has become a zero. */
  readonly code: string;
  readonly bbox: BBox;
}

/** A pin that is marked: of which part it is, its number, and the box around its line. */
export interface PinMark {
  readonly ref: string;
  readonly number: string;
  readonly bbox: BBox;
}

/** What the marks of one sheet say. */
export interface SheetMarks {
  /** Boxes around the designators. */
  readonly parts: readonly { readonly ref: string; readonly bbox: BBox }[];
  readonly pins: readonly PinMark[];
  /** Boxes around net labels. */
  readonly labels: readonly BBox[];
}

export const NO_MARKS: SheetMarks = { parts: [], pins: [], labels: [] };

const KINDS = { CO: 'part', PI: 'pin', NL: 'label', PO: 'port' } as const;
const FORM = /^(CO|PI|NL|PO)([A-Za-z0-9]+)$/;
/**
 * Pins that name a marked part from which the marks are the tool's rather than chance words (`PIN1`, `CON2` laid over
 * stroked letters), as a number and as a share of all that look like pins.
 */
const ENOUGH = 3;
const MOST = 0.5;

/** Altium's marks among invisible texts: `COU2`, `PIU2013`, `NLSDA`, `POTXD`, in the order of the file. */
export function marksOf(texts: readonly DrawnText[]): Mark[] {
  const found = texts.flatMap((t): Mark[] => {
    const m = t.renderMode === 3 ? FORM.exec(t.text.trim()) : null;
    const kind = KINDS[(m?.[1] ?? '') as keyof typeof KINDS];
    return m && kind ? [{ kind, code: m[2] ?? '', bbox: t.bbox }] : [];
  });
  const codes = markedCodes(found);
  const pins = found.filter((mark) => mark.kind === 'pin');
  const fitting = pins.filter(({ code }) => cutsOf(code, codes).length > 0).length;
  return fitting >= ENOUGH && fitting >= MOST * pins.length ? found : [];
}

/** Names as marks write them. */
const encoded = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '0');

/**
 * Reads the marks of one sheet. The designators of the whole document resolve where a pin's mark is cut; of several cuts
 * the one of the part whose mark comes next in the file counts, then the one whose number stands there. A mark that can
 * still be cut in two ways says nothing.
 */
export function readMarks(marks: readonly Mark[], codes: ReadonlySet<string>, words: readonly Word[]): SheetMarks {
  const parts: { ref: string; bbox: BBox }[] = [];
  const pins: PinMark[] = [];
  const printed = new Map<string, string>();
  for (const { kind, code, bbox } of marks) {
    if (kind !== 'part') continue;
    const field = grow(bbox, 0.3 * (bbox[3] - bbox[1]));
    const word = words.find((w) => encoded(w.text) === code && contains(field, centre(w.bbox)));
    printed.set(code, word?.text ?? code);
    parts.push({ ref: word?.text ?? code, bbox });
  }
  let next: string | null = null;
  for (const { kind, code, bbox } of [...marks].reverse()) {
    if (kind === 'part') next = code;
    if (kind !== 'pin') continue;
    const cut = cutOf(code, codes, next, () => numbersIn(bbox, words));
    if (cut) pins.push({ ref: printed.get(cut.ref) ?? cut.ref, number: cut.number, bbox });
  }
  return { parts, pins: pins.reverse(), labels: marks.flatMap((m) => (m.kind === 'label' ? [m.bbox] : [])) };
}

/** Designators that the marks of a document name, units and the parts they are of. */
export const markedCodes = (marks: readonly Mark[]): Set<string> =>
  new Set(marks.flatMap((m) => (m.kind === 'part' ? [m.code, unitOwner(m.code) ?? m.code] : [])));

interface Cut {
  readonly ref: string;
  readonly number: string;
}

function cutsOf(code: string, codes: ReadonlySet<string>): Cut[] {
  const cuts: Cut[] = [];
  for (let i = code.indexOf('0', 1); i > 0 && i < code.length - 1; i = code.indexOf('0', i + 1)) {
    const [ref, number] = [code.slice(0, i), code.slice(i + 1)];
    if (codes.has(ref) && !/^0\d/.test(number)) cuts.push({ ref, number });
  }
  return cuts;
}

function cutOf(
  code: string,
  codes: ReadonlySet<string>,
  next: string | null,
  numbers: () => ReadonlySet<string>,
): Cut | null {
  const cuts = cutsOf(code, codes);
  if (cuts.length <= 1) return cuts[0] ?? null;
  const stands = numbers();
  const told = [
    cuts.filter((c) => next !== null && (c.ref === next || c.ref === unitOwner(next))),
    cuts.filter((c) => stands.has(c.number)),
  ].find((list) => list.length === 1);
  return told?.[0] ?? null;
}

const numbersIn = (box: BBox, words: readonly Word[]): Set<string> => {
  const field = grow(box, 0.5 * Math.min(box[2] - box[0], box[3] - box[1]));
  return new Set(words.filter((w) => contains(field, centre(w.bbox))).map((w) => w.text));
};
