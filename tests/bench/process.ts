import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { createChildLauncher } from '../../main/worker/child-launcher';
import type { Job } from '../../main/worker/protocol';
import { runJob } from '../../main/worker/run-job';

const run = promisify(execFile);

/** How often the worker is looked at, in milliseconds. */
const LOOK_MS = 50;
/** Clock ticks per second in /proc: fixed by Linux' interface. */
const TICKS = 100;

/** What a process took. `peakMegabytes` is its resident memory at the highest. */
export interface Taken {
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** Runs a job in a worker as the command line does. Null figures (0) where there is no /proc. */
export async function takenBy(worker: string, job: Job): Promise<Taken> {
  let taken: Taken = { cpuSeconds: 0, peakMegabytes: 0 };
  let timer: NodeJS.Timeout | undefined;
  const look = async (pid: number): Promise<void> => {
    taken = (await procOf(pid)) ?? taken;
  };
  const launcher = createChildLauncher(worker, worker.endsWith('.ts') ? ['--import', 'tsx'] : []);
  await runJob(launcher, job, {
    signal: new AbortController().signal,
    timeoutMs: 60 * 60_000,
    memoryMegabytes: 4096,
    onStart: (pid) => {
      if (pid !== undefined) timer = setInterval(() => void look(pid), LOOK_MS);
    },
  }).finally(() => clearInterval(timer));
  return taken;
}

async function procOf(pid: number): Promise<Taken | null> {
  try {
    const [stat, status] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/status`, 'utf8'),
    ]);
    // Behind the name in brackets: state is field 3, user and system time are 14 and 15.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const peak = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
    if (peak === undefined) return null; // it is ending
    return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS, peakMegabytes: Number(peak) / 1024 };
  } catch {
    return null; // it has ended, or there is no /proc here
  }
}

/** CPU seconds of `pdftotext -bbox-layout`; null when it is not installed. */
export async function pdftotextSeconds(file: string): Promise<number | null> {
  try {
    const { stdout } = await run('sh', ['-c', 'pdftotext -bbox-layout "$1" /dev/null || exit 1; times', 'sh', file]);
    const times = [...(stdout.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
    return times.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0) || null;
  } catch {
    return null;
  }
}
