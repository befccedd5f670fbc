import type { BBox } from '../../../shared/models';
import type { DrawnPath, DrawnText, PageGraphics } from '../pdf';
import { boxOf, grow, height, holds, union, width } from './geometry';
import { BoxGrid } from './grid';
import type { Word } from './words';

/** Rendering mode of text that paints nothing. */
const INVISIBLE = 3;

/** Strokes per letter from which an invisible text counts as laid over drawn letters rather than as a mark of its own. */
const STROKES_PER_LETTER = 0.5;

/**
 * Orders of the paths that are letters under invisible text: KiCad draws its letters as strokes of the text's colour and
 * lays invisible text over them. Altium's invisible marks lie over pins instead, far fewer strokes than letters.
 *
 * @param numbered pins have their numbers over their lines in one ink: those lines are no letters
 */
export function letterPaths(
  { paths, texts }: PageGraphics,
  words: readonly Word[],
  unit: number,
  numbered = false,
): Set<number> {
  const grid = new BoxGrid<Word>(4 * unit);
  for (const w of words) if (!w.visible) grid.add(grow(w.bbox, 0.3 * w.size), w);
  const covered = new Map<Word, Set<number>>();
  for (const path of paths) {
    const box = path.subpaths.map((s) => boxOf(s.points)).reduce(union);
    for (const w of grid.near(box)) {
      if (w.color !== path.stroke || !holds(grow(w.bbox, 0.3 * w.size), box) || (numbered && underlines(path, w)))
        continue;
      const orders = covered.get(w) ?? new Set<number>();
      orders.add(path.order);
      covered.set(w, orders);
    }
  }
  const letters = followers(paths, texts, numbered);
  for (const [w, orders] of covered) {
    if (orders.size < STROKES_PER_LETTER * w.text.replace(/[\s\-|_']/g, '').length) continue;
    for (const order of orders) letters.add(order);
  }
  return letters;
}

/** Length of a line under a word, in heights of the word, from which it is the pin or wire that the word stands on. */
const LINE = 1.2;

/** Letters of the longest number of a pin. */
const NUMBER = 3;
/** How far apart the middles of a word and its line may lie along them, in heights of the word. */
const MIDDLE = 0.3;

/** One straight line along the word, in the middle under its feet and longer than any letter is wide. */
function underlines(
  { subpaths }: DrawnPath,
  w: Pick<DrawnText, 'text' | 'x' | 'y' | 'angle' | 'size' | 'width'>,
): boolean {
  const [only, more] = subpaths;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = only?.points ?? [];
  if (!only || more || only.points.length !== 4 || w.text.length > NUMBER) return false;
  const r = (w.angle * Math.PI) / 180;
  const across = (x: number, y: number) => -(x - w.x) * Math.sin(r) + (y - w.y) * Math.cos(r);
  const along = ((x0 + x1) / 2 - w.x) * Math.cos(r) + ((y0 + y1) / 2 - w.y) * Math.sin(r);
  const centred = Math.abs(along - w.width / 2) < MIDDLE * w.size;
  return centred && Math.hypot(x1 - x0, y1 - y0) > LINE * w.size && across(x0, y0) < 0 && across(x1, y1) < 0;
}

/** Points of a flag's outline at most, and size of a full stop at most in heights of its text. */
const FLAG_POINTS = 7;
const FULL_STOP = 0.4;

/** How much longer the drawn letters may be than the text laid over them, as a share of its width. */
const LONGER = 0.3;

/**
 * Orders of the paths drawn next after an invisible text, in its colour and along its line: its letters, which may reach
 * beyond its end, as the widths of the writer's font are not those of the strokes.
 */
function followers(paths: readonly DrawnPath[], texts: PageGraphics['texts'], numbered: boolean): Set<number> {
  const found = new Set<number>();
  const hidden = texts.filter((t) => t.renderMode === INVISIBLE).sort((a, b) => a.order - b.order);
  let next = 0;
  let current: DrawnText[] = [];
  for (const path of [...paths].sort((a, b) => a.order - b.order)) {
    // The words of a line may all be laid before its letters are drawn.
    const laid: DrawnText[] = [];
    for (let t = hidden[next]; t && t.order < path.order; t = hidden[++next]) laid.push(t);
    if (laid.length > 0) current = laid;
    const [first] = current;
    if (!first) continue;
    const box = path.subpaths.map((s) => boxOf(s.points)).reduce(union);
    const inks = current.filter((t) => t.color === path.stroke).map(lineOf);
    if (numbered && current.some((t) => underlines(path, t))) continue;
    if (path.fill === null && !isOutline(path, box, first) && inks.length > 0 && holds(inks.reduce(union), box))
      found.add(path.order);
    else current = [];
  }
  return found;
}

/** A closed outline of few corners, larger than a full stop: the flag that a label's name stands in or at. */
const isOutline = ({ subpaths }: DrawnPath, box: BBox, { size }: DrawnText): boolean =>
  Math.max(width(box), height(box)) > FULL_STOP * size &&
  subpaths.some(({ points, closed }) => {
    const [x, y] = [points.at(-2) ?? 0, points.at(-1) ?? 0];
    const back = points.length > 4 && Math.hypot(x - (points[0] ?? 0), y - (points[1] ?? 0)) < 0.01;
    return (closed || back) && points.length / 2 <= FLAG_POINTS;
  });

/** The box of the line that a text stands on, as high as its letters, a little beyond its end. */
function lineOf(t: DrawnText): BBox {
  const r = (t.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(r), Math.sin(r)];
  const points: number[] = [];
  for (const along of [-0.3 * t.size, (1 + LONGER) * t.width + 0.3 * t.size]) {
    for (const across of [-0.5 * t.size, 1.25 * t.size]) {
      points.push(t.x + along * cos - across * sin, t.y + along * sin + across * cos);
    }
  }
  return boxOf(points);
}
