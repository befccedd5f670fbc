import { describe, expect, it } from 'vitest';
import { contradictedResets } from '../../../../../main/pipeline/datasheet/resets';
import type { Field, Register } from '../../../../../shared/models';

const SOURCE = { page: 7, bbox: [0, 0, 10, 10] as [number, number, number, number] };
const field = (name: string, lsb: number, width: number, resetValue: number | null): Field => ({
  ...{ name, lsb, width, resetValue },
  access: 'read-write',
  source: { ...SOURCE, page: 8 },
});
const peripheral = (resetValue: number | null, ...fields: Field[]) => {
  const register: Register = {
    ...{ name: 'CTLR', address: 0x40, addressOffset: 0, size: 32, resetValue, fields, source: SOURCE },
    access: 'read-write',
  };
  return { name: 'FLASH', baseAddress: 0x40, registers: [register] };
};

describe('reset values stated twice', () => {
  it('tells which fields contradict the value of the register, with the page of the first', () => {
    const found = contradictedResets(peripheral(0x80, field('FLOCK', 15, 1, 1), field('LOCK', 7, 1, 1)));
    expect(found).toMatchObject([{ code: 'RESET_CONTRADICTED', severity: 'warning', page: 8 }]);
    expect(found[0]?.message).toContain('FLOCK = 0x1');
    expect(found[0]?.message).not.toContain(' LOCK =');
  });

  it('says nothing where they agree or one of them is not stated', () => {
    expect(contradictedResets(peripheral(0x8080, field('FLOCK', 15, 1, 1), field('RATE', 4, 4, 8)))).toEqual([]);
    expect(contradictedResets(peripheral(null, field('FLOCK', 15, 1, 1)))).toEqual([]);
    expect(contradictedResets(peripheral(0x80, field('FLOCK', 15, 1, null)))).toEqual([]);
  });

  it('compares the highest bit of 32', () => {
    expect(contradictedResets(peripheral(0x80000000, field('TOP', 31, 1, 1)))).toEqual([]);
    expect(contradictedResets(peripheral(0x80000000, field('TOP', 31, 1, 0)))).toHaveLength(1);
  });
});
