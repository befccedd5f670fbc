import type { EventName, EventPayload, OfferedFile, RouteInput, RouteName, RouteOutput } from './index';

/** Routes the window may call by itself; `files.offer` takes File objects instead and is wrapped by the preload. */
export type CallableRoute = Exclude<RouteName, 'files.offer'>;

/** `window.agent`, as the preload exposes it. Failed calls reject with an ErrorRecord. */
export interface AgentBridge {
  call<R extends CallableRoute>(route: R, input: RouteInput<R>): Promise<RouteOutput<R>>;
  /** Hands over dropped or picked files. Only real files of the system have a path; others are refused. */
  offer(files: readonly File[]): Promise<OfferedFile[]>;
  /** Returns the function that ends the subscription. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
}
