import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { run, tools } from './support/run';
import { servedCheckout } from './support/serve';

// Real workers, several tasks one after another; a busy machine needs its time for them.
vi.setConfig({ testTimeout: 240_000 });
const served = servedCheckout();
const FILES = ['samples/datasheet.pdf', 'samples/schematic.pdf'];
const output = (name: string) => readFile(join(served.folder(), name), 'utf8');

describe('programs outside that use the service', () => {
  test('a client of version 2.1 runs unchanged', async (context) => {
    if (!tools.python.there()) return context.skip(tools.python.missing);
    const client = join(import.meta.dirname, 'support/client_v21.py');
    const env = { ...served.env(), POLL_INTERVAL: '0.3' };
    const { code, stdout, stderr } = await run('python3', [client, ...FILES], { cwd: served.folder(), env });
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/accepted: task_\d+_\w+ accepted/);
    expect(stdout).toContain('completed: 100');
    expect(await output('generated_code.c')).toContain('board_init');
  });

  test.for([
    ['client.py', 'python3', tools.python],
    ['client.sh', 'sh', tools.curl],
    ['client.ps1', 'pwsh', tools.powershell],
  ] as const)(
    'examples/%s: submits, waits and saves the code; says what went wrong otherwise',
    async ([name, file, tool], context) => {
      if (!tool.there()) return context.skip(tool.missing);
      const options = { cwd: served.folder(), env: served.env() };
      const { code, stdout, stderr } = await run(file, [`examples/${name}`, ...FILES], options);
      expect(code, stderr).toBe(0);
      expect(stdout).toContain('generated.c written');
      expect(await output('generated.c')).toContain('board_init');
      const refused = await run(file, [`examples/${name}`, 'examples/README.md', 'samples/schematic.pdf'], options);
      expect(refused.code).not.toBe(0);
    },
  );

  test('examples/test_async_api.mjs shows each stage in a box, a bar, and tells by its exit code', async () => {
    const options = { cwd: served.folder(), env: served.env() };
    const { code, stdout, stderr } = await run(process.execPath, ['examples/test_async_api.mjs'], options);
    expect(code, stderr).toBe(0);
    for (const title of ['1  Files', '2  Service', '3  Submit', '4  Progress', '5  Result', '6  Tasks'])
      expect(stdout).toMatch(new RegExp(`│ ${title} +│`));
    expect(stdout).toMatch(/accepted after \d+ ms/);
    expect(stdout).toMatch(/█{30}\] 100\.0 %/);
    expect(await output('api-output/generated.c')).toContain('board_init');
    const nobody = await run(process.execPath, ['examples/test_async_api.mjs', '--url', 'http://127.0.0.1:9'], options);
    expect(nobody.code).toBe(1);
    expect(nobody.stderr).toContain('SERVICE_UNREACHABLE');
    const notThere = ['examples/test_async_api.mjs', '--datasheet', 'not-there.pdf'];
    expect((await run(process.execPath, notThere, options)).code).toBe(1);
  });
});
