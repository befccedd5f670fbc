import type { Source } from '../../../../shared/models';
import type { DocumentLayout, Word } from '../../pdf/layout';
import { plain } from '../text/numbers';

/** Letters, then digits, in one word, such as a part number. */
const PART = /^[A-Za-z]{1,6}\d[A-Za-z0-9]*(?:[-+][A-Za-z0-9]*)?$|^[A-Za-z]{2,6}-?v?\d+(?:-?[A-Z])?$/;
/** Interfaces, pins, packages and standards look like part numbers. */
const OTHER =
  /^(?:u?s?art|gpio|spi|i2[cs]|usb|can|lin|pwm|adc|dac|tim(?:er)?|pin|page|rev|ver|v|p[a-k]?|int|dma|uart|aes|sha|crc|rs|iso|iec|ieee|q?fn|lq?fp|tq?fp|s?sop|tssop|dip|bga|mcs|utf|risc|ds|an|rm|fig|table|ch|d|bit)[-_]?\d{0,2}[a-z]?$|^(?:e|t|at)?80c?5[12]\w?$|^rs-?\d{3}$/i;
const OPENING = 2;

export interface DeviceName {
  readonly name: string;
  readonly source: Source;
}

/** The part a document is about: a part number on the opening pages, set large, and named often. Null when there is none. */
export function deviceName(layout: DocumentLayout, hints: readonly string[]): DeviceName | null {
  const counts = partCounts(layout);
  const hint = hints.join(' ').toUpperCase();
  let best: { score: number; name: string; source: Source } | null = null;
  for (const page of layout.pages.slice(0, OPENING)) {
    for (const word of page.lines.flatMap(({ segments }) => segments.flatMap(({ words }) => words))) {
      for (const name of partsIn(word)) {
        const often = Math.log2(1 + (counts.get(name.toUpperCase()) ?? 0));
        const score =
          often * Math.sqrt(word.size) * (hint.includes(name.toUpperCase()) ? 1.5 : 1) * (page.number === 1 ? 1.3 : 1);
        if (!best || score > best.score) best = { score, name, source: { page: page.number, bbox: word.bbox } };
      }
    }
  }
  return best && { name: best.name, source: best.source };
}

function partsIn({ text }: Word): string[] {
  return plain(text)
    .split(/[^A-Za-z0-9+-]+/)
    .map((part) => part.replace(/^[-+]+|-+$/g, ''))
    .filter((part) => part.length >= 5 && PART.test(part) && /\d/.test(part) && !OTHER.test(part));
}

function partCounts(layout: DocumentLayout): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { lines } of layout.pages) {
    for (const word of lines.flatMap(({ segments }) => segments.flatMap(({ words }) => words))) {
      for (const part of partsIn(word)) counts.set(part.toUpperCase(), (counts.get(part.toUpperCase()) ?? 0) + 1);
    }
  }
  return counts;
}
