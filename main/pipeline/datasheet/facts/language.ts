import type { DocumentLayout } from '../../pdf/layout';

/** Fewer letters than this tell no language. */
const LEAST_LETTERS = 200;
/** Share of Han characters among all letters from which a text is Chinese: manuals keep their register names in Latin letters. */
const HAN_SHARE = 0.04;
const WORDS: readonly [string, RegExp][] = [
  ['en', /\b(?:the|of|and|is|to|for|with)\b/gi],
  ['de', /\b(?:der|die|und|das|ist|mit|werden)\b/gi],
  ['fr', /\b(?:les|des|est|dans|pour|une|sur)\b/gi],
];

/** The language of the main text as a BCP 47 primary tag; 'und' when there is too little text to tell. */
export function languageOf(layout: DocumentLayout): string {
  const text = layout.pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('\n');
  const letters = count(text, /\p{L}/gu);
  if (letters < LEAST_LETTERS) return 'und';
  const [han, kana, hangul] = [
    /\p{Script=Han}/gu,
    /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
    /\p{Script=Hangul}/gu,
  ].map((script) => count(text, script) / letters);
  if ((kana ?? 0) > HAN_SHARE) return 'ja';
  if ((hangul ?? 0) > HAN_SHARE) return 'ko';
  if ((han ?? 0) > HAN_SHARE) return 'zh';
  const [best] = WORDS.map(([tag, words]) => ({ tag, hits: count(text, words) })).sort((a, b) => b.hits - a.hits);
  return best && best.hits > 0 ? best.tag : 'und';
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
