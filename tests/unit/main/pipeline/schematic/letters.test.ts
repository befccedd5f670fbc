import { describe, expect, it } from 'vitest';
import type { DrawnPath, DrawnText } from '../../../../../main/pipeline/pdf';
import { letterPaths } from '../../../../../main/pipeline/schematic/letters';
import { toWords } from '../../../../../main/pipeline/schematic/words';

const INK = '#006464';

const path = (order: number, points: number[], stroke = INK): DrawnPath => ({
  ...{ order, stroke, fill: null, lineWidth: 0.4, dashed: false },
  subpaths: [{ points, closed: false, curved: false }],
});

const hidden = (order: number, text: string, x: number, width: number): DrawnText & { order: number } => ({
  ...{ order, text, x, y: 100, width, size: 10, angle: 0, bbox: [x, 100, x + width, 107] },
  ...{ font: 'f', renderMode: 3, color: INK, glyphs: [...text], offsets: [...text].map((_, i) => i * 5) },
});

const lettersOf = (texts: (DrawnText & { order: number })[], paths: DrawnPath[]): number[] =>
  [...letterPaths({ texts, paths, images: [] }, toWords(texts), 10)].sort((a, b) => a - b);

const stroke = (order: number, x: number): DrawnPath => path(order, [x, 100, x + 1, 107]);

describe('letters drawn under invisible text', () => {
  it('takes letters that reach beyond the end of the text laid over them', () => {
    const paths = [stroke(1, 2), stroke(2, 20), stroke(3, 46), stroke(4, 50)];
    expect(lettersOf([hidden(0, 'UART_TX/A', 0, 42)], paths)).toEqual([1, 2, 3, 4]);
  });

  it('takes the letters of a line whose words are all laid before', () => {
    const texts = [hidden(0, '22uF', 0, 20), hidden(1, '10V', 28, 15)];
    expect(lettersOf(texts, [stroke(2, 1), stroke(3, 24), stroke(4, 30), stroke(5, 47)])).toEqual([2, 3, 4, 5]);
  });

  it('leaves the flag at the end of a name, and what is drawn after something else', () => {
    const flag = path(3, [42, 103, 45, 106, 49, 106, 49, 100, 45, 100, 42, 103]);
    const wire = path(5, [46, 103, 46, 90], '#009600');
    const paths = [stroke(1, 2), stroke(2, 20), flag, wire, stroke(6, 46)];
    expect(lettersOf([hidden(0, 'ENABLE', 0, 40)], paths)).toEqual([1, 2]);
  });
});
