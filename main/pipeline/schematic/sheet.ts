import type { BBox } from '../../../shared/models';
import type { PageGraphics, PdfPage } from '../pdf';
import { type Dot, findDots } from './dots';
import { type Mark, marksOf } from './evidence/marks';
import { type Popups, readPopups, undrawnNames } from './evidence/popups';
import { withFilledLines } from './filled-lines';
import { letterPaths } from './letters';
import { type Shape, type Stroke, toPrimitives } from './primitives';
import { strokeText } from './stroke-text';
import { toWords, type Word } from './words';

/** One page as drawn: words and primitives, before anything is known of what they mean. Lengths in points. */
export interface Sheet {
  readonly page: number;
  readonly box: BBox;
  /** Median text height: every threshold is a multiple of it. */
  readonly unit: number;
  readonly words: readonly Word[];
  /** What the tool marked by invisible text on a sheet whose text is visible. */
  readonly marks: readonly Mark[];
  readonly strokes: readonly Stroke[];
  readonly shapes: readonly Shape[];
  readonly dots: readonly Dot[];
  /** What menus of the tool say of symbols and nets. */
  readonly popups: Popups;
}

/** Share of visible words from which invisible ones are no overlay of stroked letters but marks of their own. */
const VISIBLE_SHARE = 0.2;

/** Height of a text, in the usual ones, under which nobody is meant to read it: fields shrunk to a line beside a symbol. */
const TINY = 0.35;

/** Text height where a page has no text at all, as a share of the page's height. */
const DEFAULT_UNIT = 1 / 100;

export async function readSheet(page: PdfPage): Promise<Sheet> {
  const given: PageGraphics = await page.graphics();
  const usual = medianSize(given.texts) ?? DEFAULT_UNIT * page.height;
  const graphics = withFilledLines(given, usual);
  const popups = readPopups(await page.annotations());
  const drawn = strokeText(graphics);
  const all = toWords([...graphics.texts, ...drawn.texts]);
  const marked = marksOf(graphics.texts);
  const layered = marked.length > 0 || all.filter((w) => w.visible).length > VISIBLE_SHARE * all.length;
  const written = layered ? all.filter((w) => w.visible) : all;
  const marks = layered ? marked : [];
  const unit = medianSize(written) ?? DEFAULT_UNIT * page.height;
  const letters = new Set([
    ...(layered ? [] : letterPaths(graphics, written, unit, popups.parts.length > 0)),
    ...drawn.consumed,
  ]);
  const legible = written.filter((w) => w.size >= TINY * unit);
  const words = [...legible, ...undrawnNames(popups, legible, unit)];
  const { strokes, shapes } = toPrimitives(graphics.paths, letters, unit);
  const box: BBox = [0, 0, page.width, page.height];
  return { page: page.number, box, unit, words, marks, strokes, shapes, dots: findDots(shapes, unit), popups };
}

function medianSize(words: readonly { readonly size: number }[]): number | undefined {
  const sizes = words.map((w) => w.size).sort((a, b) => a - b);
  return sizes[sizes.length >> 1];
}
