import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { builtPrograms } from '../../support/programs';

const ROOT = join(import.meta.dirname, '../../../..');
const programs = builtPrograms();
// Each test starts up to four processes one after another; a busy machine needs its time for them.
vi.setConfig({ testTimeout: 240_000 });

export const sample = (name: 'datasheet' | 'schematic'): string => join(ROOT, 'samples', `${name}.pdf`);
export const fixture = (name: string): string => join(ROOT, 'tests/fixtures/pdfs', `${name}.pdf`);

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real command line with its real worker, in processes of their own. */
export function startAgent(...args: string[]) {
  const child = spawn(process.execPath, [programs.cli(), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  /** Resolves when stderr holds `text`, rejects when the process ends before. */
  const said = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (stderr.includes(text)) resolve();
      };
      child.stderr.on('data', look);
      child.once('close', () => reject(new Error(`ended without saying "${text}": ${stderr}`)));
      look();
    });
  return { child, ended, said };
}

export const agent = (...args: string[]): Promise<Ended> => startAgent(...args).ended;

/** A folder of its own for the test, removed with it. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
