import { InputError } from '../../../shared/errors';
import type { DeviceModel } from '../../../shared/models';
import type { StepContext } from '../context';
import type { PdfDocument } from '../pdf';
import { type DocumentLayout, layoutDocument, type Table } from '../pdf/layout';
import { assembleModel } from './assemble';
import { looksLikeSchematic } from './kind';
import { Preview } from './preview';
import type { Facts } from './recogniser';
import { RECOGNISERS } from './recognisers';

/** Part of the cache key of a model: raise it with every change that can alter what is read. */
export const DATASHEET_READER_VERSION = '14';

/** A document with fewer characters per page than this is a scan. */
const SCAN_CHARACTERS = 8;
/** Share of the step that laying out takes; the rest is recognising. */
const LAYOUT_SHARE = 0.95;

/**
 * Reads a chip's manual: registers, fields, pins, memory, interrupts, each with page and box.
 *
 * @throws InputError PDF_NO_TEXT for a scan, DATASHEET_NO_REGISTERS when no register was found, INPUT_ROLES_SWAPPED when it is
 * a schematic, PDF_DAMAGED for an unreadable page; the signal's reason when cancelled
 */
export async function readDatasheet(doc: PdfDocument, ctx: StepContext): Promise<DeviceModel> {
  const preview = ctx.found === undefined ? null : new Preview(doc, ctx.found);
  const layout = await layoutDocument(
    doc,
    { ...ctx, progress: (fraction, detail) => ctx.progress(fraction * LAYOUT_SHARE, detail) },
    (page) => preview?.take(page),
  );
  requireText(layout, doc);
  const facts = recognise(layout, doc);
  ctx.signal.throwIfAborted();
  const model = assembleModel(doc, layout, facts);
  const registers = model.peripherals.reduce((sum, { registers: own }) => sum + own.length, 0);
  if (registers === 0) throw nothingFound(layout, doc);
  ctx.log('info', 'Datasheet read', { pages: doc.pageCount, peripherals: model.peripherals.length, registers });
  ctx.progress(1);
  return model;
}

function recognise(layout: DocumentLayout, doc: PdfDocument): Facts[] {
  const claimed = new Set<Table>();
  const facts: Facts[] = [];
  for (const recogniser of RECOGNISERS) {
    const claim = recogniser.claim(layout, { claimed, facts, documentName: doc.name, documentTitle: doc.title });
    for (const table of claim.tables) claimed.add(table);
    facts.push(claim.facts);
  }
  return facts;
}

function requireText(layout: DocumentLayout, doc: PdfDocument): void {
  if (layout.characters >= SCAN_CHARACTERS * Math.max(1, doc.pageCount)) return;
  throw new InputError('PDF_NO_TEXT', `${doc.name} has no text layer: its pages are pictures.`, {
    data: { name: doc.name, pages: doc.pageCount },
  });
}

function nothingFound(layout: DocumentLayout, doc: PdfDocument): InputError {
  const data = { name: doc.name, pages: doc.pageCount };
  if (looksLikeSchematic(layout)) {
    return new InputError('INPUT_ROLES_SWAPPED', `${doc.name} is a schematic, not a datasheet.`, { data });
  }
  return new InputError('DATASHEET_NO_REGISTERS', `No register was found in ${doc.name}.`, { data });
}
