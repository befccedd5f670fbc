import { AgentError } from '../../../shared/errors';
import type { RestRequest, RestState, RestToken } from '../../../shared/ipc';
import type { Settings } from '../../../shared/settings';
import type { ApiOptions } from '../../api/options';
import type { ApiServer } from '../../api/server';
import type { RestControl } from '../../ipc/surroundings';
import { RequestLog } from './request-log';
import type { RestTokenStore } from './token';

type Setup = Required<Pick<ApiOptions, 'port' | 'token' | 'webhookSecret' | 'onRequest'>>;
type Wanted = Pick<Setup, 'port' | 'token'>;

interface Parts {
  /** Starts a service on this machine's own address. */
  readonly start: (setup: Setup) => Promise<ApiServer>;
  readonly tokens: RestTokenStore;
  readonly onState: (state: RestState) => void;
  readonly onRequests: (lines: RestRequest[]) => void;
}

const OFF: RestState = { status: 'off', url: null, error: null };

/** Keeps the REST service as the settings want it: one change after the other, overtaken ones left out. */
export class RestService implements RestControl {
  readonly #log: RequestLog;
  #state: RestState = OFF;
  #server: ApiServer | null = null;
  #wanted: Wanted | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(private readonly parts: Parts) {
    this.#log = new RequestLog(parts.onRequests);
  }

  state = (): RestState => this.#state;
  requests = (): RestRequest[] => this.#log.latest();
  token = (): RestToken => this.parts.tokens.get();

  /** Starts, stops or moves the service; returns at once, {@link Parts.onState} tells what came of it. */
  follow({ restEnabled, restPort, restTokenRequired }: Settings): void {
    const token = (): string | undefined => (restTokenRequired ? this.token().token : undefined);
    this.#want(restEnabled ? { port: restPort, token: token() } : null);
  }

  renewToken(): RestToken {
    const renewed = this.parts.tokens.renew();
    if (this.#wanted?.token !== undefined) this.#want({ ...this.#wanted, token: renewed.token });
    return renewed;
  }

  /** Ends the service and every open stream. */
  async close(): Promise<void> {
    this.#want(null);
    await this.#work;
    this.#log.close();
  }

  #want(wanted: Wanted | null): void {
    if (this.#wanted?.port === wanted?.port && this.#wanted?.token === wanted?.token) return;
    this.#wanted = wanted;
    this.#work = this.#work.then(() => this.#apply(wanted));
  }

  async #apply(wanted: Wanted | null): Promise<void> {
    if (wanted !== this.#wanted) return;
    try {
      await this.#server?.close();
      this.#server = null;
      if (wanted === null) return this.#tell(OFF);
      this.#tell({ ...OFF, status: 'starting' });
      const onRequest: Setup['onRequest'] = (line) => this.#log.add(line);
      this.#server = await this.parts.start({ ...wanted, webhookSecret: () => this.token().token, onRequest });
      this.#tell({ status: 'on', url: this.#server.url, error: null });
    } catch (error) {
      const known = AgentError.from(error);
      if (known.code === 'INTERNAL') console.error('the REST service could not start:', known.cause);
      this.#tell({ status: 'failed', url: null, error: known.toRecord() });
    }
  }

  #tell(state: RestState): void {
    this.#state = state;
    this.parts.onState(state);
  }
}
