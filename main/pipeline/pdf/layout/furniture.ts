import type { PdfDocument, TextRun } from '../types';
import { toLines } from './lines';
import { toWords } from './words';

/** Share of the page height at its top and bottom in which running headers and footers stand. */
const ZONE = 0.12;
/** Share of the sampled pages on which a line must come back. */
const SHARE = 0.3;
const SAMPLES = 16;

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
  const seen = { top: new Map<string, number[]>(), bottom: new Map<string, number[]>() };
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
      // Piece by piece: page numbers and chapter names change, what stands beside them does not.
      if (strip) for (const { text } of line.segments) note(seen[strip], text, strip === 'top' ? above : below);
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

function note(seen: Map<string, number[]>, text: string, distance: number): void {
  if (text.length < 3) return;
  const key = `${text.replace(/\d+/g, '#')}@${Math.round(distance / 4)}`;
  seen.set(key, [...(seen.get(key) ?? []), distance]);
}

function reach(seen: ReadonlyMap<string, number[]>, least: number): number {
  const repeated = [...seen]
    // A row of bit numbers at the top of a page may come back by chance.
    .filter(([key, distances]) => distances.length >= least && !/^(# ?){4,}/.test(key))
    .flatMap(([, distances]) => distances);
  return repeated.length === 0 ? 0 : Math.max(...repeated) + 1;
}
