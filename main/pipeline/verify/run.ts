import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

interface RunResult {
  /** Exit code; null when the program was stopped or could not start. */
  readonly code: number | null;
  readonly output: string;
}

const LIMIT_MS = 30_000;
const OUTPUT_BYTES = 256 * 1024;

/** Full path of the first of these programs on PATH; null when there is none. */
export async function findProgram(...names: readonly string[]): Promise<string | null> {
  const suffixes = process.platform === 'win32' ? ['.exe'] : [''];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    for (const path of folders.flatMap((folder) => suffixes.map((suffix) => join(folder, name + suffix)))) {
      if (
        await access(path, constants.X_OK).then(
          () => true,
          () => false,
        )
      )
        return path;
    }
  }
  return null;
}

/** Runs a program without a shell, at most 30 s. Rejects only when the signal stops it. */
export function run(program: string, args: readonly string[], cwd: string, signal: AbortSignal): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      [...args],
      { cwd, signal, timeout: LIMIT_MS, maxBuffer: OUTPUT_BYTES, windowsHide: true },
      (error, stdout, stderr) => {
        if (signal.aborted) return reject(signal.reason);
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
        resolve({ code, output: `${stdout}${stderr}`.trim() });
      },
    );
  });
}
