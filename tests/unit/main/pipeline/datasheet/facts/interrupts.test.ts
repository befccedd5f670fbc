import { describe, expect, it } from 'vitest';
import { factsOf } from '../support/chip';
import { type Spec, table } from '../support/layout';

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
});
