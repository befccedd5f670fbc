import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSvd } from '../../../../../main/pipeline/export';
import { compareSvd } from '../../../../../main/pipeline/export/svd-compare';
import { readSvd } from '../../../../../main/pipeline/export/svd-read';
import type { DeviceModel } from '../../../../../shared/models';
import { anyPlainDevice } from '../../../../fixtures/models/any-device';
import { device, field, peripheral, register } from '../../../../fixtures/models/device';

const compare = (manual: DeviceModel, svd: DeviceModel) => compareSvd(manual, readSvd(toSvd(svd))).contradictions;
const chip = (...registers: DeviceModel['peripherals'][number]['registers']) =>
  device('X', 'riscv', [peripheral('RCC', 0x1000, registers)]);

describe('a manual against an SVD file', () => {
  it('finds no contradiction between a model and its own export', () => {
    const distinct = anyPlainDevice.filter(({ peripherals }) => {
      const places = peripherals.flatMap(({ baseAddress, registers }) =>
        registers.map(({ addressOffset }) => (baseAddress ?? 0) + (addressOffset ?? 0)),
      );
      return new Set(places).size === places.length;
    });
    fc.assert(
      fc.property(distinct, (model) => {
        expect(compare(model, model)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('tells other addresses, sizes, reset values and accesses, with the place in the manual', () => {
    const manual = chip(register('CTLR', { offset: 4 }, [], { resetValue: 0x83, access: 'read-only' }));
    const other = chip(register('CTLR', { offset: 8 }, [], { resetValue: 0x80, size: 16 }));
    const found = compare(manual, other);
    expect(found.map(({ kind, manual: ours, svd }) => [kind, ours, svd])).toEqual([
      ['address', '0x1004', '0x1008'],
      ['size', '32', '16'],
      ['reset', '0x83', '0x80'],
      ['access', 'read-only', 'read-write'],
    ]);
    expect(found.every(({ source }) => source?.page === 7)).toBe(true);
  });

  it('tells what one side lacks, a whole peripheral once', () => {
    const manual = chip(register('A', { offset: 0 }, []), register('B', { offset: 4 }, []));
    const other = device('X', 'riscv', [
      peripheral('RCC', 0x1000, [register('A', { offset: 0 }, []), register('C', { offset: 8 }, [])]),
      peripheral('TIM', 0x2000, [register('D', { offset: 0 }, []), register('E', { offset: 4 }, [])]),
    ]);
    expect(compare(manual, other).map(({ kind, register: name, peripheral: owner }) => [kind, owner, name])).toEqual([
      ['register-missing', 'RCC', 'C'],
      ['peripheral-missing', 'TIM', undefined],
      ['register-extra', 'RCC', 'B'],
    ]);
  });

  it('takes registers at one address for the same, and says that their names differ', () => {
    const found = compare(
      chip(register('R32_RCC_CTLR', { offset: 0 }, [])),
      chip(register('CLKCTL', { offset: 0 }, [])),
    );
    expect(found).toMatchObject([{ kind: 'register-name', manual: 'R32_RCC_CTLR', svd: 'CLKCTL' }]);
  });

  it('compares fields by name and by their bits, and leaves reserved ones alone', () => {
    const manual = chip(
      register('R', { offset: 0 }, [field('A', 0), field('B', 1), field('C', 2), field('Reserved', 8, 8)]),
    );
    const other = chip(register('R', { offset: 0 }, [field('A', 0, 2), field('BB', 1), field('D', 9)]));
    expect(compare(manual, other).map(({ kind, manual: ours, svd }) => [kind, ours, svd])).toEqual([
      ['field-bits', '[0]', '[1:0]'],
      ['field-name', 'B [1]', 'BB [1]'],
      ['field-extra', 'C [2]', null],
      ['field-missing', null, 'D [9]'],
    ]);
  });

  it('lets what the manual leaves open contradict nothing', () => {
    const manual = chip(register('R', { offset: 0 }, [], { resetValue: null, access: 'unknown' }));
    const other = chip(register('R', { offset: 0 }, [field('A', 0)], { resetValue: 3 }));
    expect(compare(manual, other)).toEqual([]);
  });

  it('pairs an array with registers that are written out one by one', () => {
    const manual = chip(register('CH', { offset: 0 }, [], { array: { count: 2, stride: 4 } }));
    const other = chip(register('CH0', { offset: 0 }, []), register('CH1', { offset: 4 }, []));
    expect(compare(manual, other)).toEqual([]);
  });
});
