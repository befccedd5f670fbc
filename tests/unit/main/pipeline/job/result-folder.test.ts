import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkOutput, describeFiles, writeResultFolder } from '../../../../../main/pipeline/job/result-folder';

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'result-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A result of the given files, with the list of them that every result has. */
function result(names: readonly string[], text = 'x'): Map<string, string> {
  const files = new Map(names.map((name) => [name, text]));
  const metadata = {
    ...{ schema: 'result-metadata/1', device: 'D', core: 'riscv', mcu: null, instruction: '', provider: 'offline' },
    ...{ proofLevel: 'parsed', registersWritten: 0, generatorVersion: '1', inputs: [], files: describeFiles(files) },
  };
  return files.set('metadata.json', JSON.stringify(metadata));
}

describe('the folder of a result', () => {
  it('is made with all folders above it', async () => {
    const out = join(await aFolder(), 'a', 'b');
    await checkOutput(out);
    expect(existsSync(out)).toBe(false);
    await writeResultFolder(out, result(['generated.c', 'src/init.c']));
    expect((await readdir(out)).sort()).toEqual(['generated.c', 'metadata.json', 'src']);
  });

  it('replaces an earlier result whole', async () => {
    const out = await aFolder();
    await writeResultFolder(out, result(['generated.c', 'old/only-before.h']));
    await checkOutput(out);
    await writeResultFolder(out, result(['generated.c'], 'new'));
    expect((await readdir(out)).sort()).toEqual(['generated.c', 'metadata.json']);
    expect(await readFile(join(out, 'generated.c'), 'utf8')).toBe('new');
  });

  it.each([
    ['a project', ['main.c', 'src/app.c']],
    ['only folders', ['empty/']],
    ['hidden files', ['.git/HEAD']],
    ['a file named like one of ours', ['report.md']],
  ])('that holds %s is refused, and nothing in it is touched', async (_title, names) => {
    const out = await aFolder();
    for (const name of names) {
      await mkdir(join(out, name, '..'), { recursive: true });
      if (name.endsWith('/')) await mkdir(join(out, name));
      else await writeFile(join(out, name), 'mine');
    }
    const before = await readdir(out, { recursive: true });
    await expect(checkOutput(out)).rejects.toMatchObject({ code: 'OUTPUT_NOT_EMPTY' });
    await expect(writeResultFolder(out, result(['generated.c']))).rejects.toMatchObject({ code: 'OUTPUT_NOT_EMPTY' });
    expect(await readdir(out, { recursive: true })).toEqual(before);
    expect(await readdir(join(out, '..'))).not.toContain(expect.stringContaining('.new'));
  });

  it('that holds an earlier result and something of the user is refused', async () => {
    const out = await aFolder();
    await writeResultFolder(out, result(['generated.c']));
    await writeFile(join(out, 'notes.txt'), 'mine');
    const refusal = { code: 'OUTPUT_NOT_EMPTY', message: expect.stringContaining('notes.txt') };
    await expect(checkOutput(out)).rejects.toMatchObject(refusal);
    expect(await readFile(join(out, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('cannot be a file, nor stand below one', async () => {
    const file = join(await aFolder(), 'board.pdf');
    await writeFile(file, 'mine');
    for (const out of [file, join(file, 'out')])
      await expect(checkOutput(out)).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
    expect(await readFile(file, 'utf8')).toBe('mine');
  });
});
