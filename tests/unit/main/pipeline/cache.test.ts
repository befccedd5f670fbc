import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { ModelCache } from '../../../../main/pipeline/cache';

const schema = z.object({ value: z.number() });

async function aCache() {
  const dir = await mkdtemp(join(tmpdir(), 'cache-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return { dir, cache: new ModelCache(dir) };
}

describe('models already read', () => {
  test('are found by the bytes of their document and the version of the reader', async () => {
    const { cache } = await aCache();
    await cache.save('aa', 'device-1', { value: 7 });
    expect(await cache.load('aa', 'device-1', schema)).toEqual({ value: 7 });
    expect(await cache.load('aa', 'device-2', schema)).toBeNull();
    expect(await cache.load('bb', 'device-1', schema)).toBeNull();
  });

  test('that are damaged or of another shape are dropped, so the document is read again', async () => {
    const { dir, cache } = await aCache();
    for (const text of ['{"value":', '{"value":"x"}']) {
      await cache.save('aa', 'k', { value: 1 });
      await writeFile(join(dir, 'aa/k.json'), text);
      expect(await cache.load('aa', 'k', schema)).toBeNull();
      expect(await readdir(join(dir, 'aa'))).toEqual([]);
    }
  });

  test('give way when they take too much room, the least recently used first', async () => {
    const { dir, cache } = await aCache();
    const size = JSON.stringify({ value: 1 }).length;
    for (const [index, sha] of ['old', 'used', 'new'].entries()) {
      await cache.save(sha, 'k', { value: 1 });
      await utimes(join(dir, sha, 'k.json'), index + 1, index + 1);
    }
    await cache.load('old', 'k', schema);
    await cache.trim(size * 2);
    const left = await Promise.all(['old', 'used', 'new'].map((sha) => cache.load(sha, 'k', schema)));
    expect(left.map((model) => model !== null)).toEqual([true, false, true]);
  });
});
