/**
 * Learns how the single-line font of open CAD programs draws each character, from PDFs in which every text stands twice:
 * as strokes, and as invisible text on top. Run: npx tsx scripts/learn-stroke-font.ts FILE.pdf...
 */
import { writeFile } from 'node:fs/promises';
import type { DrawnText } from '../main/pipeline/pdf';
import { openPdf } from '../main/pipeline/pdf';
import { CAP_HEIGHT, CAP_RATIO, type GlyphTemplate } from '../main/pipeline/schematic/strokes/font';
import { extentOf, penStrokes, type Stroke } from '../main/pipeline/schematic/strokes/polylines';

const INVISIBLE = 3;
const counts = new Map<string, Map<string, number>>();

interface Column {
  left: number;
  right: number;
  strokes: number[][];
}

/** Strokes whose shadows on the baseline overlap: one column is one character. */
function columns(strokes: readonly number[][], tolerance: number): Column[] {
  const found: Column[] = [];
  for (const points of strokes) {
    const [left, , right] = extentOf(points);
    const column: Column = { left, right, strokes: [points] };
    for (let i = found.length - 1; i >= 0; i -= 1) {
      const other = found[i];
      if (other === undefined || other.left > column.right + tolerance || column.left > other.right + tolerance)
        continue;
      column.left = Math.min(column.left, other.left);
      column.right = Math.max(column.right, other.right);
      column.strokes.unshift(...other.strokes);
      found.splice(i, 1);
    }
    found.push(column);
  }
  return found.sort((a, b) => a.left - b.left);
}

function upright(points: readonly number[], angle: number): number[] | null {
  if (angle === 0) return [...points];
  if (angle !== 90) return null;
  return points.map((_, i, all) => (i % 2 === 0 ? (all[i + 1] ?? 0) : -(all[i - 1] ?? 0)));
}

/** Strokes drawn after the text, in the first style met, on its line; the invisible font may be narrower than the strokes. */
function strokesOf(text: DrawnText & { order: number }, next: number, all: readonly Stroke[]): Stroke[] {
  const drawn = all.filter(({ orders }) => (orders[0] ?? 0) > text.order && (orders[0] ?? 0) < next);
  const across = text.size / 2;
  const along = text.size + text.width * 0.6;
  const [mx, my] = text.angle === 0 ? [along, across] : [across, along];
  const [x0, y0, x1, y1] = text.bbox;
  return drawn
    .filter(({ style }) => style === drawn[0]?.style)
    .filter(({ points }) => {
      const [left, bottom, right, top] = extentOf(points);
      return left > x0 - mx && right < x1 + mx && bottom > y0 - my && top < y1 + my;
    });
}

/** One drawn text: its characters, its strokes turned upright, and the length of a font unit. */
interface Sample {
  readonly characters: readonly string[];
  readonly strokes: readonly number[][];
  readonly unit: number;
}

function sampleOf(text: DrawnText & { order: number }, next: number, all: readonly Stroke[]): Sample | null {
  const characters = [...text.text].filter((character) => character !== ' ');
  const strokes = strokesOf(text, next, all).map(({ points }) => upright(points, text.angle));
  const usable = strokes.filter((points) => points !== null);
  if (usable.length === 0 || usable.length < strokes.length) return null;
  return { characters, strokes: usable, unit: (text.size * CAP_RATIO) / CAP_HEIGHT };
}

const bottomOf = (strokes: readonly number[][]): number => Math.min(...strokes.map((points) => extentOf(points)[1]));

function count(character: string, strokes: readonly number[][], baseline: number, unit: number): void {
  const left = Math.min(...strokes.map((points) => extentOf(points)[0]));
  const inUnits = strokes.map((points) =>
    points.map((v, k) => Math.round((v - (k % 2 === 0 ? left : baseline)) / unit)),
  );
  const variants = counts.get(character) ?? new Map<string, number>();
  const key = JSON.stringify(inUnits);
  variants.set(key, (variants.get(key) ?? 0) + 1);
  counts.set(character, variants);
}

