import { describe, expect, it } from 'vitest';
import type { DrawnText } from '../../../../../main/pipeline/pdf';
import { toWords } from '../../../../../main/pipeline/schematic/words';

const piece = (text: string, x: number, offsets?: number[], renderMode = 0): DrawnText => {
  const glyphs = [...text];
  const at = offsets ?? glyphs.map((_, i) => 6 * i);
  const width = (at.at(-1) ?? 0) + 6;
  return {
    ...{ text, x, y: 0, width, size: 10, angle: 0, bbox: [x, 0, x + width, 8] },
    ...{ font: 'f', renderMode, color: '#000000', offsets: at, glyphs },
  };
};
const textsOf = (pieces: readonly DrawnText[]) => toWords(pieces).map((w) => w.text);

describe('words of a drawing', () => {
  it('joins the pieces a writer cuts a word into', () => {
    expect(textsOf([piece('VC', 0), piece('C', 12), piece('GND', 60)])).toEqual(['VCC', 'GND']);
  });

  it('parts two texts that a printer driver drew in one go', () => {
    expect(textsOf([piece('R110R', 0, [0, 6, 60, 66, 72])])).toEqual(['R1', '10R']);
  });

  it('reads a word printed twice for boldness once', () => {
    expect(textsOf([piece('VBUS', 0), piece('VBUS', 0.4)])).toEqual(['VBUS']);
  });

  it('parts them too when little more than a space lies between', () => {
    expect(textsOf([piece('L01SLO', 0, [0, 6, 12, 23, 29, 35]), piece('10', 100)])).toEqual(['L01', 'SLO', '10']);
  });

  it('keeps neighbours apart that touch or run into each other', () => {
    expect(textsOf([piece('TP04', 0), piece('TP05', 24)])).toEqual(['TP04', 'TP05']);
    expect(textsOf([piece('GREEN', 0), piece('R04', 27.5)])).toEqual(['GREEN', 'R04']);
  });

  it('keeps invisible marks that lie side by side apart', () => {
    expect(textsOf([piece('PIU101', 0, undefined, 3), piece('PIU102', 36, undefined, 3)])).toHaveLength(2);
  });
});
