import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDisplay } from './electron/display.mjs';
import { ensureLibraries } from './electron/libraries.mjs';
import { findRuntime } from './electron/runtime.mjs';

const USAGE = `node scripts/electron.mjs COMMAND [arguments]
  start        runs the built program
  e2e          end-to-end tests, packaged program included
  smoke        packages the program and tests what came out
  screenshots  draws docs/images from the real window
  loop-delay   measures how long the main process keeps its event loop
  path         prints the executable`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const say = (/** @type {string} */ line) => console.error(`[electron] ${line}`);
const asRoot = process.platform === 'linux' && process.getuid?.() === 0;

const playwright = join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
const tsx = join(dirname(require.resolve('tsx/package.json')), 'dist', 'cli.mjs');

/** @type {Record<string, (runtime: import('./electron/runtime.mjs').Runtime, rest: string[]) => string[]>} */
const COMMANDS = {
  // As root Chromium refuses its sandbox; nowhere else is it switched off.
  start: ({ executable }, rest) => [executable, root, ...(asRoot ? ['--no-sandbox'] : []), ...rest],
  e2e: (_, rest) => [process.execPath, playwright, 'test', ...rest],
  smoke: (_, rest) => [process.execPath, playwright, 'test', '--project=packaged', ...rest],
  screenshots: (_, rest) => [process.execPath, tsx, join(root, 'scripts', 'screenshots.ts'), ...rest],
  'loop-delay': (_, rest) => [process.execPath, tsx, join(root, 'scripts', 'loop-delay.ts'), ...rest],
};

async function main() {
  const [command = '', ...rest] = process.argv.slice(2);
  const build = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (!build && command !== 'path') {
    console.error(USAGE);
    return 2;
  }
  const runtime = await findRuntime(say);
  if (runtime.kind === 'fallback')
    say(`using Electron ${runtime.version} from the registry: for development and tests only`);
  if (!build) {
    console.log(runtime.executable);
    return 0;
  }
  ensureLibraries(runtime.executable, say);
  const display = await openDisplay(say);
  try {
    const env = {
      ...process.env,
      ...display.env,
      ELECTRON_OVERRIDE_DIST_PATH: runtime.dist,
      ELECTRON_EXECUTABLE: runtime.executable,
      ELECTRON_VERSION: runtime.version,
    };
    return await run(build(runtime, rest), env);
  } finally {
    display.stop();
  }
}

/** @param {string[]} command @param {NodeJS.ProcessEnv} env @returns {Promise<number>} */
function run([file = '', ...rest], env) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, rest, { cwd: root, env, stdio: 'inherit' });
    const stop = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
