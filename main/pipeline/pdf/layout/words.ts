import type { BBox } from '../../../../shared/models';
import { runBox } from '../text';
import type { TextRun } from '../types';
import type { Word } from './types';

const CJK = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/u;

/** Whether a character is set without spaces between words. */
export const isCjk = (char: string): boolean => CJK.test(char);

/** Relative advance of a character in a proportional font; good enough to cut a run at its spaces. */
function advance(char: string): number {
  if (isCjk(char)) return 2;
  if (/[iljtfr.,:;'|!()[\]{} ]/.test(char)) return 0.62;
  if (/[A-Zmw@%]/.test(char)) return 1.3;
  return 1;
}

/** The same text within this distance, in font sizes, is drawn twice to look bold. */
const BOLD_SHIFT = 0.15;

/** Splits runs at white space. Text drawn twice at almost one place (a poor man's bold) is kept once. */
export function toWords(runs: readonly TextRun[]): Word[] {
  const words: Word[] = [];
  const seen = new Map<string, TextRun[]>();
  runs.forEach((run, order) => {
    const same = seen.get(run.text);
    if (same?.some((other) => isShadow(run, other))) return;
    if (same) same.push(run);
    else seen.set(run.text, [run]);
    words.push(...split(run, order));
  });
  return words;
}

function isShadow(a: TextRun, b: TextRun): boolean {
  const reach = BOLD_SHIFT * Math.max(a.size, 4);
  return a.angle === b.angle && Math.abs(a.x - b.x) <= reach && Math.abs(a.y - b.y) <= reach;
}

function split(run: TextRun, order: number): Word[] {
  const chars = [...run.text];
  const total = chars.reduce((sum, char) => sum + advance(char), 0) || 1;
  const scale = run.width / total;
  const words: Word[] = [];
  let text = '';
  let start = 0;
  let at = 0;
  const flush = () => {
    if (text !== '') words.push(word(run, text, start * scale, at * scale, order));
    text = '';
  };
  for (const char of chars) {
    if (/\s/u.test(char)) {
      flush();
    } else {
      if (text === '') start = at;
      text += char;
    }
    at += advance(char);
    if (text === '') start = at;
  }
  flush();
  return words;
}

function word(run: TextRun, text: string, from: number, to: number, order: number): Word {
  const r = (run.angle * Math.PI) / 180;
  const x = run.x + from * Math.cos(r);
  const y = run.y + from * Math.sin(r);
  const bbox: BBox = runBox(x, y, to - from, run.size, run.angle);
  return { text, bbox, y, size: run.size, angle: run.angle, font: run.font, order };
}
