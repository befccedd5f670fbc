import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { saveBoardEdits } from '../../../../main/pipeline/corrections/board-store';
import { saveDeviceCorrections } from '../../../../main/pipeline/corrections/device';
import { runGenerate } from '../../../../main/pipeline/run';
import {
  boardModelSchema,
  deviceModelSchema,
  noDeviceCorrections,
  usedCorrectionsSchema,
} from '../../../../shared/models';

const nothing = () => undefined;
const QUIET = { signal: new AbortController().signal, progress: nothing, opened: nothing, log: nothing };
const DATASHEET = join(import.meta.dirname, '../../../../samples/datasheet.pdf');
const SCHEMATIC = join(import.meta.dirname, '../../../../samples/schematic.pdf');

async function contents(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.sort().map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const),
    ),
  );
}

describe('a run on a document that the user corrected', () => {
  it('uses the corrections, marks them, keeps the reading, and gives the same bytes again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'corrected-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const correctionsDir = join(folder, 'corrections');
    const run = async (name: string) => {
      await runGenerate(
        {
          datasheets: [{ path: DATASHEET, name: 'datasheet.pdf' }],
          schematic: null,
          instruction: '',
          provider: 'offline',
          outDir: join(folder, name),
          maxBytes: 1e9,
          cacheDir: join(folder, 'cache'),
          correctionsDir,
        },
        QUIET,
      );
      return contents(join(folder, name));
    };
    const plain = await run('plain');
    expect([...plain.keys()].filter((name) => /\.read\.json|corrections/.test(name))).toEqual([]);

    const model = deviceModelSchema.parse(JSON.parse(plain.get('device.json') ?? ''));
    const owner = model.peripherals.find(({ registers }) => registers.length > 0);
    const first = owner?.registers[0];
    const edit = {
      do: 'set-register' as const,
      at: { peripheral: owner?.name ?? '', register: first?.name ?? '' },
      set: { resetValue: 0xabc },
    };
    const gone = { do: 'delete-register' as const, at: { peripheral: 'NOWHERE', register: 'R' } };
    const corrections = { ...noDeviceCorrections(model.document.sha256), edits: [edit, gone] };
    await saveDeviceCorrections(correctionsDir, corrections);

    const corrected = await run('corrected');
    expect(corrected.get('device.read.json')).toBe(plain.get('device.json'));
    expect(usedCorrectionsSchema.parse(JSON.parse(corrected.get('corrections.json') ?? '')).devices).toEqual([
      corrections,
    ]);
    expect(corrected.get('device.svd')).toContain('<resetValue>0xABC</resetValue>');
    expect(corrected.get('report.md')).toMatch(/CORRECTED_BY_USER.*0xABC/);
    expect(corrected.get('report.md')).toContain('CORRECTION_UNMATCHED');
    expect([...corrected].filter(([, text]) => /_RESET 0xABCUL/.test(text))).not.toEqual([]);
    expect(await run('again')).toEqual(corrected);
  });

  it('leaves the last word on the controller to the user, whatever the manual says', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'corrected-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const [correctionsDir, outDir] = [join(folder, 'corrections'), join(folder, 'out')];
    const request = {
      datasheets: [{ path: DATASHEET, name: 'datasheet.pdf' }],
      schematic: { path: SCHEMATIC, name: 'schematic.pdf' },
      ...{
        instruction: '',
        provider: 'offline',
        outDir,
        maxBytes: 1e9,
        cacheDir: join(folder, 'cache'),
        correctionsDir,
      },
    };
    const boardOf = async () => {
      await runGenerate(request, QUIET);
      return boardModelSchema.parse(JSON.parse(await readFile(join(outDir, 'board.json'), 'utf8')));
    };
    const read = await boardOf();
    expect(read.mcu).toBe('U1');
    await saveBoardEdits(correctionsDir, read.document.sha256, [{ do: 'choose-mcu', ref: null }]);
    expect((await boardOf()).mcu).toBeNull();
  });
});
