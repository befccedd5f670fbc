import type { FromWorker } from './protocol';

/** The worker's end of the line to the process that started it. */
export interface WorkerPort {
  post(message: FromWorker): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The other side is gone: nobody will ever read a result. */
  onClose(listener: () => void): void;
}

/** What Electron gives a utility process; declared here because the worker must not import Electron. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

const parentPort = (): ParentPort | undefined => Reflect.get(process, 'parentPort') as ParentPort | undefined;

/** Electron's utility process has a parent port, a forked process `process.send`. Throws when there is neither. */
export function connectPort(): WorkerPort {
  const parent = parentPort();
  if (parent !== undefined) {
    return {
      post: (message) => parent.postMessage(message),
      onMessage: (listener) => parent.on('message', ({ data }) => listener(data)),
      onClose: () => undefined, // Electron ends its utility processes itself
    };
  }
  const send = process.send?.bind(process);
  if (send === undefined) throw new Error('The worker is started by the program, not by hand.');
  return {
    post: (message) => void send(message),
    onMessage: (listener) => void process.on('message', listener),
    onClose: (listener) => void process.on('disconnect', listener),
  };
}
