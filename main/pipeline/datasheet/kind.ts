import type { DocumentLayout } from '../pdf/layout';

/** Different designators from which a document without registers is taken for a schematic. */
const DESIGNATORS = 12;
const DESIGNATOR = /^(?:R|C|L|U|D|Q|J|Y|X|TP|SW|LED|IC|CN|FB)\d{1,4}[A-Z]?$/;
/** Characters per page above which a document is prose, whatever it names. */
const PROSE = 6000;

/** Whether a document looks like a schematic: many designators standing alone, little running text. */
export function looksLikeSchematic(layout: DocumentLayout): boolean {
  if (layout.characters > PROSE * Math.max(1, layout.pages.length)) return false;
  const seen = new Set<string>();
  for (const { lines } of layout.pages) {
    for (const { segments } of lines) {
      for (const { words } of segments) for (const { text } of words) if (DESIGNATOR.test(text)) seen.add(text);
    }
  }
  return seen.size >= DESIGNATORS;
}
