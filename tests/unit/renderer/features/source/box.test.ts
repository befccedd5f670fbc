import { assert, float, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { marksSomething, placementOf } from '../../../../../renderer/features/source/box';

test('a box in the lower left of a page is marked in the lower left of its picture', () => {
  expect(placementOf([10, 20, 110, 60], { width: 200, height: 400 })).toEqual({
    left: '4%',
    top: '84.5%',
    width: '52%',
    height: '11%',
  });
});

test('a box without area marks nothing', () => {
  expect(
    [[0, 0, 0, 0] as const, [5, 5, 5, 9] as const, [1, 1, 2, 2] as const].map((box) => marksSomething([...box])),
  ).toEqual([false, false, true]);
});

test('no mark leaves the page, whatever the box says', () => {
  const number = float({ min: -1000, max: 2000, noNaN: true });
  assert(
    property(tuple(number, number, number, number), ([x0, y0, x1, y1]) => {
      const { left, top, width, height } = placementOf([x0, y0, x1, y1], { width: 600, height: 800 });
      for (const value of [left, top, width, height]) expect(Number.parseFloat(value)).toBeGreaterThanOrEqual(0);
    }),
  );
});
