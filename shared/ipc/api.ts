import type { EventName, EventPayload, OfferedFile, RouteInput, RouteName, RouteOutput } from './index';

type Domain = RouteName extends infer R ? (R extends `${infer D}.${string}` ? D : never) : never;

/** The named functions of one domain: `tasks.submit` becomes `submit` of `tasks`. */
type Calls<D extends Domain> = {
  readonly [R in RouteName as R extends `${D}.${infer Name}` ? Name : never]: (
    input: RouteInput<R>,
  ) => Promise<RouteOutput<R>>;
};

/**
 * `window.agent`, as the preload exposes it: named functions, nothing generic. A failed call rejects with an
 * Error whose `message` is the JSON of an ErrorRecord (context isolation copies nothing else of an error).
 */
export interface AgentBridge {
  readonly files: Omit<Calls<'files'>, 'offer'> & {
    /** Hands over dropped or picked files. Only real files of the system have a path; others are refused. */
    offer(files: readonly File[]): Promise<OfferedFile[]>;
  };
  readonly tasks: Calls<'tasks'>;
  readonly settings: Calls<'settings'>;
  readonly app: Calls<'app'>;
  readonly board: Calls<'board'>;
  readonly datasheet: Calls<'datasheet'>;
  readonly clipboard: Calls<'clipboard'>;
  readonly rest: Calls<'rest'>;
  /** Returns the function that ends the subscription. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
}
