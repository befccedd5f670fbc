import { InputError } from '../../../shared/errors';
import type { Component } from '../../../shared/models';
import type { PdfDocument } from '../pdf';
import type { Sheet } from './sheet';

/** Pages after which a long document is looked at as a whole, and how long it must be for that. */
const LOOK_AFTER = 8;
const LONG = 20;
/** Letters in phrases (texts with spaces) that make a page prose, and the share of such pages that makes a manual. */
const PROSE = 700;
const MOSTLY = 0.6;

/** Throws INPUT_ROLES_SWAPPED once the first pages of a long document are prose, so that no manual is read to its end. */
export function refuseManual(sheets: readonly Sheet[], doc: PdfDocument): void {
  if (doc.pageCount < LONG || sheets.length !== LOOK_AFTER || proseShare(sheets) < MOSTLY) return;
  throw swapped(doc);
}

/** Designators from which parts that hang on no net, but for this share of them, are those of a board layout. */
const PARTS = 5;
const WIRED = 0.15;

/**
 * Throws when nothing on the pages can be used: PDF_NO_TEXT for pictures, INPUT_ROLES_SWAPPED for prose,
 * SCHEMATIC_NO_COMPONENTS for everything else. A board layout, which has designators and pads but no wires, is called one.
 */
export function refuseUseless(components: readonly Component[], sheets: readonly Sheet[], doc: PdfDocument): void {
  const wired = components.filter((c) => c.pins.some((pin) => pin.net !== null)).length;
  const isLayout = components.length >= PARTS && wired < WIRED * components.length;
  if (!isLayout && components.some((c) => c.pins.length > 0)) return;
  const data = { name: doc.name, pages: doc.pageCount };
  const drawn = sheets.some((s) => s.strokes.length > 0 || s.words.length > 0);
  if (!drawn) {
    throw new InputError(
      'PDF_NO_TEXT',
      `${doc.name} holds pictures only; nothing in it can be read as a drawing. Print the schematic from the CAD program to PDF.`,
      {
        data,
      },
    );
  }
  if (proseShare(sheets) >= MOSTLY) throw swapped(doc);
  if (isLayout) {
    const message = `${doc.name} shows ${components.length} parts and next to no wires, as a board layout does. Print the schematic, not the PCB.`;
    throw new InputError('SCHEMATIC_NO_COMPONENTS', message, { data });
  }
  throw new InputError('SCHEMATIC_NO_COMPONENTS', `No component with pins was found in ${doc.name}.`, { data });
}

const swapped = (doc: PdfDocument): InputError =>
  new InputError('INPUT_ROLES_SWAPPED', `${doc.name} reads like a manual, not like a schematic.`, {
    data: { name: doc.name, pages: doc.pageCount },
  });

function proseShare(sheets: readonly Sheet[]): number {
  const prose = sheets.filter((s) => {
    const letters = s.words.filter((w) => /\s|[\u4e00-\u9fff]{6}/.test(w.text)).reduce((n, w) => n + w.text.length, 0);
    return letters >= PROSE;
  });
  return sheets.length === 0 ? 0 : prose.length / sheets.length;
}
