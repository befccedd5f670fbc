import { describe, expect, it } from 'vitest';
import { activeSheet, createDatasheetStore, isStale } from '../../../../../renderer/features/datasheet/datasheet-store';
import { type DeviceEdit, keyOf, noDeviceCorrections } from '../../../../../shared/models';
import { device, field, peripheral, register } from '../../../../fixtures/models/device';
import { bridgeError, createFakeAgent, type FakeData } from '../../support/fake-agent';

const model = device('X', 'riscv', [
  peripheral('RCC', 0x1000, [
    register('CTLR', { offset: 0, address: 0x1000 }, [field('ON', 0)]),
    register('CFGR', { offset: 4, address: 0x1004 }, []),
  ]),
]);
const { sha256 } = model.document;
const CTLR = { peripheral: 'RCC', register: 'CTLR' };
const CFGR = { peripheral: 'RCC', register: 'CFGR' };
const reset: DeviceEdit = { do: 'set-register', at: CTLR, set: { resetValue: 7 } };
const renamed: DeviceEdit = { do: 'set-register', at: CFGR, set: { name: 'CFG' } };

async function open(start: Partial<FakeData> = {}, files = ['device.json']) {
  const fake = createFakeAgent({ texts: { 'device.json': JSON.stringify(model) }, ...start });
  const store = createDatasheetStore(fake.agent);
  await store.getState().load('task_1705312845123_abc123', files);
  const sheet = () => {
    const found = activeSheet(store.getState());
    if (found === undefined) throw new Error('no sheet is open');
    return found;
  };
  const registers = () => sheet().device.model.peripherals.flatMap((each) => each.registers);
  return { ...fake, store, sheet, registers };
}

describe('the datasheet on screen', () => {
  it('opens with its first register and its place', async () => {
    const { store } = await open();
    expect(store.getState()).toMatchObject({ register: keyOf(CTLR), place: { page: 7 }, error: null });
  });

  it('corrects, saves, and says that the result is older', async () => {
    const { store, sheet, registers, data } = await open();
    expect(isStale(sheet())).toBe(false);
    await store.getState().correct(reset);
    expect(registers()[0]).toMatchObject({ resetValue: 7, corrected: ['resetValue'] });
    expect(data.deviceCorrections[sha256]?.edits).toEqual([reset]);
    expect(isStale(sheet())).toBe(true);
  });

  it('undoes the last correction, and takes back those of one register', async () => {
    const { store, sheet, registers } = await open();
    await store.getState().correct(reset);
    await store.getState().correct(renamed);
    await store.getState().revert(CTLR);
    expect(sheet().corrections.edits).toEqual([renamed]);
    await store.getState().undo();
    expect(registers()).toEqual(model.peripherals[0]?.registers);
    expect(isStale(sheet())).toBe(false);
  });

  it('keeps every correction that is made while another is being saved', async () => {
    const { store, sheet, data } = await open();
    await Promise.all([store.getState().correct(reset), store.getState().correct(renamed)]);
    expect(data.deviceCorrections[sha256]?.edits).toEqual([reset, renamed]);
    expect(sheet().corrections.edits).toEqual([reset, renamed]);
    await Promise.all([store.getState().undo(), store.getState().undo()]);
    expect(sheet().corrections.edits).toEqual([]);
  });

  it('shows a comparison at the datasheet that it was made for', async () => {
    const second = { ...model, document: { ...model.document, sha256: 'e'.repeat(64), name: 'two.pdf' } };
    const { store } = await open({ texts: { 'device.json': JSON.stringify([model, second]) } });
    const comparing = store.getState().compare();
    store.getState().choose(1);
    expect(await comparing).toBe(true);
    expect(store.getState().sheets.map(({ comparison }) => comparison?.file ?? null)).toEqual(['vendor.svd', null]);
    expect(store.getState().section).toBe('registers');
  });

  it('finds corrections of earlier runs, and that a result was made with them', async () => {
    const corrections = { ...noDeviceCorrections(sha256), edits: [reset] };
    const { sheet, registers } = await open(
      {
        deviceCorrections: { [sha256]: corrections },
        texts: {
          'device.read.json': JSON.stringify(model),
          'corrections.json': JSON.stringify({ schema: 'used-corrections/1', devices: [corrections] }),
        },
      },
      ['device.json', 'device.read.json', 'corrections.json'],
    );
    expect(registers()[0]?.resetValue).toBe(7);
    expect(isStale(sheet())).toBe(false);
  });

  it('leaves all as it was when a correction cannot be saved', async () => {
    const { store, agent, registers } = await open();
    const { correct } = agent.datasheet;
    Object.assign(agent.datasheet, { correct: () => Promise.reject(bridgeError('STORE_DISK_FULL')) });
    await expect(store.getState().correct(reset)).rejects.toThrow('STORE_DISK_FULL');
    expect(registers()[0]?.resetValue).toBe(0);
    Object.assign(agent.datasheet, { correct });
  });

  it('switches between the datasheets of a task', async () => {
    const second = { ...model, document: { ...model.document, sha256: 'e'.repeat(64), name: 'two.pdf' } };
    const { store, sheet } = await open({ texts: { 'device.json': JSON.stringify([model, second]) } });
    store.getState().find('pll');
    store.getState().choose(1);
    expect(sheet().asRead.document.name).toBe('two.pdf');
    expect(store.getState().query).toBe('');
  });

  it('keeps the error of a result that cannot be read', async () => {
    const { store } = await open({ texts: { 'device.json': '{ "cut' } });
    expect(store.getState().error).not.toBeNull();
  });
});
