import { describe, expect, it } from 'vitest';
import { findChevrons } from '../../../../../main/pipeline/schematic/chevrons';
import type { Line } from '../../../../../main/pipeline/schematic/geometry';
import type { Word } from '../../../../../main/pipeline/schematic/words';

const UNIT = 6;

const word = (text: string, x: number, y: number): Word => {
  const width = 3.3 * text.length;
  const bbox: Word['bbox'] = [x, y - 1, x + width, y + 4];
  return { text, x, y, angle: 0, size: UNIT, width, bbox, color: '#ff0000', visible: true, font: 'F1' };
};

/** A chevron that points to the left with its tip at (x, y). */
const chevron = (x: number, y: number): Line[] => [
  { x0: x, y0: y, x1: x + 3.6, y1: y + 3.6 },
  { x0: x, y0: y, x1: x + 3.6, y1: y - 3.6 },
];

describe('connectors to other sheets drawn as chevrons', () => {
  const name = word('RS485_TX', 50, 98.5);

  it('name the wire that ends between the arms and touches none', () => {
    const found = findChevrons([name], [...chevron(82, 100), ...chevron(86, 100)], [{ x: 89.6, y: 100 }], UNIT);
    expect(found).toMatchObject([{ name: 'RS485_TX', at: { x: 89.6, y: 100 } }]);
  });

  it('name the nearest wire of two on one axis', () => {
    const lines = [...chevron(82, 100), ...chevron(86, 100)];
    const ends = [
      { x: 97, y: 100 },
      { x: 89.6, y: 100 },
    ];
    expect(findChevrons([name], lines, ends, UNIT)).toMatchObject([{ at: { x: 89.6 } }]);
  });

  it('are more than the one pair of arms of a diode or arrow', () => {
    expect(findChevrons([name], chevron(82, 100), [{ x: 89.6, y: 100 }], UNIT)).toEqual([]);
  });

  it('have their arms on both sides of the axis, unlike the zigzag of a resistor', () => {
    const zigzag = [0, 1, 2, 3].map((i) => ({
      x0: 82 + i,
      y0: 100 + (i % 2 ? 2 : -2),
      x1: 83 + i,
      y1: 100 + (i % 2 ? -2 : 2),
    }));
    expect(findChevrons([name], zigzag, [{ x: 89.6, y: 100 }], UNIT)).toEqual([]);
  });

  it('point one way, unlike the diamond of a test pad', () => {
    const back = chevron(0, 0).map(({ y0, x1, y1 }) => ({ x0: 90, y0: 100 + y0, x1: 90 - x1, y1: 100 + y1 }));
    expect(findChevrons([name], [...chevron(82.8, 100), ...back], [{ x: 92, y: 100 }], UNIT)).toEqual([]);
  });
});
