import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyCorrections,
  type DeviceEdit,
  type DeviceModel,
  deviceCorrectionsSchema,
  deviceEditSchema,
  deviceModelSchema,
} from '../../../../shared/models';
import { anyPlainDevice } from '../../../fixtures/models/any-device';
import { device, field, peripheral, register } from '../../../fixtures/models/device';

const model = (): DeviceModel =>
  device('X', 'riscv', [
    peripheral('RCC', 0x1000, [
      register('CTLR', { offset: 0, address: 0x1000 }, [field('ON', 0), field('MODE', 1, 2)]),
      register('CFGR', { offset: 4, address: 0x1004 }, []),
      register('CFGR', { offset: 8, address: 0x1008 }, []),
    ]),
  ]);
const CTLR = { peripheral: 'RCC', register: 'CTLR' };
const apply = (...edits: DeviceEdit[]) => applyCorrections(model(), { edits });
const registersOf = ({ model: done }: { model: DeviceModel }) => done.peripherals.flatMap(({ registers }) => registers);
const codes = ({ model: done }: { model: DeviceModel }) => done.diagnostics.map(({ code }) => code);

describe('corrections of a device', () => {
  it('rename and fix a register, mark it, and say in a diagnostic what was changed', () => {
    const done = apply({ do: 'set-register', at: CTLR, set: { name: 'CR', resetValue: 0x83, access: 'read-only' } });
    expect(registersOf(done)[0]).toMatchObject({
      name: 'CR',
      resetValue: 0x83,
      access: 'read-only',
      corrected: ['name', 'resetValue', 'access'],
    });
    expect(done.model.diagnostics).toMatchObject([
      {
        severity: 'info',
        code: 'CORRECTED_BY_USER',
        page: 7,
        message: expect.stringContaining('resetValue 0x0 -> 0x83'),
      },
    ]);
    expect(done.asRead.get(registersOf(done)[0] ?? register('', {}, []))?.name).toBe('CTLR');
  });

  it('go by the names that were read, so that a renamed register is still found', () => {
    const done = apply(
      { do: 'set-register', at: CTLR, set: { name: 'CR' } },
      { do: 'set-field', at: CTLR, field: { name: 'ON', lsb: 0 }, set: { name: 'EN', lsb: 4 } },
      { do: 'set-field', at: CTLR, field: { name: 'ON', lsb: 0 }, set: { width: 2 } },
    );
    expect(registersOf(done)[0]?.fields.map(({ name, lsb, width }) => [name, lsb, width])).toEqual([
      ['MODE', 1, 2],
      ['EN', 4, 2],
    ]);
    expect(codes(done)).toEqual(['CORRECTED_BY_USER']);
  });

  it('find a register by hand-written names with or without the prefix of its peripheral', () => {
    const done = apply({
      do: 'set-register',
      at: { peripheral: 'RCC', register: 'RCC_CTLR' },
      set: { resetValue: 5, addressOffset: 0x20 },
    });
    expect(registersOf(done)[0]).toMatchObject({ name: 'CTLR', resetValue: 5, address: 0x1020 });
  });

  it('tell namesakes apart', () => {
    const at = { peripheral: 'RCC', register: 'CFGR', nth: 1 };
    const done = apply({ do: 'set-register', at, set: { name: 'CFGR2' } });
    expect(registersOf(done).map(({ name }) => name)).toEqual(['CTLR', 'CFGR', 'CFGR2']);
  });

  it('keep address, offset and base in step', () => {
    const moved = apply({ do: 'set-peripheral', peripheral: 'RCC', set: { baseAddress: 0x2000 } });
    expect(registersOf(moved).map(({ address }) => address)).toEqual([0x2000, 0x2004, 0x2008]);
    expect(moved.model.diagnostics[0]?.message).toContain('baseAddress 0x1000 -> 0x2000');
    const placed = apply({ do: 'set-register', at: CTLR, set: { address: 0x1010 } });
    expect(registersOf(placed)[0]).toMatchObject({ address: 0x1010, addressOffset: 0x10 });
    const shifted = apply({ do: 'set-register', at: CTLR, set: { addressOffset: 0x20 } });
    expect(registersOf(shifted)[0]).toMatchObject({ address: 0x1020, addressOffset: 0x20 });
  });

  it('add and delete registers and fields', () => {
    const done = apply(
      {
        do: 'add-register',
        peripheral: 'RCC',
        register: { name: 'NEW', size: 16, access: 'read-write', addressOffset: 0x30, page: 12 },
      },
      {
        do: 'add-field',
        at: { peripheral: 'RCC', register: 'NEW' },
        field: { name: 'F', lsb: 3, width: 2, access: 'read-only' },
      },
      { do: 'delete-register', at: { peripheral: 'RCC', register: 'CFGR' } },
      { do: 'delete-field', at: CTLR, field: { name: 'MODE', lsb: 1 } },
    );
    expect(registersOf(done).map(({ name, fields }) => [name, fields.length])).toEqual([
      ['CTLR', 1],
      ['CFGR', 0],
      ['NEW', 1],
    ]);
    expect(registersOf(done)[2]).toMatchObject({
      address: 0x1030,
      source: { page: 12 },
      corrected: ['added', 'fields'],
    });
    expect(deviceModelSchema.safeParse(done.model).success).toBe(true);
  });

  it('become diagnostics where they match nothing, or no longer fit', () => {
    const done = apply(
      { do: 'set-register', at: { peripheral: 'RCC', register: 'GONE' }, set: { resetValue: 1 } },
      { do: 'set-field', at: CTLR, field: { name: 'ON', lsb: 5 }, set: { name: 'X' } },
      { do: 'set-peripheral', peripheral: 'TIM', set: { name: 'T' } },
      { do: 'set-field', at: CTLR, field: { name: 'MODE', lsb: 1 }, set: { lsb: 31 } },
      { do: 'set-register', at: CTLR, set: { size: 8, resetValue: 0x100 } },
    );
    const [unmatched, unusable] = ['CORRECTION_UNMATCHED', 'CORRECTION_UNUSABLE'];
    expect(codes(done)).toEqual([unmatched, unmatched, unmatched, unusable, unusable]);
    expect(done.model.peripherals).toEqual(model().peripherals);
  });

  it('never throw, keep the model well-formed, and give the same for the same', () => {
    const names = fc.constantFrom('RCC', 'CTLR', 'CFGR', 'ON', 'MODE', 'ELSE');
    const at = fc.record({ peripheral: names, register: names });
    const set = fc.record(
      { name: names, resetValue: fc.option(fc.nat()), address: fc.option(fc.nat()), size: fc.constantFrom(8, 16, 32) },
      { requiredKeys: [] },
    );
    const bits = fc.record(
      { name: names, lsb: fc.nat(40), width: fc.integer({ min: 1, max: 40 }) },
      { requiredKeys: [] },
    );
    const edit = fc.oneof(
      fc.record({ do: fc.constant('set-register'), at, set }),
      fc.record({ do: fc.constant('delete-register'), at }),
      fc.record({ do: fc.constant('set-field'), at, field: fc.record({ name: names, lsb: fc.nat(3) }), set: bits }),
      fc.record({ do: fc.constant('delete-field'), at, field: fc.record({ name: names, lsb: fc.nat(3) }) }),
      fc.record({
        do: fc.constant('add-register'),
        peripheral: names,
        register: fc.record({
          name: names,
          size: fc.constant(16),
          access: fc.constant('unknown'),
          page: fc.constant(1),
        }),
      }),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (raw) => {
        const edits = raw.map((each) => deviceEditSchema.parse(each));
        const once = applyCorrections(model(), { edits }).model;
        expect(deviceModelSchema.parse(once)).toEqual(once);
        expect(JSON.stringify(applyCorrections(model(), { edits }).model)).toBe(JSON.stringify(once));
        for (const { size, fields } of once.peripherals.flatMap(({ registers }) => registers))
          for (const { lsb, width } of fields) expect(lsb + width).toBeLessThanOrEqual(size);
      }),
    );
  });

  it('leave any model as it is when there are none', () => {
    fc.assert(
      fc.property(anyPlainDevice, (read) => {
        expect(applyCorrections(read, { edits: [] }).model).toEqual(read);
      }),
      { numRuns: 30 },
    );
  });

  it('are refused as a file of another version or of unknown edits', () => {
    const good = { schema: 'device-corrections/1', document: 'a'.repeat(64), edits: [] };
    expect(deviceCorrectionsSchema.safeParse(good).success).toBe(true);
    expect(deviceCorrectionsSchema.safeParse({ ...good, schema: 'device-corrections/2' }).success).toBe(false);
    expect(deviceCorrectionsSchema.safeParse({ ...good, edits: [{ do: 'explode' }] }).success).toBe(false);
  });
});
