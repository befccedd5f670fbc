import { z } from 'zod';
import data from './font.json';

/** Height of a capital letter in font units. */
export const CAP_HEIGHT = 21;

/** Cap height over nominal font size, as CAD programs with this font have it. */
export const CAP_RATIO = 0.718;

/**
 * One way a character is drawn: pen strokes in drawing order, flat points in font units, x from the glyph's left edge, y
 * from the baseline upwards.
 */
export interface GlyphTemplate {
  readonly character: string;
  readonly strokes: readonly (readonly number[])[];
}

const fontSchema = z.object({
  schema: z.literal('stroke-font/1'),
  glyphs: z.array(z.object({ character: z.string(), strokes: z.array(z.array(z.int())) })),
});

/** Learnt by scripts/learn-stroke-font.ts from drawings that carry their text twice: as strokes and as invisible text. */
export const GLYPHS: readonly GlyphTemplate[] = fontSchema.parse(data).glyphs;
