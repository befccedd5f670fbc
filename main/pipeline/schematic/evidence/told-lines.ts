import type { SymbolLines } from '../bodies';
import type { Sheet } from '../sheet';
import { toldWires } from './popups';

/** Wires over a document from which its menus are taken to tell them all. */
const ENOUGH = 3;

/** Styles of the wires that menus tell, and per sheet the other lines; null where the document has no such menus. */
export function toldLines(
  sheets: readonly Sheet[],
): { readonly styles: Set<string>; readonly symbols: SymbolLines[] } | null {
  const told = sheets.map((sheet) => toldWires(sheet.strokes, sheet.popups, sheet.unit));
  if (told.reduce((sum, map) => sum + map.size, 0) < ENOUGH) return null;
  const wires = sheets.flatMap((sheet, i) => sheet.strokes.filter((s) => told[i]?.has(s.id)));
  const symbols = sheets.map((sheet, i) => ({
    ids: new Set(sheet.strokes.flatMap((s) => (told[i]?.has(s.id) ? [] : [s.id]))),
    contacts: [],
  }));
  return { styles: new Set(wires.map((s) => s.style)), symbols };
}
