import type { InputRole } from '../../../shared/tasks';

/** What is known of one page at a glance; sizes in points. */
export interface PageFacts {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly { readonly text: string; readonly angle: number }[];
}

/** Reference designators (R12, C5, U1A) and the values beside them (10k, 100nF, 4.7uH). */
const PART =
  /^(?:(?:R|C|L|D|Q|U|J|P|Y|X|K|F|FB|SW|TP|LED|CN|JP|IC)\d{1,4}[A-Z]?|\d+(?:[.,]\d+)?\s?(?:[kKmMRΩ]|[pnuµ]F?|[nuµm]H))$/;
/** Sentences: what manuals are made of, in Latin script or Chinese. */
const PROSE = /(?:\S+\s+){5}\S+|[\p{Script=Han}]{12}/u;

/**
 * What a document looks like, by its first pages: a schematic has wide sheets, parts and hardly a sentence. Null when the
 * evidence is even, so that the user is asked rather than misled.
 */
export function guessRole(pageCount: number, pages: readonly PageFacts[]): InputRole | null {
  const score = pages.reduce((sum, page) => sum + leaning(page), 0) / Math.max(1, pages.length) + byLength(pageCount);
  if (Math.abs(score) < 0.5) return null;
  return score > 0 ? 'schematic' : 'datasheet';
}

/** Few manuals have fewer than 8 pages, few schematics more than 40. */
function byLength(pageCount: number): number {
  if (pageCount > 40) return -3;
  return pageCount < 8 ? 0.75 : 0;
}

/** Above zero: looks like a sheet; below: like prose. */
function leaning({ width, height, texts }: PageFacts): number {
  const share = (test: (text: string) => boolean) =>
    texts.filter(({ text }) => test(text.trim())).length / Math.max(1, texts.length);
  const wide = width > height ? 1 : -0.5;
  const large = Math.max(width, height) > 1000 ? 0.5 : 0;
  const turned = texts.filter(({ angle }) => angle !== 0).length / Math.max(1, texts.length) > 0.08 ? 1 : 0;
  const parts = Math.min(2, 12 * share((text) => PART.test(text)));
  const prose = Math.min(2.5, 12 * share((text) => PROSE.test(text)));
  return wide + large + turned + parts - prose;
}
