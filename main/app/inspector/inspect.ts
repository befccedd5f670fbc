import { once } from 'node:events';
import { type UtilityProcess, utilityProcess } from 'electron';
import { TaskError } from '../../../shared/errors';
import type { Inspect, Inspection } from '../../ipc/shelf';
import type { InspectAnswer, InspectRequest } from './protocol';

/** Longest look at one file, in milliseconds: more than opening 200 MB takes, less than a person's patience. */
const LIMIT_MS = 20_000;
/** Heap of the inspector, in MiB. */
const HEAP = 1024;

/**
 * Looks at dropped files in a process of its own, which ends when they are done.
 * @param entry the built script of the inspector
 * @param maxBytes asked for at each call, as the setting may change
 */
export function createInspect(entry: string, maxBytes: () => number): Inspect {
  return async (files) => {
    const inspections: Inspection[] = [];
    let child: UtilityProcess | null = null;
    for (const file of files) {
      child ??= utilityProcess.fork(entry, [], {
        serviceName: 'inspector',
        execArgv: [`--max-old-space-size=${HEAP}`],
        stdio: 'ignore',
      });
      const answer = await ask(child, { ...file, maxBytes: maxBytes() });
      inspections.push(answer ?? gone(file.name));
      // Without an answer the process is dead or stuck: the next file gets a new one.
      if (!answer) {
        child.kill();
        child = null;
      }
    }
    child?.kill();
    return inspections;
  };
}

/** The answer; null when the process died or took too long. */
async function ask(child: UtilityProcess, request: InspectRequest): Promise<InspectAnswer | null> {
  const settled = new AbortController();
  const options = { signal: settled.signal };
  const late = setTimeout(() => settled.abort(), LIMIT_MS);
  try {
    child.postMessage(request);
    return await Promise.race([
      once(child, 'message', options).then(([answer]: InspectAnswer[]) => answer ?? null),
      once(child, 'exit', options).then(() => null),
    ]);
  } catch {
    // Either the limit or a fatal error of the process; the caller replaces it in both cases.
    return null;
  } finally {
    clearTimeout(late);
    settled.abort();
  }
}

function gone(name: string): Inspection {
  const error = new TaskError('WORKER_CRASHED', `${name} stopped the process that looked at it.`, { data: { name } });
  return { bytes: 0, pages: null, guess: null, error: error.toRecord() };
}
