import { type UtilityProcess, utilityProcess } from 'electron';
import type { WorkerExit, WorkerHandle, WorkerLauncher } from '../worker/launcher';

/** Characters of stderr that are kept: V8's last words and the native stack after them. */
const STDERR_KEPT = 16_000;

/**
 * Starts workers as Electron utility processes: the packaged program needs no Node beside it.
 * @param entry path of the worker's built script
 */
export function createUtilityLauncher(entry: string): WorkerLauncher {
  return { launch: (memoryMegabytes) => start(entry, memoryMegabytes) };
}

function start(entry: string, memoryMegabytes: number): WorkerHandle {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'worker',
    // Node's own --max-old-space-size comes too late here: the heap is made before it is read.
    execArgv: [`--js-flags=--max-old-space-size=${memoryMegabytes}`],
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  const keep = (text: string): void => {
    stderr = (stderr + text).slice(-STDERR_KEPT);
  };
  child.stderr?.on('data', (chunk: Buffer) => keep(chunk.toString('utf8')));
  // V8 gave up, mostly for lack of memory; the exit follows.
  child.on('error', (type, location) => keep(`${type} at ${location}`));
  let gone = false;
  const exited = new Promise<WorkerExit>((resolve) => {
    child.once('exit', (code) => {
      gone = true;
      // What is still in the pipe of stderr arrives within the next turns of the loop.
      setTimeout(() => resolve({ code, signal: null, stderr }), 50);
    });
  });
  return {
    get pid() {
      return child.pid;
    },
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void exited.then(listener),
    kill: () => {
      if (!gone) killHard(child);
    },
  };
}

/** `UtilityProcess.kill` asks (SIGTERM); a worker deep in a loop must not be able to refuse. */
function killHard(child: UtilityProcess): void {
  if (child.pid === undefined) {
    child.once('spawn', () => killHard(child));
    return;
  }
  try {
    process.kill(child.pid, 'SIGKILL');
  } catch (error) {
    // It ended between the check and the signal.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
