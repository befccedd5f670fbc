import type { SymbolLines } from '../bodies';
import type { Sheet } from '../sheet';
import { hasMenus, toldWires } from './popups';

/** Wires over a document from which its menus are taken to tell them all. */
const ENOUGH = 3;

/** What the menus of one sheet tell: the styles of its wires, and the lines in them that are none. */
interface ToldLines {
  readonly styles: ReadonlySet<string>;
  readonly symbols: SymbolLines;
}

/** By sheet; null for one without menus over wires, as a document may be put together from prints of several tools. */
export function toldLines(sheets: readonly Sheet[]): (ToldLines | null)[] {
  const told = sheets.map((sheet) => toldWires(sheet.strokes, sheet.popups, sheet.unit));
  const enough = told.reduce((sum, map) => sum + map.size, 0) >= ENOUGH;
  const wires = sheets.flatMap((sheet, i) => sheet.strokes.filter((s) => told[i]?.has(s.id)));
  const styles = new Set(wires.map((s) => s.style));
  return sheets.map(({ strokes, popups }, i) => {
    if (!enough || !hasMenus(popups)) return null;
    return {
      styles,
      symbols: { ids: new Set(strokes.flatMap((s) => (told[i]?.has(s.id) ? [] : [s.id]))), contacts: [] },
    };
  });
}
