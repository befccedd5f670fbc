import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What Electron and its tests need beyond a bare Debian; the font draws Chinese. */
const DEBIAN_PACKAGES = [
  'xvfb',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libcups2',
  'libdrm2',
  'libxkbcommon0',
  'fonts-noto-cjk',
];

/**
 * Shared libraries that the executable asks for and the system lacks.
 * @param {string} executable
 * @returns {string[]}
 */
function missingLibraries(executable) {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

const onPath = (/** @type {string} */ name) =>
  (process.env['PATH'] ?? '').split(':').some((folder) => folder !== '' && existsSync(`${folder}/${name}`));

const drawsChinese = () => {
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return (stdout ?? '').trim() !== '';
};

/**
 * Sees to it that the executable can start. Installs Debian packages only as root, on Debian, without a display: never
 * on somebody's desktop, which is told the command instead.
 * @param {string} executable
 * @param {(line: string) => void} say
 */
export function ensureLibraries(executable, say) {
  if (process.platform !== 'linux') return;
  const headless = !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  const missing = missingLibraries(executable);
  if (headless && !onPath('Xvfb')) missing.push('Xvfb');
  if (headless && !drawsChinese()) missing.push('a Chinese font');
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${DEBIAN_PACKAGES.join(' ')}`;
  const mayInstall = headless && process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!mayInstall) {
    // Without the font the program still runs.
    if (missing.every((name) => name === 'a Chinese font')) return;
    throw new Error(`Missing: ${missing.join(', ')}. On Debian run: sudo ${command}`);
  }
  say(`missing: ${missing.join(', ')}; running: ${command}`);
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...DEBIAN_PACKAGES]);
}

/** @param {string[]} arguments_ */
function apt(arguments_) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr } = spawnSync('apt-get', arguments_, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`apt-get ${arguments_[0]} failed:\n${stderr}`);
}
