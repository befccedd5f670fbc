import { ipcRenderer } from 'electron';
import type { Answer, EventName, EventPayload, RouteInput, RouteName, RouteOutput } from '../shared/ipc';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../shared/ipc/channels';

/** One named function for one route. A refusal crosses the bridge as the JSON of its record: of an Error only the message survives. */
export const call =
  <R extends RouteName>(route: R) =>
  async (input: RouteInput<R>): Promise<RouteOutput<R>> => {
    const answer: Answer<RouteOutput<R>> = await ipcRenderer.invoke(CALL_CHANNEL, route, input);
    if (answer.ok) return answer.data;
    throw new Error(JSON.stringify(answer.error));
  };

/** Hears one kind of event. Returns the function that ends the subscription. */
export function on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
  const forward = (_: unknown, name: string, payload: EventPayload<E>) => {
    if (name === event) listener(payload);
  };
  ipcRenderer.on(EVENT_CHANNEL, forward);
  return () => void ipcRenderer.off(EVENT_CHANNEL, forward);
}
