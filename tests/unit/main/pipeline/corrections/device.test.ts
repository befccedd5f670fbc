import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  correctDevice,
  loadDeviceCorrections,
  saveDeviceCorrections,
} from '../../../../../main/pipeline/corrections/device';
import { type DeviceCorrections, noDeviceCorrections } from '../../../../../shared/models';
import { device, peripheral, register } from '../../../../fixtures/models/device';

const model = device('X', 'riscv', [peripheral('P', 0, [register('R', { offset: 0, address: 0 }, [])])]);
const { sha256 } = model.document;
const corrections: DeviceCorrections = {
  ...noDeviceCorrections(sha256),
  edits: [{ do: 'set-register', at: { peripheral: 'P', register: 'R' }, set: { resetValue: 7 } }],
};

let dir = '';
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'corrections-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  dir = join(folder, 'corrections');
});

describe('corrections on disk', () => {
  it('are kept under the document, and are gone when there are none', async () => {
    await saveDeviceCorrections(dir, corrections);
    expect(await readdir(dir)).toEqual([`${sha256}.device.json`]);
    expect(await loadDeviceCorrections(dir, sha256)).toEqual(corrections);
    await saveDeviceCorrections(dir, noDeviceCorrections(sha256));
    expect(await readdir(dir)).toEqual([]);
    expect(await loadDeviceCorrections(dir, sha256)).toEqual(noDeviceCorrections(sha256));
  });

  it('are put into a reading, which is kept beside', async () => {
    await saveDeviceCorrections(dir, corrections);
    const { asRead, device: done } = await correctDevice(model, dir);
    expect(asRead).toBe(model);
    expect(done.peripherals[0]?.registers[0]).toMatchObject({ resetValue: 7, corrected: ['resetValue'] });
  });

  it('that hold an unknown key say which, and where', async () => {
    const wrong = { ...corrections, edits: [{ ...corrections.edits[0], set: { offset: 4 } }] };
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, `${sha256}.device.json`), JSON.stringify(wrong));
    const { device: done } = await correctDevice(model, dir);
    expect(done.diagnostics[0]).toMatchObject({ code: 'CORRECTIONS_UNREADABLE' });
    expect(done.diagnostics[0]?.message).toMatch(/edits\.0\.set.+offset/);
  });

  it('become a diagnostic where their file is damaged, and the file stays', async () => {
    await saveDeviceCorrections(dir, corrections);
    const path = join(dir, `${sha256}.device.json`);
    const cut = (await readFile(path, 'utf8')).slice(0, 40);
    await writeFile(path, cut);
    const { device: done } = await correctDevice(model, dir);
    expect(done.peripherals).toEqual(model.peripherals);
    expect(done.diagnostics).toMatchObject([{ severity: 'warning', code: 'CORRECTIONS_UNREADABLE' }]);
    expect(await readFile(path, 'utf8')).toBe(cut);
    await expect(loadDeviceCorrections(dir, sha256)).rejects.toMatchObject({ code: 'STORE_RECORD_UNREADABLE' });
  });

  it('say so when they cannot be saved', async () => {
    await writeFile(dir, 'a file where the folder should be');
    await expect(saveDeviceCorrections(dir, corrections)).rejects.toMatchObject({ code: 'STORE_UNWRITABLE' });
  });
});
