import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dot } from '../../../../../main/pipeline/schematic/dots';
import type { Line, Point } from '../../../../../main/pipeline/schematic/geometry';
import { SheetNets } from '../../../../../main/pipeline/schematic/nets';

const dot = (x: number, y: number): Dot => ({
  x,
  y,
  radius: 1,
  color: '#000',
  bbox: [x - 1, y - 1, x + 1, y + 1],
  shape: 0,
});

/** Which of the points share a net, as the index of the first point of each one's net. */
function netting(wires: readonly Line[], dots: readonly Dot[], points: readonly Point[]): number[] {
  const nets = new SheetNets(wires, dots, 0.4);
  const elements = points.map((p) => nets.attach(p));
  return elements.map((e) => elements.findIndex((o) => nets.netOf(o) === nets.netOf(e)));
}

const across: Line = { x0: 0, y0: 10, x1: 20, y1: 10 };
const upright: Line = { x0: 10, y0: 0, x1: 10, y1: 20 };
const ends: Point[] = [
  { x: 0, y: 10 },
  { x: 10, y: 20 },
];

const wire = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 8 }), fc.boolean())
  .map(
    ([x, y, length, level]): Line => ({
      x0: 10 * x,
      y0: 10 * y,
      x1: 10 * (x + (level ? length : 0)),
      y1: 10 * (y + (level ? 0 : length)),
    }),
  );
const wires = fc.array(wire, { minLength: 1, maxLength: 25 });
const endsOf = (list: readonly Line[]) =>
  list.flatMap((l) => [
    { x: l.x0, y: l.y0 },
    { x: l.x1, y: l.y1 },
  ]);

describe('what joins what on a sheet', () => {
  it('keeps two wires that merely cross apart', () => {
    expect(netting([across, upright], [], ends)).toEqual([0, 1]);
  });

  it('joins two crossing wires at a junction dot', () => {
    expect(netting([across, upright], [dot(10, 10)], ends)).toEqual([0, 0]);
  });

  it('joins a wire that ends on the middle of another', () => {
    expect(netting([across, { ...upright, y0: 10 }], [], ends)).toEqual([0, 0]);
  });

  it('joins things put on one place without any wire', () => {
    expect(
      netting(
        [],
        [],
        [
          { x: 5, y: 5 },
          { x: 5.2, y: 5 },
          { x: 9, y: 5 },
        ],
      ),
    ).toEqual([0, 0, 2]);
  });

  it('finds the same nets in whatever order the wires are drawn', () => {
    fc.assert(
      fc.property(wires, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = list
          .map((l) => ({ l, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ l }) => l);
        expect(netting(shuffled, [], endsOf(list))).toEqual(netting(list, [], endsOf(list)));
      }),
    );
  });

  it('finds the same nets when a wire is drawn backwards or in two pieces off the crossings', () => {
    fc.assert(
      fc.property(wires, fc.nat(), (list, pick) => {
        const k = pick % list.length;
        const cut = list.flatMap((l, i) => {
          if (i !== k) return [l];
          // Crossings lie on multiples of ten: a cut at five from the start meets none of them.
          const level = l.y0 === l.y1;
          const at = { x: l.x0 + (level ? 5 : 0), y: l.y0 + (level ? 0 : 5) };
          return [
            { x0: at.x, y0: at.y, x1: l.x0, y1: l.y0 },
            { x0: at.x, y0: at.y, x1: l.x1, y1: l.y1 },
          ];
        });
        expect(netting(cut, [], endsOf(list))).toEqual(netting(list, [], endsOf(list)));
      }),
    );
  });
});
