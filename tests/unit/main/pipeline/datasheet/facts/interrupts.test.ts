import { describe, expect, it, vi } from 'vitest';
import { readInterrupts } from '../../../../../../main/pipeline/datasheet/facts/interrupts';
import type { Block } from '../../../../../../main/pipeline/pdf/layout';
import { factsOf } from '../support/chip';
import { layoutOf, type Spec, table } from '../support/layout';

const vectorsOf = (...specs: readonly Spec[]) =>
  factsOf(...specs).interrupts?.map(({ number, name }) => `${number} ${name}`);

describe('tables of interrupts', () => {
  it('counts numbers from a constant that the text gives, over two halves with the same heading', () => {
    const head = ['2*中断源', '中断号', '描述'];
    const first = [2, 3, 8, 19].map((n) => ['SYS', `SRC${n}`, `IRQ_NUM_BASE+${n}`, 'Interrupt']);
    const vectors = vectorsOf(
      '# 1 中断源',
      table(head, ...first),
      table(head, ['HBN', 'HBN_OUT', 'IRQ_NUM_BASE+51', 'Interrupt']),
      '注解: 其中 IRQ_NUM_BASE 为 16，其余保留。',
    );
    expect(vectors).toEqual(['18 SRC2', '19 SRC3', '24 SRC8', '35 SRC19', '67 HBN_OUT']);
  });

  it('gives no number that rests on a constant nobody states', () => {
    const rows = [2, 3, 8, 19].map((n) => [`SRC${n}`, `IRQ_NUM_BASE+${n}`]);
    expect(vectorsOf('# 1 Interrupts', table(['Interrupt source', 'IRQ number'], ...rows))).toEqual([]);
  });

  it('reads names under ranges of numbers, side by side', () => {
    const rows = [0, 1, 2, 3].map((n) => [`${n}`, `low${n}`, `${n + 16}`, n === 1 ? '' : `high${n}`]);
    expect(vectorsOf('# 7 Interrupts table', table(['#', 'IRQ 0-15', '#', 'IRQ 16-31'], ...rows))).toEqual([
      ...['0 low0', '1 low1', '2 low2', '3 low3'],
      ...['16 high0', '18 high2', '19 high3'],
    ]);
  });

  it('keeps an index in brackets that tells vectors apart, and leaves marks of notes out', () => {
    const rows = [
      ['0', 'gpio_int[0]'],
      ['1', 'gpio_int[1]'],
      ['2', 'uart_int[2]'],
      ['3', 'ADC interrupt'],
      ['4', 'ADC global interrupt[1]'],
      ['5', 'Reserved[1]'],
    ];
    expect(vectorsOf('# 7 Interrupts', table(['IRQ', 'Source'], ...rows))).toEqual([
      ...['0 gpio_int[0]', '1 gpio_int[1]', '2 uart_int', '3 ADC', '4 ADC[1]'],
    ]);
  });

  it('takes the last column for the name under a heading that spans the block and the source', () => {
    const rows = [0, 1, 2, 3].map((n) => [`${n}`, 'words', 'SYS', `SRC${n}`]);
    const names = ['0 SRC0', '1 SRC1', '2 SRC2', '3 SRC3'];
    expect(vectorsOf('# 1 中断源', table(['中断号', '描述', '2*中断源'], ...rows))).toEqual(names);
  });
});

describe('tables of interrupts under one heading', () => {
  const tableOn = (page: number, from: number, count: number, prefix: string): Block[] => {
    const rows = Array.from({ length: count }, (_, i) => [`${from + i}`, `${prefix}${from + i}`]);
    return layoutOf(table(['IRQ number', 'Interrupt source'], ...rows)).blocks.map((block) =>
      block.kind === 'table' ? { kind: 'table', table: { ...block.table, page, pages: [page] } } : block,
    );
  };
  const readFrom = (...blocks: Block[][]) => {
    const found = readInterrupts({ ...layoutOf('# 1 Interrupts'), blocks: blocks.flat() }, false);
    return { names: found.interrupts.map(({ name }) => name), tables: found.tables.length };
  };

  it('are halves of one on the next page, however short the first', () => {
    const found = readFrom(tableOn(4, 0, 2, 'A'), tableOn(5, 2, 3, 'A'));
    expect(found).toEqual({ names: ['A0', 'A1', 'A2', 'A3', 'A4'], tables: 2 });
  });

  it('are variants or cores where they count anew: the largest is read, with its halves', () => {
    const core = [tableOn(4, 0, 5, 'A'), tableOn(4, 0, 4, 'B'), tableOn(5, 4, 3, 'B')];
    expect(readFrom(...core)).toEqual({ names: ['B0', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6'], tables: 2 });
  });

  it('are not halves of one far apart in the document', () => {
    expect(readFrom(tableOn(4, 0, 5, 'A'), tableOn(90, 5, 4, 'B')).names).toEqual(['A0', 'A1', 'A2', 'A3', 'A4']);
  });

  it('look a constant up once in the document, not once per row', () => {
    const prose = 'The core counts from elsewhere.';
    const rows = Array.from({ length: 20 }, (_, n) => [`SRC${n}`, `IRQ_NUM_BASE+${n}`]);
    const normalize = vi.spyOn(String.prototype, 'normalize');
    const vectors = vectorsOf('# 1 Interrupts', table(['Source', 'IRQ number'], ...rows), prose, 'IRQ_NUM_BASE is 16.');
    const looks = normalize.mock.contexts.filter((text) => String(text) === prose).length;
    normalize.mockRestore();
    expect(vectors).toHaveLength(20);
    expect(looks).toBeLessThan(5);
  });
});
