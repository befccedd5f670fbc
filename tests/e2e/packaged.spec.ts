import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, root, test } from './launch';
import { completed, startSamples } from './steps';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** Packages the built program around the Electron at hand, as an installer would, and says where its executable is. */
async function packageProgram(output: string): Promise<string> {
  const builder = join(dirname(require.resolve('electron-builder/package.json')), 'cli.js');
  const settings = {
    electronDist: process.env['ELECTRON_OVERRIDE_DIST_PATH'],
    electronVersion: process.env['ELECTRON_VERSION'],
    'directories.output': output,
    // The one difference from what is shipped: the test has to be able to look inside.
    'electronFuses.enableNodeCliInspectArguments': 'true',
  };
  const options = Object.entries(settings).map(([key, value]) => `-c.${key}=${value}`);
  await run(process.execPath, [builder, '--linux', 'dir', ...options], { cwd: root, maxBuffer: 1 << 26 });
  return join(output, 'linux-unpacked', 'embedded-ai-agent');
}

test.skip(process.platform !== 'linux', 'The packaged program is tested on Linux.');

let output = '';
let executable = '';
test.beforeAll(async () => {
  output = await mkdtemp(join(tmpdir(), 'agent-package-'));
  executable = await packageProgram(output);
});
test.afterAll(() => rm(output, { recursive: true, force: true }));

test('the packaged program reads its samples and shows code', async ({ launch }) => {
  const { app, page } = await launch({ packaged: executable });
  expect(await app.evaluate(({ app: electron }) => electron.isPackaged)).toBe(true);
  await startSamples(page);
  await completed(page);
  await expect(page.getByTestId('code')).toContainText('init_clocks');
});
