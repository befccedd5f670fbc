import { describe, expect, it } from 'vitest';
import { contradictedResets } from '../../../../../main/pipeline/datasheet/resets';
import type { Field, Peripheral, Register } from '../../../../../shared/models';
import { messageInChinese } from '../../../../../shared/models/report-zh';

const SOURCE = { page: 7, bbox: [0, 0, 10, 10] as [number, number, number, number] };
const field = (name: string, lsb: number, width: number, resetValue: number | null): Field => ({
  ...{ name, lsb, width, resetValue },
  access: 'read-write',
  source: { ...SOURCE, page: 8 },
});
const told = (...peripherals: readonly Peripheral[]) => contradictedResets(peripherals);
const peripheral = (resetValue: number | null, ...fields: Field[]) => {
  const register: Register = {
    ...{ name: 'CTLR', address: 0x40, addressOffset: 0, size: 32, resetValue, fields, source: SOURCE },
    access: 'read-write',
  };
  return { name: 'FLASH', baseAddress: 0x40, registers: [register] };
};

describe('reset values stated twice', () => {
  it('tells which fields contradict the value of the register, with the page of the first', () => {
    const found = told(peripheral(0x80, field('FLOCK', 15, 1, 1), field('LOCK', 7, 1, 1)));
    expect(found).toMatchObject([{ code: 'RESET_CONTRADICTED', severity: 'warning', page: 8 }]);
    expect(found[0]?.message).toContain('FLOCK = 0x1');
    expect(found[0]?.message).not.toContain(' LOCK =');
  });

  it('says nothing where they agree or one of them is not stated', () => {
    expect(told(peripheral(0x8080, field('FLOCK', 15, 1, 1), field('RATE', 4, 4, 8)))).toEqual([]);
    expect(told(peripheral(null, field('FLOCK', 15, 1, 1)))).toEqual([]);
    expect(told(peripheral(0x80, field('FLOCK', 15, 1, null)))).toEqual([]);
  });

  it('compares the highest bit of 32', () => {
    expect(told(peripheral(0x80000000, field('TOP', 31, 1, 1)))).toEqual([]);
    expect(told(peripheral(0x80000000, field('TOP', 31, 1, 0)))).toHaveLength(1);
  });

  it('names the peripheral, and all that share one description in one message', () => {
    const one = peripheral(0x80, field('FLOCK', 15, 1, 1));
    const ports = ['GPIOA', 'GPIOB'].map((name) => ({ ...one, name }));
    expect(told(...ports).map(({ message }) => message)).toEqual([
      "GPIOA, GPIOB: the reset value 0x80 of CTLR is not what its fields state (FLOCK = 0x1); the register's value is kept.",
    ]);
  });

  it('is told in Chinese with the same names and values', () => {
    const [found] = told(peripheral(0x80, field('FLOCK', 15, 1, 1)));
    expect(messageInChinese('RESET_CONTRADICTED', found?.message ?? '')).toBe(
      'FLASH：CTLR 的复位值 0x80 与各位域给出的值不一致（FLOCK = 0x1）；保留寄存器的复位值。',
    );
  });

  it('gives registers at one place that state other values a message each', () => {
    const ports = [0x80, 0x81].map((value) => peripheral(value, field('FLOCK', 15, 1, 1)));
    expect(told(...ports)).toHaveLength(2);
  });
});
