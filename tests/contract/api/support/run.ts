import { spawn, spawnSync } from 'node:child_process';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. `input` goes to its stdin. */
export function run(
  file: string,
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string>; input?: string },
): Promise<Ended> {
  const env = { ...process.env, ...options.env };
  const child = spawn(file, args, { cwd: options.cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

const succeeds = (file: string, ...args: string[]): boolean => spawnSync(file, args, { stdio: 'ignore' }).status === 0;

/** What a test needs beside Node, and how it says that it is not there. */
export const tools = {
  curl: { there: () => succeeds('bash', '-c', 'curl --version'), missing: 'needs bash and curl (Debian: curl)' },
  python: {
    there: () => succeeds('python3', '-c', 'import requests'),
    missing: 'needs python3 with requests (Debian: python3-requests)',
  },
  powershell: { there: () => succeeds('pwsh', '-Version'), missing: 'needs PowerShell 7 (pwsh)' },
} as const;
