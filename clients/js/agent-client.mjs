/**
 * Client of the Embedded AI Agent REST service, version 1 of its API. One file, no dependencies, Node 20 or a browser.
 *
 * @typedef {'pending' | 'processing' | 'completed' | 'failed' | 'cancelled'} TaskStatus
 * @typedef {{ code: string, message: string, hint: string, retryable: boolean }} TaskFailure
 * @typedef {{ current_step: number, total_steps: number, step_name: string, percentage: number }} TaskProgress
 * @typedef {{ task_id: string, status: TaskStatus, progress: TaskProgress, queue_position?: number,
 *   created_at: string, started_at?: string, completed_at?: string, processing_time_s?: number, error?: TaskFailure }} Task
 * @typedef {{ task_id: string, generated_code: string, metadata: Record<string, unknown>,
 *   files: { name: string, bytes: number, url: string }[] }} TaskResult
 * @typedef {{ task_id: string, status: 'accepted', estimated_time: number | null, status_url: string,
 *   result_url: string }} Accepted
 * @typedef {{ datasheets: NamedFile[], schematic?: NamedFile, instruction?: string,
 *   priority?: 'low' | 'normal' | 'high' | number, provider?: string, callbackUrl?: string,
 *   idempotencyKey?: string }} Submission
 * @typedef {{ name: string, data: Blob }} NamedFile
 * @typedef {{ signal?: AbortSignal, timeoutMs?: number, onProgress?: (task: Task) => void }} WaitOptions
 */

const PREFIX = '/api/v1';
const TERMINAL = new Set(['completed', 'failed', 'cancelled']);
const RETRY_DELAYS_MS = [500, 2000, 5000];
const DEFAULT_TIMEOUT_MS = 30 * 60_000;

/** What the service refused or a task failed with. `code` is stable; `status` is 0 when no answer came at all. */
export class AgentApiError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {{ status?: number, hint?: string, retryable?: boolean, cause?: unknown }} [details]
   */
  constructor(code, message, details = {}) {
    super(message, { cause: details.cause });
    this.name = 'AgentApiError';
    this.code = code;
    this.status = details.status ?? 0;
    this.hint = details.hint ?? '';
    this.retryable = details.retryable ?? false;
  }
}

export class AgentClient {
  #base;
  #token;

  /** @param {{ baseUrl?: string, token?: string }} [options] `baseUrl` defaults to http://localhost:8080. */
  constructor({ baseUrl = 'http://localhost:8080', token } = {}) {
    this.#base = baseUrl.replace(/\/$/, '');
    this.#token = token;
  }

