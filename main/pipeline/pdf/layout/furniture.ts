import type { PdfDocument, TextRun } from '../types';
import { toLines } from './lines';
import { toWords } from './words';

/** Share of the page height at its top and bottom in which running headers and footers stand. */
const ZONE = 0.12;
/** Share of the sampled pages on which a line must come back. */
const SHARE = 0.3;
const SAMPLES = 16;
/** Pages with other text at the height of a line that comes back, per page with that line: more, and it is a table's heading. */
const INTRUDERS = 0.25;
/** A line on one side of the sheets only must come back on so many pages. */
const LEAST_OF_SIDE = 4;
/** A line comes back at the same height within so many points. */
const SAME_HEIGHT = 6;

/** A piece of text near an edge of a page, and how far from that edge its line begins and ends, in points. */
interface Piece {
  readonly page: number;
  readonly key: string;
  readonly near: number;
  readonly far: number;
}

/** Heights, from the page's top and bottom edge, of the strips that hold running headers and footers. */
export interface Furniture {
  readonly top: number;
  readonly bottom: number;
  /** Runs of the sampled pages, so that they are not read twice. */
  readonly runs: ReadonlyMap<number, readonly TextRun[]>;
  /** The commonest font size, in points: that of body text. */
  readonly bodySize: number;
}

/** Learns the running headers and footers from neighbouring pages at several places of the document. */
export async function findFurniture(doc: PdfDocument, signal: AbortSignal): Promise<Furniture> {
  const runs = new Map<number, readonly TextRun[]>();
  const seen: { readonly top: Piece[]; readonly bottom: Piece[] } = { top: [], bottom: [] };
  const sizes = new Map<number, number>();
  const numbers = samplePages(doc.pageCount);
  for (const number of numbers) {
    signal.throwIfAborted();
    const page = await doc.page(number);
    const text = await page.text();
    runs.set(number, text);
    for (const line of toLines(toWords(text), number)) {
      // Text of tables is often set smaller; only long lines of one piece are running text.
      const size = Math.round(line.size * 2) / 2;
      const running = line.segments.length === 1 && line.text.length > 50;
      if (running) sizes.set(size, (sizes.get(size) ?? 0) + line.text.length);
      const [above, below] = [page.height - line.bbox[1], line.bbox[3]];
      const strip = above < ZONE * page.height ? 'top' : below < ZONE * page.height ? 'bottom' : null;
      const near = strip === 'top' ? page.height - line.bbox[3] : line.bbox[1];
      // Piece by piece: page numbers and chapter names change, what stands beside them does not.
      if (strip)
        for (const { text } of line.segments)
          seen[strip].push({ page: number, key: keyOf(text), near, far: strip === 'top' ? above : below });
    }
    page.release();
  }
  const least = Math.max(2, SHARE * numbers.length);
  const bodySize = [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  return { top: reach(seen.top, least), bottom: reach(seen.bottom, least), runs, bodySize };
}

/** Four neighbouring pages at each of four places, after the front matter where there is room. */
function samplePages(count: number): number[] {
  const numbers = new Set<number>();
  for (const share of [0.15, 0.4, 0.6, 0.85]) {
    const first = Math.max(1, Math.floor(share * count));
    for (let i = 0; i < SAMPLES / 4; i++) if (first + i <= count) numbers.add(first + i);
  }
  return [...numbers].sort((a, b) => a - b);
}

const keyOf = (text: string): string => (text.length < 3 ? '' : text.replace(/\d+/g, '#'));

/**
 * How far the running lines reach from the edge. A table's heading repeated at the top of pages comes back too, but on pages
 * without it other text stands there: where running lines stand, nothing else does.
 */
function reach(seen: readonly Piece[], least: number): number {
  const pages = new Map<string, Set<number>>();
  const placeOf = ({ key, far }: Piece) => `${key}@${Math.round(far / 4)}`;
  for (const piece of seen) pages.set(placeOf(piece), (pages.get(placeOf(piece)) ?? new Set()).add(piece.page));
  const repeated = seen
    // A row of bit numbers at the top of a page may come back by chance.
    .filter((piece) => piece.key !== '' && (pages.get(placeOf(piece))?.size ?? 0) >= least)
    .filter(({ key }) => !/^(# ?){4,}/.test(key))
    .sort((a, b) => a.far - b.far);
  let reached = 0;
  for (const piece of repeated) {
    const { far } = piece;
    if (far < reached) continue;
    const holders = new Set(repeated.flatMap((p) => (Math.abs(p.far - far) <= SAME_HEIGHT ? [p.page] : [])));
    const there = new Set(seen.flatMap((p) => (p.far > reached && p.near < far ? [p.page] : [])));
    const alternates = pages.get(placeOf(piece)) ?? holders;
    if (alone(holders, there) || (onAlternatePages(alternates) && alone(alternates, sideOf(there, alternates))))
      reached = far + 1;
  }
  return reached;
}

/** Whether hardly any of the pages with text at a height has other text there than `holders`. */
const alone = (holders: ReadonlySet<number>, there: ReadonlySet<number>): boolean =>
  [...there].filter((page) => !holders.has(page)).length <= INTRUDERS * holders.size;

/** Even pages may bear the manual's title and odd ones their chapter's: then every page of one side has the same line. */
const onAlternatePages = (holders: ReadonlySet<number>): boolean =>
  holders.size >= LEAST_OF_SIDE && new Set([...holders].map((page) => page % 2)).size === 1;

/** The pages on the same side of the sheet as the holders. */
const sideOf = (pages: ReadonlySet<number>, holders: ReadonlySet<number>): ReadonlySet<number> =>
  new Set([...pages].filter((page) => [...holders].some((holder) => holder % 2 === page % 2)));
