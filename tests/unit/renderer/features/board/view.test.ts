import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  fitSheet,
  panBy,
  partInSight,
  placeAt,
  reveal,
  zoomAt,
  zoomTo,
} from '../../../../../renderer/features/board/view';

const pane = { width: 800, height: 600 };
const sheet = { width: 1190, height: 842 };
const size = fc.record({ width: fc.integer({ min: 100, max: 4000 }), height: fc.integer({ min: 100, max: 4000 }) });

it('fits any sheet whole into any pane', () => {
  fc.assert(
    fc.property(size, size, (box, page) => {
      const { scale, x, y } = fitSheet(box, page);
      expect(page.width * scale).toBeLessThanOrEqual(box.width);
      expect(page.height * scale).toBeLessThanOrEqual(box.height);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    }),
  );
});

it('keeps the place under the pointer where it is when zooming in the middle of a sheet', () => {
  const view = fitSheet(pane, sheet);
  const before = placeAt(view, 400, 300, sheet);
  const after = placeAt(zoomAt(view, 2, 400, 300, pane, sheet), 400, 300, sheet);
  expect(after.x).toBeCloseTo(before.x, 0);
  expect(after.y).toBeCloseTo(before.y, 0);
});

it('never loses the sheet, whatever the moves', () => {
  const move = fc.tuple(
    fc.constantFrom('pan', 'zoom'),
    fc.integer({ min: -3000, max: 3000 }),
    fc.integer({ min: 1, max: 900 }),
  );
  fc.assert(
    fc.property(size, size, fc.array(move, { maxLength: 20 }), (box, page, moves) => {
      const end = moves.reduce(
        (view, [kind, a, b]) =>
          kind === 'pan'
            ? panBy(view, a, b - 450, box, page)
            : zoomAt(view, b / 300, Math.abs(a) % box.width, 0, box, page),
        fitSheet(box, page),
      );
      expect(partInSight(end, box, page)).not.toBeNull();
    }),
  );
});

it('does not move for what is in sight, and brings in what is not', () => {
  const view = fitSheet(pane, sheet);
  expect(reveal(view, [100, 100, 200, 200], pane, sheet)).toBe(view);
  const close = zoomTo(view, [100, 100, 120, 120], pane, sheet);
  expect(close.scale).toBeGreaterThan(view.scale);
  const moved = reveal(close, [1000, 700, 1040, 720], pane, sheet);
  const middle = placeAt(moved, 400, 300, sheet);
  expect(middle.x).toBeCloseTo(1020, -1);
  expect(middle.y).toBeCloseTo(710, -1);
});

it('counts places from the lower left corner', () => {
  const view = { scale: 2, x: 10, y: 20 };
  expect(placeAt(view, 10, 20, sheet)).toEqual({ x: 0, y: 842 });
  expect(partInSight({ scale: 1, x: 0, y: 0 }, pane, sheet)).toEqual({ x: 0, y: 0, width: 800, height: 600 });
});
