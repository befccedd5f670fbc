import { createStore } from 'zustand/vanilla';
import type { RestRequest, RestState, RestToken } from '../../../shared/ipc';
import type { AgentBridge } from '../../../shared/ipc/api';

/** Requests shown at most; as many as the program keeps. */
const SHOWN = 200;

export interface RestStoreState {
  readonly service: RestState;
  /** Null until it was asked for. */
  readonly token: RestToken | null;
  /** Oldest first. */
  readonly requests: readonly RestRequest[];
  load(): Promise<void>;
  renew(): Promise<void>;
}

/** What the REST service does, followed live. */
export function createRestStore(agent: AgentBridge) {
  const store = createStore<RestStoreState>()((set) => ({
    service: { status: 'off', url: null, error: null },
    token: null,
    requests: [],
    load: async () => {
      const [service, token, requests] = await Promise.all([
        agent.rest.state({}),
        agent.rest.token({}),
        agent.rest.requests({}),
      ]);
      set({ service, token, requests });
    },
    renew: async () => set({ token: await agent.rest.renewToken({}) }),
  }));
  agent.on('rest.changed', (service) => store.setState({ service }));
  agent.on('rest.requested', (lines) =>
    store.setState(({ requests }) => {
      // A batch that was on its way while `load` asked is in both.
      const last = requests.at(-1)?.seq ?? 0;
      return { requests: [...requests, ...lines.filter(({ seq }) => seq > last)].slice(-SHOWN) };
    }),
  );
  return store;
}
