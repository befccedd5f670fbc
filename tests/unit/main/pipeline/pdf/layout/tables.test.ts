import { describe, expect, it } from 'vitest';
import type { Rule, Table, Word } from '../../../../../../main/pipeline/pdf/layout';
import { lattices, ruledTable } from '../../../../../../main/pipeline/pdf/layout/grid';
import { toLines } from '../../../../../../main/pipeline/pdf/layout/lines';
import { halfRuledTables, unruledTables } from '../../../../../../main/pipeline/pdf/layout/loose';

const h = (at: number, from: number, to: number): Rule => ({ horizontal: true, at, from, to });
const v = (at: number, from: number, to: number): Rule => ({ horizontal: false, at, from, to });

function word(text: string, x: number, y: number, more: Partial<Word> = {}): Word {
  const size = more.size ?? 10;
  return {
    text,
    y,
    size,
    angle: 0,
    font: 'F',
    order: x * 1000 + y,
    bbox: [x, y - 2, x + 5 * text.length, y + 8],
    ...more,
  };
}

const texts = (table: Table | undefined | null) => table?.rows.map(({ cells }) => cells.map(({ text }) => text));

describe('ruled tables', () => {
  it('merges cells where a rule is missing, across columns and across rows', () => {
    const rules = [
      ...[h(100, 0, 90), h(80, 30, 90), h(60, 0, 90)],
      ...[v(0, 60, 100), v(30, 60, 100), v(60, 60, 80), v(90, 60, 100)],
    ];
    const [lattice] = lattices(rules).lattices;
    const words = [word('tall', 5, 78), word('wide', 50, 88), word('a', 40, 68), word('b', 70, 68)];
    const table = lattice ? ruledTable(lattice, words, 1) : null;
    expect(
      table?.rows.flatMap(({ cells }) => cells.map(({ text, rowSpan, colSpan }) => [text, rowSpan, colSpan])),
    ).toEqual([
      ['tall', 2, 1],
      ['wide', 1, 2],
      ['a', 1, 1],
      ['b', 1, 1],
    ]);
  });

  it('gives a table that is open at both sides its outer columns', () => {
    const rules = [h(100, 0, 90), h(80, 0, 90), h(60, 0, 90), v(30, 60, 100), v(60, 60, 100)];
    const [lattice] = lattices(rules).lattices;
    expect(lattice?.xs).toEqual([0, 30, 60, 90]);
  });

  it('reads a name that is turned and one that is broken over lines', () => {
    const [lattice] = lattices([h(100, 0, 60), h(40, 0, 60), v(0, 40, 100), v(30, 40, 100), v(60, 40, 100)]).lattices;
    const turned = word('TXEN', 14, 50, { angle: 90, bbox: [10, 50, 20, 72] });
    const table = lattice ? ruledTable(lattice, [turned, word('SYS/', 33, 80), word('RST', 33, 68)], 1) : null;
    expect(table?.rows[0]?.cells.map(({ lines }) => lines)).toEqual([['TXEN'], ['SYS/', 'RST']]);
  });

  it('keeps tables apart that do not touch', () => {
    const box = (y: number) => [h(y, 0, 60), h(y - 20, 0, 60), v(0, y - 20, y), v(30, y - 20, y), v(60, y - 20, y)];
    expect(lattices([...box(100), ...box(60)]).lattices).toHaveLength(2);
  });
});

describe('tables with few rules or none', () => {
  it('finds the columns of a half-ruled table by its heading and keeps wrapped lines in their row', () => {
    const words = [
      ...[word('Bits', 0, 90), word('Name', 50, 90), word('Function', 110, 90)],
      ...[word('[7:4]', 0, 70), word('DIV', 50, 70), word('Clock', 110, 70), word('divider', 110, 58)],
      ...[word('[3:0]', 0, 46), word('MODE', 50, 46), word('Mode', 110, 46)],
    ];
    const [table] = halfRuledTables([h(100, 0, 200), h(84, 0, 200), h(40, 0, 200)], words, 1, []);
    expect(texts(table)).toEqual([
      ['Bits', 'Name', 'Function'],
      ['[7:4]', 'DIV', 'Clock divider'],
      ['[3:0]', 'MODE', 'Mode'],
    ]);
  });

  it('finds a table by white space alone, and takes no bullet list for one', () => {
    const rows = ['Name Offset Reset', 'CTRL 0x00 0x01', 'STAT 0x04 0x00'];
    const table = rows.flatMap((row, i) => row.split(' ').map((text, k) => word(text, 80 * k, 90 - 12 * i)));
    const list = ['one', 'two', 'three'].flatMap((text, i) => [word('•', 0, 40 - 12 * i), word(text, 30, 40 - 12 * i)]);
    const found = unruledTables(toLines([...table, ...list], 1), 1);
    expect(found.map((one) => texts(one.table))).toEqual([rows.map((row) => row.split(' '))]);
  });
});

describe('lines', () => {
  it('joins runs that touch, and drops a raised footnote letter but no exponent', () => {
    const raised = (text: string, x: number) => word(text, x, 94, { size: 6, bbox: [x, 93, x + 3, 98] });
    const [line] = toLines([word('CNT', 0, 90), raised('a', 15), word('10', 60, 90), raised('3', 70)], 1);
    expect(line?.segments.map(({ text }) => text)).toEqual(['CNT', '103']);
  });
});
