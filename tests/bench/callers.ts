import { fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const answerSchema = z.union([
  z.object({ times: z.array(z.number()) }),
  z.object({ opened: z.number() }),
  z.object({ error: z.string() }),
]);

/** Callers of a service, in a process of their own; see http-client.mjs for the orders. */
export function startCallers() {
  const child = fork(join(import.meta.dirname, 'http-client.mjs'), [], { execArgv: [] });
  const order = (message: object, onOpened: () => void = () => undefined): Promise<number[]> =>
    new Promise((resolve, reject) => {
      const listen = (message: unknown): void => {
        const answer = answerSchema.parse(message);
        if ('opened' in answer) {
          onOpened();
          return;
        }
        child.off('message', listen);
        if ('error' in answer) reject(new Error(answer.error));
        else resolve(answer.times);
      };
      child.on('message', listen);
      child.send(message);
    });
  return {
    /** Milliseconds of each of `rate * seconds` GET requests. */
    load: (url: string, rate: number, seconds: number) => order({ kind: 'load', url, rate, seconds }),
    /** The same for submits of one file. */
    submit: (url: string, file: string, rate: number, seconds: number) =>
      order({ kind: 'submit', url, file, rate, seconds }),
    /** Milliseconds since 1970 at which the first event reached each of `count` streams; `onOpened` when all are open. */
    streams: (url: string, count: number, onOpened: () => void) => order({ kind: 'streams', url, count }, onOpened),
    end: (): void => void child.send({ kind: 'exit' }),
  };
}