/** First way: as many columns as characters, and one among them that stands on the baseline. */
function learnByColumns({ characters, strokes, unit }: Sample): boolean {
  const found = columns(strokes, unit / 5);
  if (found.length !== characters.length) return false;
  const standing = found.filter((_, i) => /[A-PR-Z0-9]/.test(characters[i] ?? ''));
  if (standing.length === 0) return false;
  const baseline = Math.min(...standing.map((column) => bottomOf(column.strokes)));
  for (const [i, column] of found.entries()) count(characters[i] ?? '', column.strokes, baseline, unit);
  return true;
}

/** Strokes that the known ways to draw `character` explain at `start`; 0 when none does. */
function explained(sample: Sample, character: string, start: number): { count: number; baseline: number } {
  for (const [key] of [...(counts.get(character) ?? [])].sort((a, b) => b[1] - a[1])) {
    const template: number[][] = JSON.parse(key);
    const own = sample.strokes.slice(start, start + template.length);
    if (start < 0 || own.length < template.length) continue;
    const left = Math.min(...own.map((points) => extentOf(points)[0]));
    const baseline = bottomOf(own) - Math.min(...template.map((points) => extentOf(points)[1])) * sample.unit;
    const same = own.every(
      (points, i) =>
        points.length === template[i]?.length &&
        points.every(
          (v, k) => Math.abs((v - (k % 2 === 0 ? left : baseline)) / sample.unit - (template[i]?.[k] ?? 0)) < 1.1,
        ),
    );
    if (same) return { count: template.length, baseline };
  }
  return { count: 0, baseline: 0 };
}

/** Second way: all characters but one are known; what they leave is that one. */
function learnByRest(sample: Sample): boolean {
  const { characters, strokes, unit } = sample;
  let [from, first] = [0, 0];
  let baseline: number | null = null;
  for (; first < characters.length; first += 1) {
    const known = explained(sample, characters[first] ?? '', from);
    if (known.count === 0) break;
    baseline = known.baseline;
    from += known.count;
  }
  let [to, last] = [strokes.length, characters.length - 1];
  for (; last > first; last -= 1) {
    const sizes = [...(counts.get(characters[last] ?? '')?.keys() ?? [])].map((key) => JSON.parse(key).length);
    const size = sizes.find((each) => explained(sample, characters[last] ?? '', to - each).count === each);
    if (size === undefined) break;
    baseline = explained(sample, characters[last] ?? '', to - size).baseline;
    to -= size;
  }
  if (first !== last || baseline === null || to <= from) return false;
  count(characters[first] ?? '', strokes.slice(from, to), baseline, unit);
  return true;
}

const samples: Sample[] = [];
for (const file of process.argv.slice(2)) {
  const document = await openPdf(file);
  for (let number = 1; number <= document.pageCount; number += 1) {
    const { paths, texts } = await (await document.page(number)).graphics();
    const strokes = penStrokes(paths);
    const hidden = texts.filter(({ renderMode }) => renderMode === INVISIBLE).sort((a, b) => a.order - b.order);
    samples.push(...hidden.flatMap((text, i) => sampleOf(text, hidden[i + 1]?.order ?? Infinity, strokes) ?? []));
  }
  await document.close();
}

let left = samples.filter((sample) => !learnByColumns(sample));
for (let before = Infinity; left.length < before; ) {
  before = left.length;
  left = left.filter((sample) => !learnByRest(sample));
}
process.stdout.write(`${samples.length - left.length} of ${samples.length} texts used\n`);

/** A variant seen once beside a common one is a slip of the cutting, or italics. */
const glyphs: GlyphTemplate[] = [...counts].sort().flatMap(([character, variants]) => {
  const most = Math.max(...variants.values());
  return [...variants]
    .filter(([, count]) => count === most || count >= Math.max(3, most / 50))
    .map(([key]) => ({ character, strokes: JSON.parse(key) }));
});
const target = new URL('../main/pipeline/schematic/strokes/font.json', import.meta.url);
const rows = glyphs.map((glyph) => `    ${JSON.stringify(glyph)}`).join(',\n');
await writeFile(target, `{\n  "schema": "stroke-font/1",\n  "glyphs": [\n${rows}\n  ]\n}\n`);
process.stdout.write(`${glyphs.length} glyphs of ${counts.size} characters\n`);
