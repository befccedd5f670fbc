import { spawn } from 'node:child_process';

/**
 * A display to draw on: the one that is there, else a virtual one that lives until `stop`.
 * @param {(line: string) => void} say
 * @returns {Promise<{ env: Record<string, string>, stop: () => void }>}
 */
export async function openDisplay(say) {
  const present = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (present) return { env: {}, stop: () => undefined };
  say('no display: starting a virtual one (Xvfb)');
  // The server chooses a free number and writes it to descriptor 3.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await firstLine(server);
  return { env: { DISPLAY: `:${number}` }, stop: () => void server.kill() };
}

/** @param {import('node:child_process').ChildProcess} server @returns {Promise<string>} */
function firstLine(server) {
  return new Promise((resolve, reject) => {
    let text = '';
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it opened a display.`)));
    server.stdio[3]?.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.trim());
    });
  });
}
