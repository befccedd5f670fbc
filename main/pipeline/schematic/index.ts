import type { BoardModel } from '../../../shared/models';
import type { StepContext } from '../context';
import type { PdfDocument } from '../pdf';
import { refuseManual, refuseUseless } from './admission';
import { NO_LINES, symbolLines, withLines } from './bodies';
import { busMembers } from './bus-names';
import { takeBuses } from './buses';
import { capShapes } from './caps';
import { designatorColors } from './designators';
import { markedCodes, NO_MARKS, readMarks } from './evidence/marks';
import { outlineReferences } from './evidence/outline';
import { hasMenus, marksOfPopups } from './evidence/popups';
import { markedLines } from './evidence/tags';
import { toldLines } from './evidence/told-lines';
import { chooseMcu } from './mcu';
import { buildNetlist } from './netlist';
import { inOneStyle } from './one-ink';
import { pinStyles } from './pins';
import { portsOf } from './port-names';
import { interpret, labelColors, pinned } from './reading';
import { findRects } from './rects';
import { readSheet, type Sheet } from './sheet';
import { structureOf } from './structure';
import { noVotes, voteForWires, wireStyles } from './wire-styles';

export { withManuals } from './mcu';

/** Part of the cache key: raise it whenever the same document may give another model. */
export const SCHEMATIC_READER_VERSION = '0.9.1';

/**
 * Reads a schematic drawn as vectors into components and nets: a first pass over all sheets learns how this document
 * draws wires, pins and designators, a second one reads each sheet, then the sheets are joined by names.
 *
 * @throws InputError PDF_NO_TEXT for pictures, INPUT_ROLES_SWAPPED for a manual, SCHEMATIC_NO_COMPONENTS when nothing on
 *   the pages is a component
 */
export async function readSchematic(doc: PdfDocument, ctx: StepContext): Promise<BoardModel> {
  const taken = (await readSheets(doc, ctx)).map(takeBuses);
  const sheets = inOneStyle(taken.map(({ sheet }) => sheet));
  const told = toldLines(sheets);
  const untold = sheets.filter((_, i) => !told[i]);
  const styles = votedStyles(untold);
  const likeWires = new Map(symbolLines(untold, styles).map((symbols, i) => [untold[i], symbols]));
  const lines = sheets.map((sheet, i) => told[i] ?? { styles, symbols: likeWires.get(sheet) ?? NO_LINES });
  const codes = markedCodes(sheets.flatMap((sheet) => sheet.marks));
  const marks = sheets.map((sheet) =>
    sheet.popups.parts.length > 0
      ? marksOfPopups(sheet.popups, sheet.words)
      : readMarks(sheet.marks, codes, sheet.words),
  );
  const structures = sheets.map((sheet, i) => {
    const marked = markedLines(marks[i]?.pins ?? [], sheet.strokes, sheet.unit);
    const { styles: wires, symbols } = lines[i] ?? { styles, symbols: NO_LINES };
    return structureOf(sheet, wires, withLines(symbols, [...marked.keys()]));
  });
  const pins = pinStyles(
    structures.map((s) => s.firm),
    structures.flatMap((s) => s.strokes),
  );
  const caps = capShapes(structures);
  const drawn = structures.map((s, i) => pinned(s, pins, caps, marks[i] ?? NO_MARKS));
  const carried = new Set([
    ...sheets.flatMap(({ words }) => words.flatMap((w) => busMembers(w.text) ?? [])),
    ...drawn.flatMap(({ pinText }) => [...pinText.values()].flatMap(({ name }) => portsOf(name?.text ?? ''))),
  ]);
  const inks = designatorColors(drawn.map((d) => d.free.filter((w) => !carried.has(w.text))));
  const parts = marks.flatMap((m) => m.parts.map(({ ref }) => ref));
  const listed = new Set([...outlineReferences(await doc.outline()), ...parts]);
  // Beside sheets with menus, which list their own parts, one without is of another tool and in no list.
  const anyMenus = sheets.some(({ popups }) => hasMenus(popups));
  const labels = labelColors(drawn, inks, carried);
  const readings = drawn.map((d, i) => {
    ctx.signal.throwIfAborted();
    ctx.progress(0.6 + (0.35 * i) / drawn.length, `sheet ${i + 1} of ${drawn.length}`);
    const known = anyMenus && !hasMenus(d.structure.sheet.popups) ? NO_LIST : listed;
    return interpret(d, { inks, known, labels, carried }, taken[i]?.buses ?? []);
  });
  const { components, nets, diagnostics } = buildNetlist(readings);
  refuseUseless(components, sheets, doc);
  ctx.progress(1);
  return {
    schema: 'board-model/1',
    document: { name: doc.name, sha256: doc.sha256, pages: doc.pageCount, language: languageOf(sheets) },
    components,
    nets,
    mcu: chooseMcu(components),
    diagnostics: [...readings.flatMap((r) => r.diagnostics), ...diagnostics],
  };
}

const NO_LIST: ReadonlySet<string> = new Set();

/** Styles of wires by what the sheets say together. */
function votedStyles(sheets: readonly Sheet[]): Set<string> {
  const votes = noVotes();
  for (const sheet of sheets) {
    voteForWires(sheet, findRects(sheet.strokes, sheet.shapes, sheet.box, sheet.unit), votes);
  }
  return wireStyles(votes);
}

async function readSheets(doc: PdfDocument, ctx: StepContext): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (let number = 1; number <= doc.pageCount; number++) {
    ctx.signal.throwIfAborted();
    const page = await doc.page(number);
    sheets.push(await readSheet(page));
    page.release();
    refuseManual(sheets, doc);
    ctx.progress((0.6 * number) / doc.pageCount, `page ${number} of ${doc.pageCount}`);
  }
  return sheets;
}

/** Words of one language below which the main language stays open. */
const ENOUGH_WORDS = 5;

function languageOf(sheets: readonly Sheet[]): string {
  const words = sheets.flatMap((s) => s.words);
  const chinese = words.filter((w) => /[\u4e00-\u9fff]/.test(w.text)).length;
  if (chinese >= ENOUGH_WORDS) return 'zh';
  const phrases = words.filter((w) => /^[A-Za-z]{3,} [A-Za-z ]+$/.test(w.text)).length;
  return phrases >= ENOUGH_WORDS ? 'en' : 'und';
}
