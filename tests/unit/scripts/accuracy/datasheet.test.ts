import { describe, expect, it } from 'vitest';
import { scoreDatasheet } from '../../../../scripts/accuracy/datasheet';
import { datasheetTruthSchema } from '../../../../scripts/accuracy/truth';
import type { DeviceModel, Register } from '../../../../shared/models';

const source = { page: 1, bbox: [0, 0, 1, 1] as [number, number, number, number] };

const register = (name: string, addressOffset: number, more: Partial<Register> = {}): Register => ({
  ...{ name, address: null, addressOffset, size: 32, resetValue: 0, access: 'read-write', fields: [], source },
  ...more,
});

const model = (registers: Register[]): DeviceModel => ({
  ...{ schema: 'device-model/1', document: { name: 'x', sha256: '', pages: 1, language: 'en' } },
  ...{ device: { name: 'X', core: 'unknown' }, pins: [], memory: [], interrupts: [], diagnostics: [] },
  peripherals: [{ name: 'TIM', baseAddress: 0x4000, registers }],
});

const truth = (registers: unknown[], score = 'full') =>
  datasheetTruthSchema.parse({ score, peripherals: [{ name: 'TIM', base: 0x4000, registers }] });

describe('scoring a datasheet', () => {
  it('pairs a register with and without the name of its peripheral', () => {
    const score = scoreDatasheet(model([register('TIM_CR', 0)]), truth([{ name: 'CR', offset: 0 }]));
    expect(score.registers.f1).toBe(1);
    expect(score.address).toBe(1);
  });

  it('takes an array apart and shifts its addresses', () => {
    const read = model([register('CCRx', 0x34, { array: { count: 2, stride: 4 } })]);
    const score = scoreDatasheet(
      read,
      truth([
        { name: 'CCR0', offset: 0x34 },
        { name: 'CCR1', offset: 0x38 },
      ]),
    );
    expect([score.registers.f1, score.address]).toEqual([1, 1]);
  });

  it('counts what is given too much only where the truth is full', () => {
    const read = model([register('CR', 0), register('XX', 4)]);
    expect(scoreDatasheet(read, truth([{ name: 'CR', offset: 0 }])).registers.precision).toBe(0.5);
    expect(scoreDatasheet(read, truth([{ name: 'CR', offset: 0 }], 'recall')).registers.precision).toBe(1);
  });

  it('holds a field of the right name and the wrong bits for missed', () => {
    const field = { name: 'EN', lsb: 1, width: 1, access: 'read-write' as const };
    const read = model([register('CR', 0, { fields: [field] })]);
    const score = scoreDatasheet(read, truth([{ name: 'CR', offset: 0, fields: [{ name: 'EN', lsb: 0, width: 1 }] }]));
    expect(score.fields.f1).toBe(0);
    expect(score.missedFields).toEqual(['TIM.CR.EN']);
  });

  it('names a register that was not read', () => {
    expect(scoreDatasheet(model([]), truth([{ name: 'CR', offset: 0 }])).missed).toEqual(['TIM.CR']);
  });

  it('tells what stands in the place of what was missed', () => {
    const at = (name: string, lsb: number, width: number) => ({ name, lsb, width, access: 'read-write' as const });
    const read = model([register('CR', 0, { fields: [at('MODE', 0, 2), at('GO', 4, 1)] }), register('OTHER', 4)]);
    const score = scoreDatasheet(
      read,
      truth([
        { name: 'CR', offset: 0, fields: [at('MODE0', 0, 1), at('START', 4, 1), at('TEST', 7, 1)] },
        { name: 'SR', offset: 4 },
        { name: 'DR', offset: 8 },
      ]),
    );
    expect(score.why).toEqual({
      'register named otherwise': 1,
      'register not read': 1,
      'field named otherwise': 1,
      'bits cut otherwise': 1,
      'bits not read': 1,
    });
  });
});
