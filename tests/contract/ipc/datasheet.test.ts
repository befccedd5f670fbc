import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toSvd } from '../../../main/pipeline/export';
import { TaskError } from '../../../shared/errors';
import type { RouteName } from '../../../shared/ipc';
import { deviceModelSchema, noDeviceCorrections } from '../../../shared/models';
import { device, peripheral, register } from '../../fixtures/models/device';
import { OUR_WINDOW, World } from './support/surroundings';

const id = 'task_1705312845123_abc123';
const model = device('X', 'riscv', [peripheral('P', 0x1000, [register('R', { offset: 0, address: 0x1000 }, [])])]);
const { sha256 } = model.document;
const corrections = {
  ...noDeviceCorrections(sha256),
  edits: [{ do: 'set-register' as const, at: { peripheral: 'P', register: 'R' }, set: { resetValue: 0x55 } }],
};

/** A world whose one task has read `model`, with a folder of its own. */
async function worldOf() {
  const folder = await mkdtemp(join(tmpdir(), 'ipc-datasheet-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'device.json'), JSON.stringify(model));
  const world = new World();
  const own = Object.assign(world, { correctionsDir: join(folder, 'corrections') });
  own.tasks.resultFilePath = async (_, name) => {
    if ((await readdir(folder)).includes(name)) return join(folder, name);
    throw new TaskError('RESULT_FILE_NOT_FOUND', 'The result has no such file.');
  };
  Object.assign(own.tasks, { inputFile: async () => ({ name: 'chip manual.pdf', path: '' }) });
  const ask = (route: RouteName, input: unknown) => own.router()(OUR_WINDOW, route, input);
  return { folder, world: own, ask };
}

describe('corrections in the window', () => {
  it('are saved for the document and given back', async () => {
    const { ask, folder } = await worldOf();
    expect(await ask('datasheet.corrections', { sha256 })).toEqual({ ok: true, data: noDeviceCorrections(sha256) });
    expect(await ask('datasheet.correct', corrections)).toEqual({ ok: true, data: corrections });
    expect(await ask('datasheet.corrections', { sha256 })).toEqual({ ok: true, data: corrections });
    expect(await readdir(join(folder, 'corrections'))).toEqual([`${sha256}.device.json`]);
  });

  it('do not write over a file that cannot be read', async () => {
    const { ask, folder } = await worldOf();
    await ask('datasheet.correct', corrections);
    const path = join(folder, 'corrections', `${sha256}.device.json`);
    await writeFile(path, 'cut');
    expect(await ask('datasheet.correct', corrections)).toMatchObject({ error: { code: 'STORE_RECORD_UNREADABLE' } });
    expect(await readFile(path, 'utf8')).toBe('cut');
  });
});

describe('exports of the window', () => {
  it.each([
    ['svd', /<resetValue>0x55</],
    ['header', /#define P_R_RESET 0x55UL/],
    ['markdown', /reset 0x55.*corrected by the user/],
    ['json', /"resetValue": 85/],
  ])('save %s with the corrections in it where the user chose', async (format, expected) => {
    const { ask, world, folder } = await worldOf();
    await ask('datasheet.correct', corrections);
    world.savePath = join(folder, 'out.txt');
    expect(await ask('datasheet.export', { id, sha256, format })).toEqual({ ok: true, data: { saved: 'out.txt' } });
    const text = await readFile(world.savePath, 'utf8');
    expect(text).toMatch(expected);
    if (format === 'json') expect(deviceModelSchema.safeParse(JSON.parse(text)).success).toBe(true);
  });

  it('are nothing when the user cancels', async () => {
    const { ask } = await worldOf();
    expect(await ask('datasheet.export', { id, sha256, format: 'svd' })).toEqual({ ok: true, data: null });
    expect(await ask('datasheet.compareSvd', { id, sha256 })).toEqual({ ok: true, data: null });
  });

  it('say so when the result holds no such device', async () => {
    const { ask, world, folder } = await worldOf();
    world.savePath = join(folder, 'out.txt');
    const answer = await ask('datasheet.export', { id, sha256: 'a'.repeat(64), format: 'svd' });
    expect(answer).toMatchObject({ error: { code: 'STORE_RECORD_UNREADABLE' } });
  });
});

describe('an SVD file', () => {
  it('is compared with the corrected device', async () => {
    const { ask, world, folder } = await worldOf();
    world.svdPath = join(folder, 'vendor.svd');
    await writeFile(world.svdPath, toSvd(model));
    expect(await ask('datasheet.compareSvd', { id, sha256 })).toMatchObject({
      data: { file: 'vendor.svd', comparison: { matched: 1, contradictions: [] } },
    });
    await ask('datasheet.correct', corrections);
    expect(await ask('datasheet.compareSvd', { id, sha256 })).toMatchObject({
      data: { comparison: { contradictions: [{ kind: 'reset', manual: '0x55', svd: '0x00' }] } },
    });
  });

  it('is refused with its code when it is none, is too large, or is gone', async () => {
    const { ask, world, folder } = await worldOf();
    world.svdPath = join(folder, 'vendor.svd');
    expect(await ask('datasheet.compareSvd', { id, sha256 })).toMatchObject({ error: { code: 'INPUT_NOT_FOUND' } });
    await writeFile(world.svdPath, '%PDF-1.7');
    expect(await ask('datasheet.compareSvd', { id, sha256 })).toMatchObject({ error: { code: 'SVD_UNREADABLE' } });
    await writeFile(world.svdPath, Buffer.alloc(50 * 2 ** 20, ' '));
    expect(await ask('datasheet.compareSvd', { id, sha256 })).toMatchObject({ error: { code: 'SVD_TOO_LARGE' } });
  });
});
