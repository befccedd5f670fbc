import { RequestError } from '../../shared/errors';
import type { TaskService } from '../tasks/service';

/** How the REST service is set up. */
export interface ApiOptions {
  readonly service: TaskService;
  readonly version: string;
  /** Folder of the API's own: uploads on their way in, idempotency keys, webhooks waiting. Made when missing. */
  readonly stateDir: string;
  /** Default 127.0.0.1. Any other than a loopback address needs a `token`. */
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly token?: string | undefined;
  /** Largest accepted file, in MiB; asked for at each upload, so a changed setting applies at once. */
  readonly maxInputMegabytes: () => number;
  /** Origins besides the service's own that a browser may call from. Default none. */
  readonly allowedOrigins?: readonly string[];
  /** Host names besides loopback and `host` that a request may name. Default none. */
  readonly allowedHosts?: readonly string[];
  /** Key of the signature on webhooks. Default: the token. */
  readonly webhookSecret?: (() => string) | undefined;
  /** Lets webhooks go to other machines. Default false. */
  readonly allowRemoteWebhooks?: boolean;
  /** Called once per answered request, for the request log in the window. */
  readonly onRequest?: (line: RequestLine) => void;
  /** Requests that one address may make. Default {@link REQUESTS_PER_MINUTE}. */
  readonly requestsPerMinute?: number;
  /** How long a caller may take. Default {@link PATIENCE}. */
  readonly patience?: Patience;
  /** Milliseconds since 1970. Default Date.now. */
  readonly now?: () => number;
}

/** Far above any honest client, far below what would starve the window. */
export const REQUESTS_PER_MINUTE = 60_000;

/** Milliseconds. `headers` and `request` are counted from the first byte; who takes longer is cut off at the next check. */
export interface Patience {
  readonly headers: number;
  readonly request: number;
  readonly check: number;
}

/** Headers come at once from an honest client; a large form over a slow line takes minutes. */
export const PATIENCE: Patience = { headers: 15_000, request: 300_000, check: 5_000 };

/** One answered request. `path` carries no query, so nothing the caller sent is kept. */
export interface RequestLine {
  readonly time: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);

/** True for a name that can only mean this machine. */
export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || /^127(\.\d{1,3}){3}$/.test(host);

/** Throws RequestError REQUEST_INVALID for a set-up that would open the service to others without a token. */
export function checkExposure(options: Pick<ApiOptions, 'host' | 'token'>): void {
  if (isLoopback(options.host) || (options.token ?? '') !== '') return;
  throw new RequestError(
    'REQUEST_INVALID',
    `Listening on ${options.host} needs a token, because other machines can reach it. Give one with --token.`,
    { data: { host: options.host } },
  );
}
