import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { builtPrograms } from '../../support/programs';

const ROOT = join(import.meta.dirname, '../../../..');

/**
 * The service as users start it, in a process of its own with real workers, and a folder to work in that looks like a
 * checkout. Good once the tests of the file run.
 *
 * @param command how the guide starts it; the port is chosen by the system instead
 */
export function servedCheckout(command = 'npm run --silent agent -- serve --port 8080') {
  const programs = builtPrograms();
  let [folder, url] = ['', ''];
  let service: ChildProcess | null = null;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'checkout-'));
    for (const name of ['samples', 'examples', 'clients']) await symlink(join(ROOT, name), join(folder, name));
    // Each curl tells on stderr what it was answered, whatever it does with the body.
    await writeFile(
      join(folder, '.curlrc'),
      'write-out = "%{stderr}HTTP %{http_code} %{method} %{url_effective}\\n"\n',
    );
    const args = command.replace('npm run --silent agent -- ', '').replace('8080', '0').trim().split(' ');
    service = spawn(process.execPath, [programs.cli(), ...args], {
      cwd: ROOT,
      env: { ...process.env, HOME: folder, USERPROFILE: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    url = await listening(service);
  }, 240_000);
  afterAll(async () => {
    const ended = new Promise((resolve) => service?.once('close', resolve));
    service?.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    url: () => url,
    folder: () => folder,
    /** What programs of the guide need in their environment. */
    env: () => ({ HOME: folder, AGENT_URL: url, PYTHONIOENCODING: 'utf-8' }),
  };
}

function listening(service: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    service.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = /Listening on (\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    service.once('close', () => reject(new Error(`the service ended: ${said}`)));
  });
}