  /**
   * Hands in a task. Repeats an attempt that got no answer; with the key it sends, the service makes one task all the same.
   * @param {Submission} submission
   * @returns {Promise<Accepted>}
   */
  async submit(submission) {
    const key = submission.idempotencyKey ?? globalThis.crypto.randomUUID();
    const answer = await this.#request('/generate/async', () => ({
      method: 'POST',
      body: formOf(submission),
      headers: { 'idempotency-key': key },
    }));
    return answer.json();
  }

  /** @param {string} id @returns {Promise<Task>} */
  async status(id) {
    return (await this.#request(`/tasks/${encodeURIComponent(id)}`)).json();
  }

  /** @param {string} id @returns {Promise<TaskResult>} */
  async result(id) {
    return (await this.#request(`/tasks/${encodeURIComponent(id)}/result`)).json();
  }

  /** @param {string} id @param {string} [name] @returns {Promise<Blob>} one result file, `generated.c` by default */
  async file(id, name = 'generated.c') {
    const query = new URLSearchParams({ format: 'file', name });
    return (await this.#request(`/tasks/${encodeURIComponent(id)}/result?${query}`)).blob();
  }

  /** @param {{ status?: TaskStatus, limit?: number, cursor?: string }} [filter] */
  async list(filter = {}) {
    const given = Object.entries(filter).filter(([, value]) => value !== undefined);
    const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
    return (await this.#request(`/tasks?${query}`)).json();
  }

  /** @param {string} id */
  async cancel(id) {
    await this.#request(`/tasks/${encodeURIComponent(id)}/cancel`, () => ({ method: 'POST' }));
  }

  /** @param {string} id */
  async remove(id) {
    await this.#request(`/tasks/${encodeURIComponent(id)}`, () => ({ method: 'DELETE' }));
  }

  /**
   * Asks until the task has ended, as often as the service's Retry-After says (5, 10, then 15 s), and gives its result.
   * Throws AgentApiError with the task's own code when it failed, TIMEOUT when `timeoutMs` (30 min) is over.
   * @param {string} id
   * @param {WaitOptions} [options]
   * @returns {Promise<TaskResult>}
   */
  async wait(id, { signal, timeoutMs = DEFAULT_TIMEOUT_MS, onProgress } = {}) {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const init = () => (signal === undefined ? {} : { signal });
      const answer = await this.#request(`/tasks/${encodeURIComponent(id)}`, init);
      const task = /** @type {Task} */ (await answer.json());
      onProgress?.(task);
      if (TERMINAL.has(task.status)) return this.#finish(task);
      const pauseMs = Number(answer.headers.get('retry-after') ?? 5) * 1000;
      if (Date.now() + pauseMs > end) throw new AgentApiError('TIMEOUT', `The task did not end in ${timeoutMs} ms.`);
      await sleep(pauseMs, signal);
    }
  }

  /**
   * The same without polling: follows the task's event stream and resumes it when the connection drops.
   * @param {string} id
   * @param {WaitOptions} [options]
   * @returns {Promise<TaskResult>}
   */
  async follow(id, { signal, timeoutMs = DEFAULT_TIMEOUT_MS, onProgress } = {}) {
    const limit = AbortSignal.timeout(timeoutMs);
    const stop = signal === undefined ? limit : AbortSignal.any([signal, limit]);
    let lastId = '';
    // Counts drops in a row: a stream that brought something may drop again.
    for (let drops = 0; drops <= RETRY_DELAYS_MS.length; drops += 1) {
      const headers = { accept: 'text/event-stream', ...(lastId === '' ? {} : { 'last-event-id': lastId }) };
      const answer = await this.#request(`/tasks/${encodeURIComponent(id)}/events`, () => ({ headers, signal: stop }));
      if (answer.body === null) break; // 204: everything was seen before
      for await (const event of eventsOf(answer.body, stop)) {
        lastId = event.id;
        drops = 0;
        if (event.event !== 'task') continue;
        const task = /** @type {Task} */ (JSON.parse(event.data));
        onProgress?.(task);
        if (TERMINAL.has(task.status)) return this.#finish(task);
      }
      await sleep(RETRY_DELAYS_MS[drops] ?? 0, stop);
    }
    return this.#finish(await this.status(id));
  }

  /**
   * Submits many and waits for all. One failure stops none of the others.
   * @param {Submission[]} submissions
   * @param {WaitOptions} [options]
   * @returns {Promise<PromiseSettledResult<TaskResult>[]>} in the order given
   */
  async batch(submissions, options) {
    /** @type {Promise<PromiseSettledResult<TaskResult>[]>[]} */
    const runs = [];
    // One submit after the other: the service copies each file to disk before it answers.
    for (const submission of submissions) {
      const accepted = this.submit(submission);
      runs.push(Promise.allSettled([accepted.then(({ task_id: id }) => this.follow(id, options))]));
      await accepted.catch(() => undefined);
    }
    return (await Promise.all(runs)).flat();
  }

  /** @param {Task} task */
  async #finish(task) {
    if (task.status === 'completed') return this.result(task.task_id);
    const { code = 'TASK_NOT_FINISHED', message = `The task is ${task.status}.`, hint } = task.error ?? {};
    throw new AgentApiError(code, message, hint === undefined ? {} : { hint });
  }

  /**
   * @param {string} path
   * @param {() => RequestInit} [init] made anew for each attempt: a body can be sent once only
   */
  async #request(path, init = () => ({})) {
    for (let attempt = 0; ; attempt += 1) {
      const delay = RETRY_DELAYS_MS[attempt];
      try {
        return await this.#attempt(path, init());
      } catch (error) {
        const again = error instanceof AgentApiError && (error.retryable || error.status === 0) && delay !== undefined;
        if (!again) throw error;
        await sleep(delay);
      }
    }
  }

  /** @param {string} path @param {RequestInit} init */
  async #attempt(path, init) {
    const headers = new Headers(init.headers);
    if (this.#token !== undefined) headers.set('authorization', `Bearer ${this.#token}`);
    const answer = await fetch(`${this.#base}${PREFIX}${path}`, { ...init, headers }).catch((cause) => {
      if (init.signal?.aborted) throw cause;
      throw new AgentApiError('SERVICE_UNREACHABLE', `Nothing answers at ${this.#base}.`, { cause });
    });
    if (answer.ok) return answer;
    const problem = await answer.json().catch(() => ({}));
    throw new AgentApiError(problem.code ?? 'UNKNOWN', problem.detail ?? answer.statusText, {
      status: answer.status,
      hint: problem.hint,
      retryable: problem.retryable,
    });
  }
}

/** @param {Submission} submission */
function formOf({ datasheets, schematic, instruction, priority, provider, callbackUrl }) {
  const form = new FormData();
  for (const { name, data } of datasheets) form.append('datasheet', data, name);
  if (schematic !== undefined) form.append('schematic', schematic.data, schematic.name);
  for (const [name, value] of Object.entries({ instruction, priority, provider, callback_url: callbackUrl })) {
    if (value !== undefined) form.append(name, String(value));
  }
  return form;
}

/**
 * Server-sent events of a stream, comments left out. A connection that breaks ends it like one that was closed.
 * @param {ReadableStream<Uint8Array>} body
 * @param {AbortSignal} signal
 */
async function* eventsOf(body, signal) {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read().catch((error) => {
      if (signal.aborted) throw error;
      return { value: undefined, done: true };
    });
    if (done) return;
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      /** @param {string} name */
      const line = (name) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
      const data = line('data');
      if (data !== undefined) yield { id: line('id') ?? '', event: line('event') ?? 'message', data };
    }
  }
}

/** @param {number} milliseconds @param {AbortSignal} [signal] */
function sleep(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve(undefined);
    }, milliseconds);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
