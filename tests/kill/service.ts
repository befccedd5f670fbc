import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');
const WORKER = join(import.meta.dirname, '../contract/tasks/support/fake-worker.mjs');
const START_LIMIT_MS = 30_000;

/** The headless service of the build, with workers that only pretend, in a process group of its own. */
export async function startService(dataDir: string) {
  const child = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--data-dir', dataDir], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, EMBEDDED_AI_AGENT_WORKER: WORKER },
  });
  const url = await listening(child);
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    url,
    /** kill -9 of the service and all its workers at once, as a power cut would. */
    killTree: async (): Promise<void> => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
    /** Workers that outlived every service. */
    orphans: (): number => processesRunning(WORKER),
  };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => reject(new Error(`The service did not start: ${said}`)), START_LIMIT_MS);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = /Listening on (http:\S+)/.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(limit);
      resolve(url);
    });
    child.once('exit', () => reject(new Error(`The service ended at its start: ${said}`)));
  });
}

/** Processes with `script` on their command line (Linux). */
function processesRunning(script: string): number {
  const running = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return running.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script);
    } catch {
      return false; // ended while we looked
    }
  }).length;
}
