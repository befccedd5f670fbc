import type { DrawnPath, PageGraphics } from '../types';
import type { Rule } from './types';

/** Filled shapes up to this thickness, in points, are rules drawn as rectangles. */
const THIN = 2.6;
/** Pieces of one rule may lie this far apart, and this much off its line. */
const JOIN = 2.5;
const OFF_LINE = 1.2;
/** Shorter marks are not rules. */
const SHORTEST = 4;

/** Horizontal and vertical rules of a page: strokes, edges of stroked boxes and thin filled rectangles, collinear pieces merged. */
export function rulesOf(graphics: PageGraphics): Rule[] {
  const pieces: Rule[] = [];
  for (const path of graphics.paths) {
    if (path.stroke) pieces.push(...strokePieces(path));
    else pieces.push(...fillPieces(path));
  }
  return [
    ...merge(pieces.filter((rule) => rule.horizontal)),
    ...merge(pieces.filter((rule) => !rule.horizontal)),
  ].filter((rule) => rule.to - rule.from >= SHORTEST);
}

function strokePieces(path: DrawnPath): Rule[] {
  const pieces: Rule[] = [];
  for (const { points, closed, curved } of path.subpaths) {
    if (curved) continue;
    const n = points.length / 2;
    for (let i = 0; i + (closed ? 0 : 1) < n; i++) {
      const j = (i + 1) % n;
      const piece = axisPiece(points[2 * i], points[2 * i + 1], points[2 * j], points[2 * j + 1]);
      if (piece) pieces.push(piece);
    }
  }
  return pieces;
}

function axisPiece(x0 = 0, y0 = 0, x1 = 0, y1 = 0): Rule | null {
  if (Math.abs(y0 - y1) < 0.6 && Math.abs(x0 - x1) > 0.6) {
    return { horizontal: true, at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) };
  }
  if (Math.abs(x0 - x1) < 0.6 && Math.abs(y0 - y1) > 0.6) {
    return { horizontal: false, at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) };
  }
  return null;
}

function fillPieces(path: DrawnPath): Rule[] {
  const pieces: Rule[] = [];
  for (const { points, curved } of path.subpaths) {
    if (curved || points.length > 12) continue;
    const xs = points.filter((_, i) => i % 2 === 0);
    const ys = points.filter((_, i) => i % 2 === 1);
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (y1 - y0 <= THIN && x1 - x0 > y1 - y0) pieces.push({ horizontal: true, at: (y0 + y1) / 2, from: x0, to: x1 });
    else if (x1 - x0 <= THIN && y1 - y0 > x1 - x0)
      pieces.push({ horizontal: false, at: (x0 + x1) / 2, from: y0, to: y1 });
  }
  return pieces;
}

function merge(pieces: readonly Rule[]): Rule[] {
  const sorted = [...pieces].sort((a, b) => a.at - b.at);
  const merged: Rule[] = [];
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && (sorted[end]?.at ?? 0) - (sorted[end - 1]?.at ?? 0) <= OFF_LINE) end++;
    merged.push(...mergeLine(sorted.slice(start, end)));
    start = end;
  }
  return merged;
}

function mergeLine(pieces: readonly Rule[]): Rule[] {
  const sorted = [...pieces].sort((a, b) => a.from - b.from);
  const merged: Rule[] = [];
  for (const piece of sorted) {
    const last = merged.at(-1);
    if (last && piece.from <= last.to + JOIN) merged[merged.length - 1] = { ...last, to: Math.max(last.to, piece.to) };
    else merged.push(piece);
  }
  return merged;
}
