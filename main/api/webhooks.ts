import { createHmac } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { RequestError } from '../../shared/errors';
import { tryJson } from '../../shared/json';
import { isTerminal, type TaskView, taskIdSchema } from '../../shared/tasks';
import type { TaskService } from '../tasks/service';
import { isLoopback } from './options';
import { apiTask } from './views';

const hookSchema = z.object({ schema: z.literal('webhook/1'), taskId: taskIdSchema, url: z.string() });
type Hook = z.infer<typeof hookSchema>;

export interface WebhookOptions {
  readonly folder: string;
  /** Key of the signature; absent = unsigned. */
  readonly secret: () => string | undefined;
  readonly allowRemote: boolean;
  /** Waits between attempts, in milliseconds; their number is the number of repeats. */
  readonly delays?: readonly number[];
}

const DELAYS = [1000, 5000, 30_000, 120_000];
const ANSWER_TIMEOUT_MS = 10_000;

/**
 * Calls a URL once a task has ended. One file per waiting call, so a restart still makes it. The body is the task as
 * GET /tasks/{id} gives it; `X-Signature-256: sha256=<hex>` is its HMAC-SHA256 under the service's token.
 */
export class Webhooks {
  readonly #waiting = new Map<string, Hook>();
  readonly #stop = new AbortController();
  #unsubscribe: (() => void)[] = [];

  private constructor(
    private readonly service: TaskService,
    private readonly options: WebhookOptions,
    private readonly onGivenUp: (hook: { taskId: string }, cause: unknown) => void,
  ) {}

  static async open(
    service: TaskService,
    options: WebhookOptions,
    onGivenUp: (hook: { taskId: string }, cause: unknown) => void,
  ): Promise<Webhooks> {
    const hooks = new Webhooks(service, options, onGivenUp);
    await mkdir(options.folder, { recursive: true });
    await hooks.#load();
    hooks.#unsubscribe = [
      service.on('changed', (task) => hooks.#onChanged(task)),
      service.on('removed', (id) => void hooks.#forget(id)),
    ];
    for (const { taskId } of [...hooks.#waiting.values()]) hooks.#catchUp(taskId);
    return hooks;
  }

  /** Throws RequestError REQUEST_INVALID for a URL that may not be called. */
  check(url: string): void {
    const parsed = URL.canParse(url) ? new URL(url) : null;
    if (parsed === null || !['http:', 'https:'].includes(parsed.protocol) || parsed.username !== '') {
      throw new RequestError('REQUEST_INVALID', 'callback_url: must be an http or https address without a user name.');
    }
    if (this.options.allowRemote || isLoopback(parsed.hostname.replace(/^\[|\]$/g, ''))) return;
    throw new RequestError('REQUEST_INVALID', 'callback_url: only addresses of this machine may be called.');
  }

  /** Remembers, on disk, to call `url` when the task ends. */
  async add(taskId: string, url: string): Promise<void> {
    this.check(url);
    const hook: Hook = { schema: 'webhook/1', taskId, url };
    const path = this.#pathOf(taskId);
    await writeFile(`${path}.new`, JSON.stringify(hook));
    await rename(`${path}.new`, path);
    this.#waiting.set(taskId, hook);
    // The task may have ended while this was written.
    this.#catchUp(taskId);
  }

  close(): void {
    this.#stop.abort();
    for (const stop of this.#unsubscribe) stop();
  }

  #pathOf = (taskId: string): string => join(this.options.folder, `${taskId}.json`);

  async #load(): Promise<void> {
    for (const name of await readdir(this.options.folder)) {
      const path = join(this.options.folder, name);
      const parsed = name.endsWith('.json') ? hookSchema.safeParse(tryJson(await readFile(path, 'utf8'))) : null;
      if (parsed?.success) this.#waiting.set(parsed.data.taskId, parsed.data);
      else await rm(path, { force: true });
    }
  }

  #catchUp(taskId: string): void {
    try {
      this.#onChanged(this.service.get(taskId));
    } catch {
      // The task is gone: nobody can be told anything about it any more.
      void this.#forget(taskId);
    }
  }

  #onChanged(task: TaskView): void {
    const hook = this.#waiting.get(task.id);
    if (hook === undefined || !isTerminal(task.state)) return;
    this.#waiting.delete(task.id);
    void this.#deliver(hook, JSON.stringify(apiTask(task)));
  }

  async #deliver(hook: Hook, body: string): Promise<void> {
    let cause: unknown = null;
    for (const delay of [0, ...(this.options.delays ?? DELAYS)]) {
      if (delay > 0) await sleep(delay, this.#stop.signal);
      if (this.#stop.signal.aborted) return; // its file stays: the next start delivers
      cause = await this.#attempt(hook.url, body);
      if (cause === null) break;
    }
    if (cause !== null) this.onGivenUp(hook, cause);
    await this.#clear(hook.taskId);
  }

  /** A file that stays is delivered once more after the next start: better than a call that is lost. */
  #clear = (taskId: string): Promise<void> => rm(this.#pathOf(taskId), { force: true }).catch(() => undefined);

  /** Null when delivered, else why not. */
  async #attempt(url: string, body: string): Promise<unknown> {
    const secret = this.options.secret();
    const signature = secret === undefined ? null : createHmac('sha256', secret).update(body).digest('hex');
    try {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error', // a redirect could lead off this machine
        headers: {
          'content-type': 'application/json',
          ...(signature === null ? {} : { 'x-signature-256': `sha256=${signature}` }),
        },
        body,
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
      });
      return answer.ok ? null : new Error(`The callback answered ${answer.status}.`);
    } catch (error) {
      return error;
    }
  }

  async #forget(taskId: string): Promise<void> {
    if (this.#waiting.delete(taskId)) await this.#clear(taskId);
  }
}

const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
