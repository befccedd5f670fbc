import { unite } from './boxes';
import type { Segment, TextLine, Word } from './types';
import { isCjk } from './words';

/** Gap, in font sizes, from which two words of a line stand in different segments. */
const SEGMENT_GAP = 1.05;
/** Gap, in font sizes, from which two words are written apart. */
const SPACE_GAP = 0.12;
/** Distance of baselines, in font sizes, up to which words share a line (sub- and superscripts do). */
const LINE_DRIFT = 0.45;

/** Groups horizontal words to lines, top to bottom. */
export function toLines(words: readonly Word[], page: number): TextLine[] {
  return lineGroups(words.filter((word) => word.angle === 0)).map((group) => lineOf(group, page));
}

/** Words by common baseline, top to bottom, each left to right. */
export function lineGroups(words: readonly Word[]): Word[][] {
  const sorted = [...words].sort((a, b) => b.y - a.y || a.bbox[0] - b.bbox[0]);
  const groups: { words: Word[]; y: number; size: number }[] = [];
  for (const word of sorted) {
    const group = groups.findLast((candidate) => fits(candidate, word));
    if (group) {
      group.words.push(word);
      if (word.size > group.size) {
        group.size = word.size;
        group.y = word.y;
      }
    } else {
      groups.push({ words: [word], y: word.y, size: word.size });
    }
  }
  groups.sort((a, b) => b.y - a.y);
  return groups.map((group) => group.words.sort((a, b) => a.bbox[0] - b.bbox[0]));
}

function fits(group: { y: number; size: number }, word: Word): boolean {
  const [small, large] = [Math.min(group.size, word.size), Math.max(group.size, word.size)];
  // A raised or lowered index is set much smaller and stands off by more than its own size allows.
  const size = small < 0.8 * large ? large : small;
  return Math.abs(group.y - word.y) <= LINE_DRIFT * Math.max(size, 4);
}

function lineOf(words: readonly Word[], page: number): TextLine {
  const segments = segmentsOf(words);
  const tallest = words.reduce<Word | undefined>((a, b) => (a && a.size >= b.size ? a : b), undefined);
  return {
    page,
    text: segments.map(({ text }) => text).join(' '),
    bbox: unite(segments.map(({ bbox }) => bbox)),
    size: tallest?.size ?? 0,
    font: tallest?.font ?? '',
    segments,
  };
}

function segmentsOf(words: readonly Word[]): Segment[] {
  const groups: Word[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && word.bbox[0] - last.bbox[2] <= SEGMENT_GAP * Math.max(last.size, word.size, 5))
      group.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => ({ text: joinWords(group), bbox: unite(group.map(({ bbox }) => bbox)), words: group }));
}

/** The text of words that share a line. A small gap means one word in two runs; CJK needs no space. */
export function joinWords(words: readonly Word[]): string {
  let text = '';
  let last: Word | undefined;
  for (const [i, word] of words.entries()) {
    if (last && isFootnoteMark(word, last, words[i + 1])) continue;
    if (last && !glued(last, word)) text += ' ';
    text += word.text;
    last = word;
  }
  return text;
}

/** A small raised letter at the end of a word points to a footnote; a digit there may be an exponent and stays. */
function isFootnoteMark(word: Word, before: Word, after: Word | undefined): boolean {
  const raised = word.size < 0.8 * before.size && word.y > before.y + 0.1 * before.size;
  return raised && /^(?:[a-z*†‡]|\(\d\))$/.test(word.text) && !(after && glued(word, after));
}

function glued(a: Word, b: Word): boolean {
  const gap = b.bbox[0] - a.bbox[2];
  // Within one run the words stood apart by a space character; across runs only the gap tells.
  if (a.order === b.order) return false;
  if (isCjk(a.text.at(-1) ?? '') && isCjk(b.text[0] ?? '')) return gap < 1;
  return gap <= SPACE_GAP * Math.max(a.size, b.size);
}

/** Joins the lines of a cell or paragraph: a space between them, none between CJK. */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line) => {
    if (text === '') return line;
    return isCjk(text.at(-1) ?? '') && isCjk(line[0] ?? '') ? text + line : `${text} ${line}`;
  }, '');
}
