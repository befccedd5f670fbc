import type { OutlineItem } from '../types';
import type { Heading, TextLine } from './types';

/** `3.4.9 Title`, `B3.2.1 Title`, `第3章 Title`, `Chapter 4 Title`. A bare `4 Title` counts only when it is set larger. */
const NUMBERED = /^((?:[A-Z]?\d+)(?:\.\d+)+)\.?\s+(\S.*)$/;
const CHAPTER = /^(?:chapter|section|appendix)\s+([A-Z]?\d+|[A-Z])\b[:.]?\s*(.*)$/i;
const CHAPTER_ZH = /^第\s*([0-9一二三四五六七八九十]+)\s*[章节部]\s*(.*)$/;
/** Set larger than body text by this much, a short line is a heading. */
const LARGER = 1.12;
const LONGEST = 140;
/** A line of a table of contents: dot leaders, or a page number after white space. */
const CONTENTS_LINE = /(\.\s?){4,}|\s{3,}\d+$/;

export interface OutlineTitle {
  readonly key: string;
  readonly level: number;
}

const keyOf = (text: string): string => text.toLowerCase().replace(/[\s.:：、()（）\-–—_]+/gu, '');

/** Outline titles by page. */
export function outlineByPage(items: readonly OutlineItem[], level = 1, pages = new Map<number, OutlineTitle[]>()) {
  for (const item of items) {
    const key = keyOf(item.title);
    if (item.page !== null && key !== '') pages.set(item.page, [...(pages.get(item.page) ?? []), { key, level }]);
    outlineByPage(item.items, level + 1, pages);
  }
  return pages;
}

/** The heading a line is, or null. `titles` are the outline's titles of this page. */
export function headingOf(line: TextLine, titles: readonly OutlineTitle[], bodySize: number): Heading | null {
  const text = line.text.trim();
  if (text.length < 2 || text.length > LONGEST || CONTENTS_LINE.test(text)) return null;
  const parts = numberOf(text, line.size > bodySize * LARGER);
  const known = titles.find(({ key }) => sameTitle(key, keyOf(text), keyOf(parts.title)));
  if (!known && !looksLikeHeading(line, parts.number, bodySize)) return null;
  const level =
    parts.number && /\d\.\d/.test(parts.number)
      ? parts.number.split('.').length
      : (known?.level ?? (parts.number ? 1 : 9));
  return { page: line.page, bbox: line.bbox, text, number: parts.number, title: parts.title, level };
}

function sameTitle(title: string, whole: string, bare: string): boolean {
  if (title === whole || title === bare) return true;
  // The outline may hold the whole of a title that is set on two lines.
  return bare.length >= 8 && (title.startsWith(whole) || title.startsWith(bare) || title.endsWith(bare));
}

function numberOf(text: string, large: boolean): { number: string | null; title: string } {
  for (const pattern of [NUMBERED, CHAPTER, CHAPTER_ZH, ...(large ? [/^(\d{1,2})\.?\s+([^\d\s].*)$/] : [])]) {
    const match = pattern.exec(text);
    if (match) return { number: match[1] ?? null, title: match[2]?.trim() ?? '' };
  }
  return { number: null, title: text };
}

function looksLikeHeading(line: TextLine, number: string | null, bodySize: number): boolean {
  if (line.segments.length > 3) return false;
  const larger = line.size >= bodySize * LARGER;
  if (number !== null) return line.size >= bodySize * 0.98 && !/[.。；;,，]$/u.test(line.text.trim());
  return larger && line.text.length < 100 && /\p{L}{2}/u.test(line.text);
}
