import type { OutlineItem } from '../../pdf';
import { isDesignator } from '../text-roles';

/** Share of a list of bookmarks that must look like designators for the whole list to be one of components. */
const MAJORITY = 0.5;
const REFERENCE = /^[A-Z][A-Z0-9_/-]*\d+[A-Z]?$/;

/**
 * Designators that the document's bookmarks list: KiCad 7 and later write them under "Symbols", Altium under its
 * components, with the pins one level below. Empty where there are none; never needed.
 */
export function outlineReferences(outline: readonly OutlineItem[]): Set<string> {
  const found = new Set<string>();
  const visit = (items: readonly OutlineItem[]) => {
    const titles = items.map((item) => item.title.trim()).filter((title) => title !== '');
    const typical = titles.filter((title) => isDesignator(title) || REFERENCE.test(title));
    const pins = titles.filter((title) => /^[^-]+-[A-Z]*\d+$/.test(title));
    if (titles.length >= 3 && typical.length >= MAJORITY * titles.length && pins.length < MAJORITY * titles.length) {
      for (const title of titles) if (!/\s/.test(title)) found.add(title);
      return;
    }
    for (const item of items) visit(item.items);
  };
  visit(outline);
  return found;
}
