import type { BBox } from '../../../shared/models';
import type { DrawnText } from '../pdf';
import { union } from './geometry';
import { BoxGrid } from './grid';
import { isDesignator } from './text-roles';

/** A word (or a phrase drawn in one go) of a sheet. `x`,`y` is the baseline start; lengths in points. */
export interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly size: number;
  readonly width: number;
  readonly bbox: BBox;
  readonly color: string;
  readonly visible: boolean;
  readonly font: string;
}

/** Gap between two pieces, in font sizes, that still belongs to one word. */
const WORD_GAP = 0.22;
/** Jump inside one run, beyond the glyph's own advance and in font sizes, that parts two texts. */
const RUN_JUMP = 0.45;
/** How far two pieces of one word may overlap, in font sizes: more are neighbours whose texts run into each other. */
const OVERLAP = 0.15;

/**
 * Joins the pieces a PDF writer cuts a text into (Altium writes two letters at a time, Qt one), and parts the runs in
 * which a printer driver joined neighbours ("R1" and "10R" in one show operator).
 */
export function toWords(texts: readonly DrawnText[]): Word[] {
  const advances = learnAdvances(texts);
  return joinPieces(withoutDoubles(texts).flatMap((t) => splitRun(t, advances)));
}

/** Edge of a cell that texts are looked up by, in points: about a text's height. */
const TEXT_CELL = 8;

/** Drops the second of two equal runs drawn (nearly) at one place, the poor man's bold. */
function withoutDoubles(texts: readonly DrawnText[]): DrawnText[] {
  const seen = new BoxGrid<DrawnText>(TEXT_CELL);
  const keyOf = (t: DrawnText) => `${t.text}|${t.color}|${t.renderMode}|${t.size.toFixed(1)}`;
  return texts.filter((t) => {
    const before = seen.around(t, 0.12 * t.size);
    if (before.some((o) => Math.hypot(o.x - t.x, o.y - t.y) < 0.12 * t.size && keyOf(o) === keyOf(t))) return false;
    seen.add([t.x, t.y, t.x, t.y], t);
    return true;
  });
}

type Advances = ReadonlyMap<string, number>;

/** The smallest advance seen per font and glyph, in font sizes: the glyph's own width. */
function learnAdvances(texts: readonly DrawnText[]): Advances {
  const seen = new Map<string, number>();
  for (const t of texts) {
    t.glyphs.forEach((glyph, i) => {
      const next = t.offsets[i + 1] ?? (i === t.glyphs.length - 1 ? t.width : undefined);
      const here = t.offsets[i];
      if (next === undefined || here === undefined || t.size <= 0) return;
      const key = `${t.font}|${glyph}`;
      const advance = (next - here) / t.size;
      if (advance > 0 && advance < (seen.get(key) ?? Infinity)) seen.set(key, advance);
    });
  }
  return seen;
}

function splitRun(t: DrawnText, advances: Advances): Word[] {
  const cuts: number[] = [0];
  for (let i = 1; i < t.glyphs.length; i++) {
    const step = ((t.offsets[i] ?? 0) - (t.offsets[i - 1] ?? 0)) / (t.size || 1);
    const own = advances.get(`${t.font}|${t.glyphs[i - 1]}`) ?? 0.6;
    const back = step < -0.3;
    if (back || step > own + RUN_JUMP) cuts.push(i);
  }
  if (cuts.length === 1) return [wordOf(t, 0, t.glyphs.length, t.width)];
  return cuts.map((from, k) => {
    const to = cuts[k + 1] ?? t.glyphs.length;
    const last = to - 1;
    const own = (advances.get(`${t.font}|${t.glyphs[last]}`) ?? 0.6) * t.size;
    const end = to === t.glyphs.length ? t.width : (t.offsets[last] ?? 0) + own;
    return wordOf(t, from, to, end - (t.offsets[from] ?? 0));
  });
}

function wordOf(t: DrawnText, from: number, to: number, length: number): Word {
  const glyphs = t.glyphs.slice(from, to);
  const text = from === 0 && to === t.glyphs.length ? t.text : glyphs.join('');
  const r = (t.angle * Math.PI) / 180;
  const start = t.offsets[from] ?? 0;
  const [x, y] = [t.x + start * Math.cos(r), t.y + start * Math.sin(r)];
  return place({
    text,
    x,
    y,
    angle: t.angle,
    size: t.size,
    width: length,
    color: t.color,
    visible: t.renderMode !== 3,
    font: t.font,
  });
}

type Unplaced = Omit<Word, 'bbox'>;

/** Ascent and descent of capitals and digits; the text of a schematic has few others. */
const ASCENT = 0.72;
const DESCENT = 0.05;

function place(w: Unplaced): Word {
  const r = (w.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(r), Math.sin(r)];
  const corner = (along: number, across: number): BBox => {
    const [x, y] = [w.x + along * cos - across * sin, w.y + along * sin + across * cos];
    return [x, y, x, y];
  };
  const [low, high] = [-DESCENT * w.size, ASCENT * w.size];
  const bbox = union(union(corner(0, low), corner(0, high)), union(corner(w.width, low), corner(w.width, high)));
  return { ...w, bbox };
}

function joinPieces(pieces: readonly Word[]): Word[] {
  const groups = new Map<string, { w: Word; along: number; across: number }[]>();
  for (const w of pieces) {
    if (w.text.trim() === '') continue;
    const r = (w.angle * Math.PI) / 180;
    const along = w.x * Math.cos(r) + w.y * Math.sin(r);
    const across = -w.x * Math.sin(r) + w.y * Math.cos(r);
    const key = `${Math.round(w.angle)}|${w.color}|${w.visible}|${w.size.toFixed(1)}`;
    const list = groups.get(key);
    if (list) list.push({ w, along, across });
    else groups.set(key, [{ w, along, across }]);
  }
  const words: Word[] = [];
  for (const list of groups.values()) words.push(...joinLine(list));
  return words;
}

function joinLine(list: { w: Word; along: number; across: number }[]): Word[] {
  list.sort((a, b) => a.across - b.across || a.along - b.along);
  const rows: (typeof list)[] = [];
  for (const piece of list) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && piece.across - first.across < 0.1 * piece.w.size) row.push(piece);
    else rows.push([piece]);
  }
  const words: Word[] = [];
  for (const row of rows) {
    row.sort((a, b) => a.along - b.along);
    const open: { word: Unplaced; end: number }[] = [];
    for (const { w, along } of row) {
      const last = open.at(-1);
      const gap = last ? along - last.end : Number.POSITIVE_INFINITY;
      // Invisible marks of a writer stand alone, each a fact of its own.
      if (
        last &&
        w.visible &&
        gap < WORD_GAP * w.size &&
        gap > -OVERLAP * w.size &&
        !areTwoNames(last.word.text, w.text)
      ) {
        const start = last.end - last.word.width;
        last.end = along + w.width;
        last.word = { ...last.word, text: last.word.text + w.text, width: last.end - start };
      } else {
        open.push({ word: w, end: along + w.width });
      }
    }
    words.push(...open.map(({ word }) => place(trim(word))));
  }
  return words;
}

/** Two designators that touch: `TP4` and `TP5` beside each other. */
const areTwoNames = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) > 2 && isDesignator(a) && isDesignator(b);

const trim = (w: Unplaced): Unplaced => ({ ...w, text: w.text.trim() });
