import { describe, expect, it } from 'vitest';
import { indexBoard, searchComponents, searchNets } from '../../../../../renderer/features/board/board-index';
import { hitAt } from '../../../../../renderer/features/board/hit';
import { boundsOf, litOn, pagesOf } from '../../../../../renderer/features/board/lit';
import { twoSheets } from './support';

const index = indexBoard(twoSheets());
const led = { kind: 'net', id: 'LED' } as const;

describe('the index of a board', () => {
  it('puts R2 before R10 and nets with names first', () => {
    expect(index.components.map(({ ref }) => ref)).toEqual(['R1', 'R10', 'U1']);
    expect(index.nets.map(({ id }) => id)).toEqual(['LED', 'VCC', 'Net-(x)']);
  });

  it('tells nets of one name apart', () => {
    const model = twoSheets();
    const twice = indexBoard({ ...model, nets: [...model.nets, { name: 'LED', named: true, nodes: [] }] });
    expect(twice.nets.map(({ id }) => id)).toContain('LED (2)');
    expect(twice.netOf('U1', '1')).toBe('LED');
  });

  it('is searched by name and value, and nets by a part on them', () => {
    expect(searchComponents(index, ' 1K ').map(({ ref }) => ref)).toEqual(['R1']);
    expect(searchNets(index, 'u1').map(({ id }) => id)).toEqual(['LED', 'VCC']);
    expect(searchNets(index, 'x')).toHaveLength(1);
  });
});

describe('the light of a selection', () => {
  it('of a net is on its wires, names, pins and parts of that sheet', () => {
    const lit = litOn(index, led, 1);
    expect(lit.wires).toEqual([[130, 100, 180, 100]]);
    expect(lit.pins).toEqual([
      [120, 100, 130, 100],
      [220, 100, 230, 100],
    ]);
    expect(lit.labels).toEqual([[140, 101, 160, 108]]);
    expect(lit.touched).toHaveLength(2);
    expect(litOn(index, led, 2)).toMatchObject({ wires: [], pins: [[30, 10, 40, 10]], labels: [[40, 11, 60, 18]] });
    expect(pagesOf(index, led)).toEqual([1, 2]);
  });

  it('of a component is on itself, its pins, and the parts that its nets lead to', () => {
    const lit = litOn(index, { kind: 'component', ref: 'R1' }, 1);
    expect(lit.chosen).toEqual([[200, 100, 230, 120]]);
    expect(lit.touched).toEqual([[100, 100, 130, 120]]);
    expect(lit.pins).toHaveLength(2);
    expect(boundsOf(lit)).toEqual([200, 100, 230, 120]);
  });

  it('goes out for what is not there', () => {
    for (const gone of [null, { kind: 'net', id: 'GONE' }, { kind: 'component', ref: 'R7' }] as const) {
      expect(boundsOf(litOn(index, gone, 1))).toBeNull();
      expect(pagesOf(index, gone)).toEqual([]);
    }
  });

  it('is framed by what was chosen', () => {
    expect(boundsOf(litOn(index, led, 1))).toEqual([120, 100, 230, 108]);
  });
});

describe('a click on a sheet', () => {
  const hit = (page: number, x: number, y: number) => hitAt(index, { page, x, y }, 3);

  it.each([
    ['beside a wire', 150, 98],
    ['on a name', 150, 105],
    ['on a pin', 225, 101],
  ])('%s takes the net', (_, x, y) => {
    expect(hit(1, x, y)).toEqual(led);
  });

  it('inside a symbol takes the component', () => {
    expect(hit(1, 105, 115)).toEqual({ kind: 'component', ref: 'U1' });
  });

  it('on empty paper, or where another sheet has something, takes nothing', () => {
    expect(hit(1, 400, 400)).toBeNull();
    expect(hit(2, 150, 100)).toBeNull();
  });
});
