import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitRows } from '../../../../../renderer/features/datasheet/bit-rows';
import {
  fieldChange,
  fieldComplaints,
  fieldDraft,
  NEW_REGISTER,
  registerChange,
  registerComplaints,
  registerDraft,
} from '../../../../../renderer/features/datasheet/forms/drafts';
import { hex, parseNumber } from '../../../../../renderer/features/datasheet/numbers';
import { buildIndex, search } from '../../../../../renderer/features/datasheet/search';
import { placeRegisters, treeRows } from '../../../../../renderer/features/datasheet/tree-rows';
import { leadOf } from '../../../../../renderer/features/datasheet/words';
import { applyCorrections } from '../../../../../shared/models';
import { anyPlainDevice } from '../../../../fixtures/models/any-device';
import { device, field, peripheral, register } from '../../../../fixtures/models/device';

const corrected = (model: Parameters<typeof applyCorrections>[0]) => applyCorrections(model, { edits: [] });

describe('the bit grid', () => {
  it('shows every bit of any register once, from the highest, in rows of at most 16', () => {
    fc.assert(
      fc.property(anyPlainDevice, ({ peripherals }) => {
        for (const each of peripherals.flatMap(({ registers }) => registers)) {
          const bits = bitRows(each).flatMap((row) => row.flatMap(({ reset }) => reset.map(({ bit }) => bit)));
          expect(bits).toEqual(Array.from({ length: each.size }, (_, index) => each.size - 1 - index));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('cuts a field at the end of a row and leaves what no field has empty', () => {
    const wide = register('R', { offset: 0 }, [field('WIDE', 12, 8)]);
    expect(bitRows(wide).map((row) => row.map((cell) => [cell.field?.name ?? null, cell.msb, cell.lsb]))).toEqual([
      [
        [null, 31, 20],
        ['WIDE', 19, 16],
      ],
      [
        ['WIDE', 15, 12],
        [null, 11, 0],
      ],
    ]);
  });

  it('takes the value after reset from the register, else from the field, else says nothing', () => {
    const values = (given: Parameters<typeof bitRows>[0]) =>
      bitRows(given).flatMap((row) => row.flatMap(({ reset }) => reset.map(({ value }) => value)));
    const small = register('R', { offset: 0 }, [{ ...field('F', 4, 2), resetValue: 2 }], { size: 8, resetValue: 0x81 });
    expect(values(small)).toEqual([1, 0, 0, 0, 0, 0, 0, 1]);
    expect(values({ ...small, resetValue: null })).toEqual([null, null, 1, 0, null, null, null, null]);
    expect(values(register('R', { offset: 0 }, [], { resetValue: 0x8000_0001 })).at(0)).toBe(1);
  });
});

describe('numbers', () => {
  it('are read as people write them', () => {
    expect(['0x1F', '1Fh', '0b101', '31', '0x4002 1000', ''].map(parseNumber)).toEqual([
      31,
      31,
      5,
      31,
      0x4002_1000,
      null,
    ]);
    expect(['0x', 'abc', '1.5', '-1', '0x1FFFFFFFFFFFFFFF'].map(parseNumber)).toEqual(Array(5).fill(undefined));
  });

  it('come back from hex', () => {
    fc.assert(
      fc.property(fc.nat(), (value) => {
        expect(parseNumber(hex(value))).toBe(value);
      }),
    );
  });
});

describe('the search', () => {
  const { registers } = {
    registers: placeRegisters(
      corrected(
        device('X', 'riscv', [
          peripheral('RCC', 0x1000, [
            register('CTLR', { offset: 0 }, [{ ...field('PLLON', 24), description: 'PLL enable' }], {
              description: 'Clock control',
            }),
            register('CFGR0', { offset: 4 }, [{ ...field('PLLSRC', 16), description: '时钟源选择' }]),
          ]),
          peripheral('UART1', 0x2000, [register('CTLR', { offset: 12, address: 0x200c }, [field('UE', 13)])]),
        ]),
      ),
    ),
  };
  const index = buildIndex(registers.values());
  const found = (query: string) =>
    search(index, query).map(({ place, field: own }) =>
      [place.peripheral.name, place.register.name, own?.name ?? ''].join('.'),
    );

  it('finds names, paths, descriptions in any language, and addresses', () => {
    expect(found('pllon')).toEqual(['RCC.CTLR.PLLON']);
    expect(found('uart1.ctlr')[0]).toBe('UART1.CTLR.');
    expect(found('时钟源')).toEqual(['RCC.CFGR0.PLLSRC']);
    expect(found('0x200C')).toEqual(['UART1.CTLR.']);
    expect(found('pll rcc')).toEqual(['RCC.CTLR.PLLON', 'RCC.CFGR0.PLLSRC']);
  });

  it('puts whole names before parts, and registers before fields', () => {
    expect(found('ctlr').slice(0, 2)).toEqual(['RCC.CTLR.', 'UART1.CTLR.']);
    expect(found('pll')[0]).toBe('RCC.CTLR.PLLON');
  });

  it('finds nothing for nothing and for words that are nowhere', () => {
    expect(found('  ')).toEqual([]);
    expect(found('pll nowhere')).toEqual([]);
  });
});

describe('the tree', () => {
  it('has a row for each peripheral and for the registers of the open ones, each with its own id', () => {
    fc.assert(
      fc.property(anyPlainDevice, (model) => {
        const names = new Set(model.peripherals.map(({ name }) => name));
        const all = treeRows(corrected(model), names);
        const count = model.peripherals.reduce((sum, { registers }) => sum + 1 + registers.length, 0);
        expect(all).toHaveLength(count);
        expect(new Set(all.map(({ id }) => id)).size).toBe(count);
        expect(treeRows(corrected(model), new Set())).toHaveLength(model.peripherals.length);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a correction form', () => {
  const known = register('CTLR', { offset: 4, address: 0x1004 }, [], { resetValue: 0x83 });

  it('sends only what was changed', () => {
    const before = registerDraft(known);
    expect(registerChange(before, before)).toBeNull();
    expect(registerChange({ ...before, reset: '0x80', name: 'CR' }, before)).toEqual({ resetValue: 0x80, name: 'CR' });
    expect(registerChange({ ...before, reset: '' }, before)).toEqual({ resetValue: null });
    expect(registerChange({ ...NEW_REGISTER, name: 'N', offset: '8' }, null)).toEqual({
      name: 'N',
      addressOffset: 8,
      size: 32,
      access: 'read-write',
    });
  });

  it('says what is wrong before anything is saved', () => {
    const before = registerDraft({ ...known, size: 8, resetValue: 3 });
    expect(registerComplaints(before)).toEqual({});
    expect(registerComplaints({ ...before, name: ' ', address: 'x', reset: '0x100' })).toEqual({
      name: 'notName',
      address: 'notNumber',
      reset: 'tooLarge',
    });
    const bits = fieldDraft(field('F', 6, 2));
    expect(fieldComplaints(bits, 8)).toEqual({});
    expect(fieldComplaints({ ...bits, width: '3' }, 8)).toEqual({ width: 'tooLarge' });
    expect(fieldChange({ ...bits, lsb: '5' }, bits)).toEqual({ lsb: 5 });
  });
});

describe('the description of a field', () => {
  it('stops where the values are listed', () => {
    const values = [
      { value: 0, description: 'not ready' },
      { value: 1, description: 'ready' },
    ];
    expect(leadOf({ description: 'PLL ready flag. 0: not ready 1: ready', values })).toBe('PLL ready flag.');
    expect(leadOf({ description: '锁定标志。0：not ready；1：ready', values })).toBe('锁定标志。');
    expect(leadOf({ description: 'Tells whether the PLL is ready', values })).toBe('Tells whether the PLL is ready');
    expect(leadOf({ description: '0: not ready 1: ready', values })).toBe('');
    expect(leadOf({ values })).toBe('');
  });
});
