import { describe, expect, it } from 'vitest';
import type { DrawnPath, PageGraphics } from '../../../../../main/pipeline/pdf';
import { withFilledLines } from '../../../../../main/pipeline/schematic/filled-lines';

const UNIT = 6;

/** A line from (x0, y0) to (x1, y1) as a filled area `weight` broad that reaches `over` beyond both ends. */
function area(x0: number, y0: number, x1: number, y1: number, weight: number, over = 0): DrawnPath {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const [nx, ny] = [(-uy * weight) / 2, (ux * weight) / 2];
  const [ax, ay, bx, by] = [x0 - over * ux, y0 - over * uy, x1 + over * ux, y1 + over * uy];
  const points = [ax + nx, ay + ny, bx + nx, by + ny, bx - nx, by - ny, ax - nx, ay - ny];
  const subpaths = [{ points, closed: true, curved: false }];
  return { subpaths, stroke: null, fill: '#000000', lineWidth: 0, dashed: false, order: 0 };
}

const page = (paths: readonly DrawnPath[]): PageGraphics => ({ paths, texts: [], images: [] });

const linesOf = (paths: readonly DrawnPath[]) =>
  withFilledLines(page(paths), UNIT)
    .paths.filter((p) => p.stroke !== null)
    .map((p) => ({ points: p.subpaths[0]?.points.map((v) => Number(v.toFixed(2))), weight: p.lineWidth }));

const rows = (over: number): DrawnPath[] => [0, 1, 2, 3, 4, 5].map((i) => area(0, 10 * i, 50, 10 * i, 0.5, over));

describe('lines drawn as filled areas', () => {
  it('takes long thin areas at any angle for lines', () => {
    const [found] = linesOf([area(0, 0, 30, 40, 0.5)]);
    expect(found?.weight).toBeCloseTo(0.5);
    expect([...(found?.points ?? [])].sort((a, b) => a - b)).toEqual([0, 0, 30, 40]);
  });

  it('takes a short area for a line only where lines are as broad', () => {
    const short = area(20, 3, 21.5, 3, 0.5);
    expect(linesOf([short])).toHaveLength(0);
    expect(linesOf([...rows(0), short])).toHaveLength(7);
    expect(linesOf([...rows(0), area(20, 3, 22.4, 3, 0.8)])).toHaveLength(6);
  });

  it('leaves squares, which are dots, as areas', () => {
    const graphics = withFilledLines(page([...rows(0), area(20, 3, 20.5, 3, 0.5)]), UNIT);
    expect(graphics.paths.filter((p) => p.fill !== null)).toHaveLength(1);
  });

  it('ends lines where they meet when the pen drew square ends beyond', () => {
    const upright = area(50, 0, 50, 50, 0.5, 0.25);
    const found = linesOf([...rows(0.25), upright]);
    expect(found.every(({ points }) => points?.every((v) => v >= 0 && v <= 50))).toBe(true);
  });
});
