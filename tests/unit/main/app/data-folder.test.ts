import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareDataFolder } from '../../../../main/app/data-folder';

const folder = () => mkdtemp(join(tmpdir(), 'data-'));

describe('the data folder', () => {
  it('is made with its parents and left empty', async () => {
    const path = join(await folder(), 'a', 'b');
    prepareDataFolder(path);
    expect(await readdir(path)).toEqual([]);
  });

  it('is refused with a code when it cannot be made', async () => {
    const file = join(await folder(), 'file');
    await writeFile(file, '');
    expect(() => prepareDataFolder(join(file, 'below'))).toThrow(expect.objectContaining({ code: 'STORE_UNWRITABLE' }));
  });
});
