import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { boardModelSchema, deviceModelSchema, metadataSchema } from '../../../shared/models';
import { aFolder, agent, sample, startAgent } from './support/run';

/** Every file of a folder by its name. */
async function contents(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.sort().map(async (path) => [path.slice(folder.length), await readFile(path, 'utf8')] as const),
    ),
  );
}

describe('reading one document', () => {
  test('prints nothing but the model on stdout, and how far it is on stderr', async () => {
    const { code, stdout, stderr } = await agent('datasheet', sample('datasheet'), '--json');
    expect(code).toBe(0);
    expect(deviceModelSchema.parse(JSON.parse(stdout)).peripherals.length).toBeGreaterThan(0);
    expect(stderr).toContain('1/3 Parsing datasheet');
  });

  test('reads a schematic into components and nets', async () => {
    const { stdout } = await agent('schematic', sample('schematic'), '--json');
    expect(boardModelSchema.parse(JSON.parse(stdout)).components.length).toBeGreaterThan(0);
  });
});

describe('generate', () => {
  test('writes the whole result folder, and the same bytes again for the same input', async () => {
    const folder = await aFolder();
    const run = (out: string) =>
      agent(
        ...['generate', '--datasheet', sample('datasheet'), '--schematic', sample('schematic')],
        ...['--instruction', '生成初始化代码', '--out', join(folder, out)],
      );
    expect(await run('a')).toMatchObject({ code: 0 });
    expect(await run('b')).toMatchObject({ code: 0 });
    const [first, second] = [await contents(join(folder, 'a')), await contents(join(folder, 'b'))];
    expect(second).toEqual(first);
    const names = ['/generated.c', '/src/board_init.c', '/include/board_pins.h', '/device.svd', '/device.json'];
    names.push('/board.json', '/provenance.json', '/report.md', '/report.json', '/metadata.json');
    expect([...first.keys()]).toEqual(expect.arrayContaining(names));
    const metadata = metadataSchema.parse(JSON.parse(first.get('/metadata.json') ?? ''));
    expect(metadata).toMatchObject({ instruction: '生成初始化代码', provider: 'offline' });
  });

  test('stops on Ctrl+C and leaves no result behind', async () => {
    const folder = await aFolder();
    const { child, ended, said } = startAgent(
      'generate',
      '--datasheet',
      sample('datasheet'),
      '--out',
      join(folder, 'out'),
    );
    await said('1/3 Parsing datasheet');
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect(code).toBe(1);
    expect(stderr).toContain('TASK_CANCELLED');
    expect(await readdir(folder)).toEqual([]);
  });
});

test('export turns a printed model into SVD, header and JSON', async () => {
  const model = join(await aFolder(), 'model.json');
  const { stdout } = await agent('datasheet', sample('datasheet'), '--json');
  await writeFile(model, stdout);
  const output = async (format: string) => (await agent('export', '--device', model, '--format', format)).stdout;
  expect(await output('svd')).toMatch(/^<\?xml[\s\S]*<device/);
  expect(await output('header')).toContain('#ifndef');
  expect(JSON.parse(await output('json'))).toEqual(JSON.parse(stdout));
});

test('a second service on the same data folder is refused, and the first one goes on', async () => {
  const data = await aFolder();
  const first = startAgent('serve', '--port', '0', '--data-dir', data);
  await first.said('Listening on');
  const second = await agent('serve', '--port', '0', '--data-dir', data);
  expect(second.code).toBe(1);
  expect(second.stderr).toMatch(/^STORE_IN_USE: /);
  first.child.kill('SIGTERM');
  expect(await first.ended).toMatchObject({ code: 0 });
});
